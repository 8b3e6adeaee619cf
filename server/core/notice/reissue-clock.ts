import type { WorkingCalendar } from '../calendar/working-calendar.ts';
import { type Clock, dueAt } from '../clock/clock.ts';
import { climbed, type Ladder, type Rung, rungsOf } from '../clock/ladder.ts';
import type { Instant } from '../time.ts';
import type { LossNotice } from './notice.ts';
import { isHeld, type Reissue } from './reissue.ts';

type Waiting = Pick<LossNotice, 'state' | 'reissue'>;

/** The clock of a case that waits for the department; null when none does, while an objection holds it, and where there was no time yet. */
function clockOf({ state, reissue }: Waiting): Clock | null {
  if (reissue?.state !== 'asked' || !reissue.time || isHeld(state)) return null;
  const { since, allowance } = reissue.time;
  return { startedAt: since, allowance, pauses: [] };
}

/** Until when the department is to close or refuse it; null while no time runs, or the holidays on the way are not known. */
export function reissueDue(notice: Waiting, calendar: WorkingCalendar): Instant | null {
  const clock = clockOf(notice);
  return clock && dueAt(clock, calendar);
}

/** What the ladder says now. `rung`: the highest that was reached and not told; it speaks for those below. */
export type ReissueClimb = { readonly rung: Rung | null; readonly nextAt: Instant | null };

/** Null while no time runs; `unknown` where it leads into days whose holidays nobody entered. */
export function reissueClimb(
  notice: Waiting,
  { ladder, calendar, now }: { readonly ladder: Ladder; readonly calendar: WorkingCalendar; readonly now: Instant },
): ReissueClimb | 'unknown' | null {
  const clock = clockOf(notice);
  if (clock === null) return null;
  const rungs = rungsOf(clock, ladder, calendar);
  if (rungs === null) return 'unknown';
  const { reached, nextAt } = climbed(rungs, notice.reissue?.time?.told ?? null, now);
  return { rung: reached.at(-1) ?? null, nextAt };
}

/** The case after its department was told. */
export function reissueTold(reissue: Reissue, rung: Rung): Reissue {
  return reissue.time ? { ...reissue, time: { ...reissue.time, told: rung } } : reissue;
}
