import { move } from '../../core/notice/move.ts';
import type { LossNotice } from '../../core/notice/notice.ts';
import type { NoticeKind } from '../../core/notice/notice-kind.ts';
import { announcementOf } from '../../core/notice/public-notice.ts';
import { addDays, type Day, dayOf, type Instant, startOf } from '../../core/time.ts';
import type { Records } from '../../ports/store.ts';
import type { Knowledge } from '../means.ts';
import { keepNotice } from './keep-notice.ts';
import { keepReissue } from './keep-reissue.ts';
import { expectOnBoard, postOnBoard } from './post-on-board.ts';

/** Names of the timers that wait for the days of a notice. */
export const NOTICE_TERM = 'notice-term';
export const NOTICE_PRIVACY = 'notice-privacy';

/** The first instant after a day. */
export function endOf(day: Day): Instant {
  return startOf(addDays(day, 1));
}

/** Gives a notice that may be published its number, puts it on the board, and ends the one that it corrects. */
export async function publishNotice(
  { catalogue }: Pick<Knowledge, 'catalogue'>,
  records: Records,
  { notice, kind, by, at }: { notice: LossNotice; kind: NoticeKind; by: string; at: Instant },
): Promise<LossNotice> {
  const on = dayOf(at);
  expectOnBoard(records, on); // from the number on nobody else publishes: all else went before, or goes with the commit
  const number = await records.numbers.nextPublic('YS', on, 'last');
  const published: LossNotice = { ...notice, number };
  const announced = announcementOf(published, kind, { number, on, places: catalogue.places });
  await postOnBoard(records, { event: 'published', day: on, ...announced }, at);
  await keepNotice(records, published, { by, at });
  const { endsOn, privateOn } = announced;
  await records.timers.set({ kind: NOTICE_TERM, subject: number, due: endOf(endsOn ?? on) }, at);
  await records.timers.set({ kind: NOTICE_PRIVACY, subject: number, due: endOf(privateOn ?? on) }, at);
  if (notice.corrects !== null) await endCorrected({ catalogue }, records, notice.corrects, { by: number, at });
  return published;
}

async function endCorrected(
  knowledge: Pick<Knowledge, 'catalogue'>,
  records: Records,
  number: string,
  { by, at }: { readonly by: string; readonly at: Instant },
): Promise<void> {
  const old = await records.notices.lockPublished(number);
  const moved = old === null ? null : move(old, { verb: 'correct', by: 'rule', at });
  if (!moved?.ok) return;
  await keepNotice(records, moved.value, { by: 'bot', at });
  await postOnBoard(records, { event: 'corrected', number, day: dayOf(at), by }, at);
  await keepReissue(knowledge, records, moved.value, at);
}
