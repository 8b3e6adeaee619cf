import type { StaffMember } from '../../core/catalogue/staff.ts';
import type { Talk } from '../../core/conversation/message.ts';
import type { InquiryLine } from '../../core/inquiry/inquiry-line.ts';
import { onDuty, type Speaker } from '../../core/people/colleague.ts';
import { done, type Result, refused } from '../../core/result.ts';
import type { Instant } from '../../core/time.ts';
import type { Records } from '../../ports/store.ts';
import { answerInquiry, correctInquiry } from './answer-inquiry.ts';
import { askInquiry } from './ask-inquiry.ts';
import { changeDuty } from './change-duty.ts';
import type { InquiryOrder } from './change-inquiry.ts';
import { acceptInquiry, withdrawInquiry } from './end-inquiry.ts';
import type { InquiryMeans } from './keep-inquiry.ts';
import { listInquiries } from './list-inquiries.ts';
import { pauseInquiry, resumeInquiry } from './pause-inquiry.ts';
import { returnInquiry } from './return-inquiry.ts';
import { ruleInquiry } from './rule-inquiry.ts';
import { viewInquiry } from './view-inquiry.ts';

type Said = Result<readonly string[]>;
type Numbered = Extract<InquiryLine, { readonly number: number }>;
type Act = (means: InquiryMeans, records: Records, order: InquiryOrder) => Promise<Said>;

/** Where a line was typed, by whom, when. `talk`: under which he is asked for words that lack. */
export type Typed = {
  readonly speaker: Speaker | null;
  readonly talk: Talk;
  readonly to: 'group' | 'person';
  readonly at: Instant;
};

const ACTS: Readonly<Record<Exclude<Numbered['kind'], 'view'>, Act>> = {
  answer: answerInquiry,
  correct: correctInquiry,
  return: returnInquiry,
  rule: ruleInquiry,
  accept: acceptInquiry,
  withdraw: withdrawInquiry,
  pause: pauseInquiry,
  resume: resumeInquiry,
};

const EXAMPLES: Readonly<Record<string, string>> = {
  协查: '协查 12 县不动产登记中心 截至今日名下有无住房',
  答: '答 34 否',
  退回: '退回 34 《不动产登记暂行条例》第七条 县住房和城乡建设局',
  更正: '更正 34 是 系统今天更新了',
  终审: '终审 34 县不动产登记中心 房屋登记由其负责',
  停钟: '停钟 34 等上级系统恢复',
  续钟: '续钟 34',
};

/** Does what a line about inquiries asks for. Only members of staff with a role may; who exactly, the rules say. */
export async function followInquiryLine(
  means: InquiryMeans,
  records: Records,
  line: InquiryLine,
  { speaker, talk, to, at }: Typed,
): Promise<Said> {
  const member = onDuty(means.catalogue.home, speaker);
  if (!member.ok) return member;
  const by = member.value;
  switch (line.kind) {
    case 'ask':
      return askInquiry(means, records, { task: line.task, words: line.words, by, talk, at });
    case 'mine':
      return done(await listInquiries(means, records, by, at));
    case 'duty':
      return changeDuty(means, records, { away: line.away, whom: line.whom, by, at });
    case 'inquiry-numberless':
      return refused('number-missing', `“${line.verb}”后面要写编号。`, `比如:${EXAMPLES[line.verb] ?? '答 34 否'}`);
    default:
      return numbered(means, records, line, { by, talk, to, at });
  }
}

function numbered(
  means: InquiryMeans,
  records: Records,
  { kind, number, words }: Numbered,
  { by, talk, to, at }: Omit<Typed, 'speaker'> & { readonly by: StaffMember },
): Promise<Said> {
  const order = { number, words, by, at };
  if (kind === 'view') return viewInquiry(means, records, { ...order, talk, to });
  return ACTS[kind](means, records, order);
}
