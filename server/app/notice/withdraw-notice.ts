import { move } from '../../core/notice/move.ts';
import { noticeRefused, noticeWithdrawn, withdrawWhichNotice } from '../../core/notice/notice-answer.ts';
import { kindNamed } from '../../core/notice/notice-kind.ts';
import { STANDING } from '../../core/notice/state.ts';
import { dayOf } from '../../core/time.ts';
import type { Outcome, Step } from '../step.ts';
import { offering } from './await-answer.ts';
import { keepNotice } from './keep-notice.ts';
import { ownNotice } from './own-notice.ts';
import { postOnBoard } from './post-on-board.ts';

const SHOWN = 3;

/** 找到了: his own notice is withdrawn; the board keeps it and says so. Without a number he is asked which. */
export async function withdrawNotice(step: Step, number: string | null): Promise<Outcome> {
  const { records, incoming, around, conversation } = step;
  if (number === null) {
    const own = await records.notices.ofApplicant(incoming, STANDING, SHOWN);
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
  const moved = move(own.value.notice, { verb: 'withdraw', by: 'applicant', at });
  if (!moved.ok) return { answer: noticeRefused(moved.refusal, around), conversation };
  await keepNotice(records, moved.value, { by: 'citizen', at });
  const published = moved.value.number;
  if (published !== null) await postOnBoard(records, { event: 'withdrawn', number: published, day: dayOf(at) }, at);
  return { answer: noticeWithdrawn(published, own.value.kind.name, around), conversation };
}

/** The name of a kind by its id. */
export function nameOfKind({ around }: Step): (kind: string) => string {
  return (kind) => kindNamed(around.catalogue.home.noticeBoard, kind)?.name ?? '证件';
}
