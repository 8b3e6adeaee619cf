import { resumed } from '../clock/pause.ts';
import { done, type Result, refused } from '../result.ts';
import type { Instant } from '../time.ts';
import { ANSWER_LABELS, type Inquiry, type InquiryAnswer, standingAnswer } from './inquiry.ts';
import { nextState } from './life-cycle.ts';
import type { Party } from './party.ts';

/** Source system of what a person looked up where nobody wrote down in which. */
export const BY_HAND = '人工核查';

/** The verifier answers; a pause ends with it. */
export function answered(inquiry: Inquiry, party: Party, answer: InquiryAnswer): Result<Inquiry> {
  const state = nextState(inquiry, 'answer', party);
  if (!state.ok) return state;
  return done(withAnswer({ ...inquiry, state: state.value }, answer));
}

/** A data source answers an inquiry that nobody was asked yet. */
export function answeredByData(inquiry: Inquiry, answer: InquiryAnswer): Result<Inquiry> {
  if (inquiry.state === 'draft') return done(withAnswer({ ...inquiry, state: 'answered' }, answer));
  return refused('inquiry-asked', `${inquiry.number} 号协查已经不等系统答了。`, '由协查员答。');
}

/** 更正 supersedes: the earlier answer stays in the list, what was accepted has to be accepted again. Refuses what changes nothing. */
export function corrected(inquiry: Inquiry, party: Party, answer: InquiryAnswer): Result<Inquiry> {
  const state = nextState(inquiry, 'correct', party);
  if (!state.ok) return state;
  const before = standingAnswer(inquiry);
  if (before?.kind === answer.kind && before.text === answer.text)
    return refused(
      'correction-same',
      `${inquiry.number} 号答的本来就是“${ANSWER_LABELS[answer.kind]}”,没有改动。`,
      '要改成别的,写新的答复和为什么改。',
    );
  return done(withAnswer({ ...inquiry, state: state.value, acceptedAt: null }, answer));
}

function withAnswer(inquiry: Inquiry, answer: InquiryAnswer): Inquiry {
  const { answers, pauses, revision } = inquiry;
  return { ...inquiry, answers: [...answers, answer], pauses: resumed(pauses, answer.at), revision: revision + 1 };
}

/** Who asked takes the answer as it stands. */
export function accepted(inquiry: Inquiry, party: Party, now: Instant): Result<Inquiry> {
  const state = nextState(inquiry, 'accept', party);
  if (!state.ok) return state;
  return done({ ...inquiry, state: state.value, acceptedAt: now, revision: inquiry.revision + 1 });
}

/** Nobody needs the answer any more: the task is over, or what the citizen allowed was taken back. */
export function withdrawn(inquiry: Inquiry, party: Party, now: Instant): Result<Inquiry> {
  const state = nextState(inquiry, 'withdraw', party);
  if (!state.ok) return state;
  const { pauses, revision } = inquiry;
  return done({ ...inquiry, state: state.value, endedAt: now, pauses: resumed(pauses, now), revision: revision + 1 });
}
