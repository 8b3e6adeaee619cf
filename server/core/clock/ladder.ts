import type { WorkingCalendar } from '../calendar/working-calendar.ts';
import { addWorkingTime } from '../calendar/working-time.ts';
import type { Instant } from '../time.ts';
import { type Allowance, type Clock, dueAt, usedUpAt } from './clock.ts';

/** 催办: half the time is used, the time is up, the department's leader hears of it, its head (一把手) does. */
export type Rung = 'half' | 'overdue' | 'leader' | 'head';

export type RungAt = { readonly rung: Rung; readonly at: Instant };

/** How long after the time was up: minutes, or days of the county's working hours (of 24 hours by the clock on the wall). */
export type Step = Allowance | { readonly days: number; readonly runs: Allowance['runs'] };

/** When somebody is reminded, in percent of the allowance, and how long after its end whom it climbs to. The county's data. */
export type Ladder = { readonly remindAtPercent: number; readonly leaderAfter: Step; readonly headAfter: Step };

const DAY = 24 * 60;
const MINUTE = 60_000;

/** When each rung is reached, in order; null when that leads into days whose holidays are not known. */
export function rungsOf(clock: Clock, ladder: Ladder, calendar: WorkingCalendar): readonly RungAt[] | null {
  const half = usedUpAt(clock, ladder.remindAtPercent / 100, calendar);
  const overdue = dueAt(clock, calendar);
  if (half === null || overdue === null) return null;
  const leader = stepFrom(overdue, ladder.leaderAfter, calendar);
  const head = stepFrom(overdue, ladder.headAfter, calendar);
  if (leader === null || head === null) return null;
  return [
    { rung: 'half', at: half },
    { rung: 'overdue', at: overdue },
    { rung: 'leader', at: leader },
    { rung: 'head', at: head },
  ];
}

/** The rungs reached by now that nobody was told of yet, and when the next one comes. `told`: the highest that was. */
export function climbed(
  rungs: readonly RungAt[],
  told: Rung | null,
  now: Instant,
): { readonly reached: readonly Rung[]; readonly nextAt: Instant | null } {
  const open = rungs.slice(rungs.findIndex(({ rung }) => rung === told) + 1);
  const reached = open.filter(({ at }) => at <= now);
  return { reached: reached.map(({ rung }) => rung), nextAt: open[reached.length]?.at ?? null };
}

/** Minutes of a step, in the time that it runs in. `spells`: of a working day. */
export function stepMinutes(step: Step, { spells }: Pick<WorkingCalendar, 'spells'>): number {
  if (!('days' in step)) return step.minutes;
  return step.days * (step.runs === 'wall' ? DAY : spells.reduce((sum, { from, to }) => sum + to - from, 0));
}

function stepFrom(from: Instant, step: Step, calendar: WorkingCalendar): Instant | null {
  const minutes = stepMinutes(step, calendar);
  return step.runs === 'wall' ? from + minutes * MINUTE : addWorkingTime(calendar, from, minutes);
}
