import type { WorkingCalendar } from '../calendar/working-calendar.ts';
import type { Allowance, Clock } from '../clock/clock.ts';
import { dueAt, usedUpAt } from '../clock/clock.ts';
import { type RungAt, rungsOf } from '../clock/ladder.ts';
import type { Instant } from '../time.ts';
import type { Inquiry } from './inquiry.ts';

/** By the clock on the wall: a fact that a register holds takes no office hours (domain: inquiry between departments). */
const ANSWER_WITHIN: Allowance = { minutes: 24 * 60, runs: 'wall' };

type Timed = Pick<Inquiry, 'dispatchedAt' | 'pauses'>;

/** Runs from the first dispatch, whoever has it now: sending an inquiry on wins nobody any time. Null before. */
function inquiryClock({ dispatchedAt, pauses }: Timed): Clock | null {
  return dispatchedAt === null ? null : { startedAt: dispatchedAt, allowance: ANSWER_WITHIN, pauses };
}

/** Until when it is to be answered; null before dispatch. */
export function inquiryDue(inquiry: Timed, calendar: WorkingCalendar): Instant | null {
  const clock = inquiryClock(inquiry);
  return clock && dueAt(clock, calendar);
}

/**
 * When who is told. Leader and head are told in working time: where the holidays of those days are not known, the ladder ends at
 * 超时, which needs no calendar.
 */
export function inquiryRungs(inquiry: Timed, calendar: WorkingCalendar): readonly RungAt[] {
  const clock = inquiryClock(inquiry);
  if (clock === null) return [];
  const rungs = rungsOf(clock, calendar);
  if (rungs !== null) return rungs;
  const [half, overdue] = [usedUpAt(clock, 0.5, calendar), dueAt(clock, calendar)];
  return [
    ...(half === null ? [] : [{ rung: 'half' as const, at: half }]),
    ...(overdue === null ? [] : [{ rung: 'overdue' as const, at: overdue }]),
  ];
}
