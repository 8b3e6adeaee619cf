import { workingCalendarOf } from '../../core/calendar/working-calendar.ts';
import type { LossNotice } from '../../core/notice/notice.ts';
import { kindNamed } from '../../core/notice/notice-kind.ts';
import { reissueClimb, reissueDue } from '../../core/notice/reissue-clock.ts';
import type { Instant } from '../../core/time.ts';
import type { Records } from '../../ports/store.ts';
import { type ReissueMeans, showReissue } from './show-reissue.ts';

/** Name of the timer that reminds a department of a case; stored with every timer. */
export const REISSUE_CLOCK = 'reissue-clock';

/** Days whose holidays are not known today may be entered by tomorrow. */
const ASK_AGAIN = 86_400_000;

/** What follows for the case of a notice that changed: its timer, whose delay it is, its card. Nothing where nobody asked for a reissue. */
export async function keepReissue(
  means: ReissueMeans,
  records: Records,
  notice: LossNotice,
  at: Instant,
): Promise<void> {
  const { reissue, number } = notice;
  if (!reissue || number === null) return;
  const timer = { kind: REISSUE_CLOCK, subject: number };
  const due = nextReissueRing(means, notice, at);
  if (due === null) await records.timers.cancel(timer);
  else await records.timers.set({ ...timer, due }, at);
  await markReissue(means, records, notice);
  await showReissue(means, records, notice, at);
}

/** Says by whom a case is waited for and until when, so that open and late ones can be counted. */
export async function markReissue(
  { catalogue }: ReissueMeans,
  { notices }: Pick<Records, 'notices'>,
  notice: LossNotice,
): Promise<void> {
  const kind = kindNamed(catalogue.home.noticeBoard, notice.kind);
  const waits = notice.reissue?.state === 'asked' && kind !== null;
  const due = reissueDue(notice, workingCalendarOf(catalogue));
  await notices.markReissue(notice.case, waits ? { department: kind.reissuer, due } : null);
}

/** When the department is next to be told of the time of a case; null: never more, or not while an objection holds it. */
export function nextReissueRing({ catalogue }: ReissueMeans, notice: LossNotice, now: Instant): Instant | null {
  const climb = reissueClimb(notice, {
    ladder: catalogue.home.reissueLadder,
    calendar: workingCalendarOf(catalogue),
    now,
  });
  if (climb === null) return null;
  if (climb === 'unknown') return now + ASK_AGAIN;
  return climb.rung === null ? climb.nextAt : now;
}
