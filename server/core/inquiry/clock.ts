import type { WorkingCalendar } from '../calendar/working-calendar.ts';
import type { Allowance, Clock } from '../clock/clock.ts';
import { dueAt, usedUpAt } from '../clock/clock.ts';
import { type Ladder, type RungAt, rungsOf } from '../clock/ladder.ts';
import type { Instant } from '../time.ts';
import type { Inquiry } from './inquiry.ts';

/** Of inquiries from before a county could say how long an answer may take. */
const EARLIER: Allowance = { minutes: 24 * 60, runs: 'wall' };

type Timed = Pick<Inquiry, 'dispatchedAt' | 'allowance' | 'pauses'>;

/** Runs from the first dispatch, whoever has it now: sending an inquiry on wins nobody any time. Null before. */
function inquiryClock({ dispatchedAt, allowance = EARLIER, pauses }: Timed): Clock | null {
  return dispatchedAt === null ? null : { startedAt: dispatchedAt, allowance, pauses };
}

/** Until when it is to be answered; null before dispatch. */
export function inquiryDue(inquiry: Timed, calendar: WorkingCalendar): Instant | null {
  const clock = inquiryClock(inquiry);
  return clock && dueAt(clock, calendar);
}

/**
 * When who is told. Where leader and head are told in working time and the holidays of those days are not known, the ladder ends at
 * 超时, which by the clock on the wall needs no calendar.
 */
export function inquiryRungs(inquiry: Timed, ladder: Ladder, calendar: WorkingCalendar): readonly RungAt[] {
  const clock = inquiryClock(inquiry);
  if (clock === null) return [];
  const rungs = rungsOf(clock, ladder, calendar);
  if (rungs !== null) return rungs;
  const [half, overdue] = [usedUpAt(clock, ladder.remindAtPercent / 100, calendar), dueAt(clock, calendar)];
  return [
    ...(half === null ? [] : [{ rung: 'half' as const, at: half }]),
    ...(overdue === null ? [] : [{ rung: 'overdue' as const, at: overdue }]),
  ];
}
