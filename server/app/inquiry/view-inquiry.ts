import { workingCalendarOf } from '../../core/calendar/working-calendar.ts';
import type { Talk } from '../../core/conversation/message.ts';
import { inquiryDue } from '../../core/inquiry/clock.ts';
import { type Inquiry, standingAnswer } from '../../core/inquiry/inquiry.ts';
import { nextState } from '../../core/inquiry/life-cycle.ts';
import type { Look } from '../../core/inquiry/look.ts';
import { namesIn } from '../../core/inquiry/names.ts';
import { receipt } from '../../core/inquiry/receipt.ts';
import { askedAnswer, standingLines, subjectLines } from '../../core/inquiry/view-lines.ts';
import { done, type Result, refused } from '../../core/result.ts';
import type { Records } from '../../ports/store.ts';
import { keepAsked } from '../task/ask-words.ts';
import { mandateHolds } from './ask-inquiry.ts';
import { type InquiryOrder, type LockedInquiry, lockInquiry, partyIn } from './change-inquiry.ts';
import { type InquiryMeans, noteBoth } from './keep-inquiry.ts';

type Said = Result<readonly string[]>;
type Asked = InquiryOrder & { readonly talk: Talk; readonly to: 'group' | 'person' };

/**
 * 看 34: the verifier learns whom it is about, in his own chat; who asked learns how it stands. Every look, also one that is refused,
 * stands in the trail and where the citizen can see it.
 */
export async function viewInquiry(means: InquiryMeans, records: Records, asked: Asked): Promise<Said> {
  const { number, by, at } = asked;
  const locked = await lockInquiry(records, number);
  if (!locked.ok) {
    const facts = { number };
    await records.trail.append({ record: `looks ${by.id}`, event: 'look-refused', by: by.id, at, facts });
    return locked;
  }
  const party = partyIn(locked.value, by);
  if (party === 'asker') return done(howItStands(means, locked.value.inquiry, at));
  return viewSubject(records, asked, locked.value, party);
}

async function viewSubject(
  records: Records,
  { number, by, at, talk, to }: Asked,
  { inquiry, task }: LockedInquiry,
  party: ReturnType<typeof partyIn>,
): Promise<Said> {
  const allowed = nextState(inquiry, 'view', party);
  const held = mandateHolds(task, at);
  if (!allowed.ok || !held) {
    await note(records, inquiry, { kind: 'refused', by: by.id, department: by.department }, at);
    if (!allowed.ok) return allowed;
    return refused(
      'inquiry-unauthorised',
      `${number} 号协查的授权没有了,不再给看。`,
      '不用再查;有疑问问发起协查的人。',
    );
  }
  if (to === 'group')
    return refused('view-in-group', '是谁不在群里说,群里的人都看得到。', `点我的头像,在单聊里发:看 ${number}`);
  await note(records, inquiry, { kind: 'viewed', by: by.id, department: by.department }, at);
  return allowedToAnswer(inquiry, party)
    ? keepAsked(records, askedAnswer(inquiry), talk, at)
    : done(subjectLines(inquiry));
}

/** Whoever looks while it waits for him is asked right there: a number is the answer. */
function allowedToAnswer(inquiry: Inquiry, party: ReturnType<typeof partyIn>): boolean {
  return nextState(inquiry, 'answer', party).ok;
}

/** A look in the trail of both, and in what the citizen is shown. */
export async function note(
  records: Pick<Records, 'trail' | 'looks'>,
  inquiry: Inquiry,
  { kind, by, department }: Pick<Look, 'kind' | 'by' | 'department'>,
  at: number,
): Promise<void> {
  const { publicNumber, fact, purpose, subject } = inquiry;
  await records.looks.add({ kind, by, department, inquiry: publicNumber, fact, purpose, at }, subject.account);
  const event = { viewed: 'inquiry-viewed', 'looked-up': 'inquiry-looked-up', refused: 'inquiry-view-refused' }[kind];
  await noteBoth(records, { inquiry, event, by: by ?? 'bot', at });
}

function howItStands({ catalogue }: InquiryMeans, inquiry: Inquiry, at: number): readonly string[] {
  const names = namesIn(catalogue.home);
  const answer = standingAnswer(inquiry);
  if (answer) return receipt(inquiry, answer, names, at);
  return standingLines(inquiry, inquiryDue(inquiry, workingCalendarOf(catalogue)), names, at);
}
