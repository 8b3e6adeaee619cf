import { askForNotice } from '../../core/notice/filing-answer.ts';
import { missingIn } from '../../core/notice/form.ts';
import { move } from '../../core/notice/move.ts';
import type { LossNotice } from '../../core/notice/notice.ts';
import { inReview, noticeRefused, nowPublic } from '../../core/notice/notice-answer.ts';
import type { NoticeKind } from '../../core/notice/notice-kind.ts';
import { UNDERTAKING_VERSION } from '../../core/notice/undertaking.ts';
import type { Outcome, Step } from '../step.ts';
import { asking } from './begin-notice.ts';
import { keepNotice } from './keep-notice.ts';
import { ownNotice } from './own-notice.ts';
import { publishNotice } from './publish-notice.ts';
import { showFirst, standingBefore } from './take-notice-words.ts';

/** 同意并登记: he undertakes what he was shown; a kind that nobody has to look at is public at once. */
export async function undertakeNotice(step: Step, number: number): Promise<Outcome> {
  const { records, incoming, around } = step;
  const { at } = incoming;
  const own = await ownNotice(step, records.notices.lock(number));
  if (!own.ok) return over(step, noticeRefused(own.refusal, around));
  const { notice, kind } = own.value;
  if (missingIn(notice) !== null) return asking(step, number, askForNotice(notice, kind, around));
  const first = await standingBefore(step, notice);
  if (first !== null) return showFirst(step, notice, first);
  const moved = move(notice, { verb: 'undertake', by: 'applicant', at });
  if (!moved.ok) return over(step, noticeRefused(moved.refusal, around));
  const undertaken = { ...moved.value, undertaken: { version: UNDERTAKING_VERSION, at } };
  await keepNotice(records, undertaken, { by: 'citizen', at });
  return file(step, undertaken, kind);
}

async function file(step: Step, notice: LossNotice, kind: NoticeKind): Promise<Outcome> {
  const { means, records, incoming, around } = step;
  const { at } = incoming;
  const moved = move(notice, { verb: kind.review ? 'submit' : 'publish', by: 'rule', at });
  if (!moved.ok) return over(step, noticeRefused(moved.refusal, around));
  if (kind.review) {
    await keepNotice(records, moved.value, { by: 'bot', at });
    return over(step, inReview(moved.value, kind, around));
  }
  const published = await publishNotice(means, records, { notice: moved.value, kind, by: 'bot', at });
  const shown = await records.notices.board.find(published.number ?? '');
  if (shown === null) throw new Error('A notice was published and is not on the board.');
  const foundAt = await records.notices.found.since(kind.id, notice.certificateNumber ?? '');
  const address = `${means.publicUrl}/board/${shown.number}`;
  return over(step, nowPublic(shown, kind, { address, foundAt }, around));
}

function over({ conversation }: Step, answer: Outcome['answer']): Outcome {
  return { answer, conversation: { ...conversation, pending: null } };
}
