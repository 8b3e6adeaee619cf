import { move } from '../../core/notice/move.ts';
import { foundTooLate } from '../../core/notice/move-reissue.ts';
import type { LossNotice } from '../../core/notice/notice.ts';
import { noticeRefused, noticeWithdrawn, withdrawWhichNotice } from '../../core/notice/notice-answer.ts';
import { kindNamed } from '../../core/notice/notice-kind.ts';
import { STANDING } from '../../core/notice/state.ts';
import type { Result } from '../../core/result.ts';
import { dayOf, type Instant } from '../../core/time.ts';
import type { Outcome, Step } from '../step.ts';
import { offering } from './await-answer.ts';
import { keepNotice } from './keep-notice.ts';
import { keepReissue } from './keep-reissue.ts';
import { type OwnNotice, ownNotice } from './own-notice.ts';
import { postOnBoard } from './post-on-board.ts';

const SHOWN = 3;

/** 找到了: his own notice is withdrawn; the board keeps it and says so. Without a number he is asked which. */
export async function withdrawNotice(step: Step, number: string | null): Promise<Outcome> {
  const { means, records, incoming, around, conversation } = step;
  if (number === null) {
    const own = await records.notices.ofApplicant(incoming, STANDING, SHOWN);
    const [reissued] = own.length > 0 ? [] : await records.notices.ofApplicant(incoming, ['reissued'], 1);
    if (reissued?.number) return withdrawNotice(step, reissued.number);
    const which = withdrawWhichNotice(own, nameOfKind(step), around);
    return { answer: which, conversation: offering(conversation, which, incoming.at) };
  }
  const { at } = incoming;
  const { notices } = records;
  const own = await ownNotice(
    step,
    /^\d+$/.test(number) ? notices.lock(Number(number)) : notices.lockPublished(number),
  );
  if (!own.ok) return { answer: noticeRefused(own.refusal, around), conversation };
  const moved = withdrawn(own.value, at);
  if (!moved.ok) return { answer: noticeRefused(moved.refusal, around), conversation };
  await keepNotice(records, moved.value, { by: 'citizen', at });
  const published = moved.value.number;
  if (published !== null) await postOnBoard(records, { event: 'withdrawn', number: published, day: dayOf(at) }, at);
  await keepReissue(means, records, moved.value, at);
  return { answer: noticeWithdrawn(published, own.value.kind.name, around), conversation };
}

/** After a reissue there is nothing to take back. */
function withdrawn({ notice, kind }: OwnNotice, at: Instant): Result<LossNotice> {
  if (notice.state === 'reissued') return foundTooLate(notice, kind.accepts);
  return move(notice, { verb: 'withdraw', by: 'applicant', at });
}

/** The name of a kind by its id. */
export function nameOfKind({ around }: Step): (kind: string) => string {
  return (kind) => kindNamed(around.catalogue.home.noticeBoard, kind)?.name ?? '证件';
}
