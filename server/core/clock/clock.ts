import type { WorkingCalendar } from '../calendar/working-calendar.ts';
import { addWorkingTime, workingTimeBetween } from '../calendar/working-time.ts';
import type { Instant } from '../time.ts';
import { longestOf, type Pause } from './pause.ts';

const MINUTE = 60_000;

/** How long something may take, and in which time: minutes of working time, or minutes by the clock on the wall. */
export type Allowance = { readonly minutes: number; readonly runs: 'working' | 'wall' };

/** 时限: from when, how long, and when it stood still (by rising `from`, none inside another). */
export type Clock = {
  readonly startedAt: Instant;
  readonly allowance: Allowance;
  readonly pauses: readonly Pause[];
};

/**
 * When `share` of the allowance is used up; null when that leads into days whose holidays are not known. A pause that goes on
 * counts to the longest it may last, so that a clock that stands still is due all the same.
 */
export function usedUpAt(
  { startedAt, allowance, pauses }: Clock,
  share: number,
  calendar: WorkingCalendar,
): Instant | null {
  const { runs } = allowance;
  let left = allowance.minutes * MINUTE * share;
  let from = startedAt;
  for (const pause of pauses) {
    const used = between(from, pause.from, runs, calendar);
    if (used === null) return null;
    if (used >= left) break;
    const end = endOf(pause, calendar);
    if (end === null) return null;
    left -= used;
    from = Math.max(from, end);
  }
  return after(from, left / MINUTE, runs, calendar);
}

/** When the time is up. */
export function dueAt(clock: Clock, calendar: WorkingCalendar): Instant | null {
  return usedUpAt(clock, 1, calendar);
}

/** The end of a pause: when it was ended, at the latest when its reason's longest time is over. */
function endOf(pause: Pause, calendar: WorkingCalendar): Instant | null {
  const { from, to } = pause;
  const { minutes, runs } = longestOf(pause);
  const longest = after(from, minutes, runs, calendar);
  if (to === null || longest === null) return longest;
  return Math.min(to, longest);
}

function after(from: Instant, minutes: number, runs: Allowance['runs'], calendar: WorkingCalendar): Instant | null {
  return runs === 'wall' ? from + minutes * MINUTE : addWorkingTime(calendar, from, minutes);
}

function between(from: Instant, to: Instant, runs: Allowance['runs'], calendar: WorkingCalendar): number | null {
  return runs === 'wall' ? Math.max(0, to - from) : workingTimeBetween(calendar, from, to);
}
