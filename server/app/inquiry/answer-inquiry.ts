import type { StaffMember } from '../../core/catalogue/staff.ts';
import { answerWords } from '../../core/inquiry/answer-words.ts';
import { answered, BY_HAND, corrected } from '../../core/inquiry/answering.ts';
import type { Inquiry, InquiryAnswer } from '../../core/inquiry/inquiry.ts';
import { namesIn } from '../../core/inquiry/names.ts';
import { receipt } from '../../core/inquiry/receipt.ts';
import { sourceOf } from '../../core/inquiry/source.ts';
import { done, type Result } from '../../core/result.ts';
import type { Instant } from '../../core/time.ts';
import type { Records } from '../../ports/store.ts';
import { allowedWords, type InquiryOrder } from './change-inquiry.ts';
import { type InquiryMeans, keepInquiry } from './keep-inquiry.ts';
import { tellTask } from './tell-task.ts';

type Said = Result<readonly string[]>;
type Saying = { readonly verb: 'answer' | 'correct'; readonly rule: typeof answered; readonly event: string };

/** 答 34 否: the verifier answers; the task hears of it, he gets the receipt. */
export function answerInquiry(means: InquiryMeans, records: Records, order: InquiryOrder): Promise<Said> {
  return say(means, records, order, { verb: 'answer', rule: answered, event: 'inquiry-answered' });
}

/** 更正 34 是 …: the earlier answer stays in the list; whoever built on it has to look again. */
export function correctInquiry(means: InquiryMeans, records: Records, order: InquiryOrder): Promise<Said> {
  return say(means, records, order, { verb: 'correct', rule: corrected, event: 'inquiry-corrected' });
}

async function say(
  means: InquiryMeans,
  records: Records,
  order: InquiryOrder,
  { verb, rule, event }: Saying,
): Promise<Said> {
  const { number, by, at } = order;
  const allowed = await allowedWords(records, order, verb);
  if (!allowed.ok) return allowed;
  const { locked, party, fit } = allowed.value;
  const { inquiry } = locked;
  const meant = answerWords(fit, number);
  if (!meant.ok) return meant;
  const said: InquiryAnswer = {
    ...meant.value,
    ...{ who: by.id, by: 'person', department: by.department, at, source: sourceFor(means, inquiry) },
  };
  const changed = rule(inquiry, party, said);
  if (!changed.ok) return changed;
  if (verb === 'answer') await noteLook(records, inquiry, by, at);
  await keepInquiry(means, records, { inquiry: changed.value, event, by: by.id, at, notable: false });
  await tellTask(means, records, changed.value, said);
  return done(receipt(changed.value, said, namesIn(means.catalogue.home), at));
}

/** Whoever answers has looked it up: the citizen reads that too. The answer itself stands in the trail. */
function noteLook({ looks }: Records, inquiry: Inquiry, { id, department }: StaffMember, at: Instant): Promise<void> {
  const { publicNumber, fact, purpose, subject } = inquiry;
  const look = { kind: 'looked-up', by: id, department, inquiry: publicNumber, fact, purpose, at } as const;
  return looks.add(look, subject.account);
}

function sourceFor({ catalogue }: InquiryMeans, inquiry: Inquiry): string {
  const system = sourceOf(catalogue.home.factSources, inquiry)?.system;
  return system === undefined ? BY_HAND : `${system}(人工查询)`;
}
