import type { WorkingCalendar } from '../calendar/working-calendar.ts';
import { addWorkingTime } from '../calendar/working-time.ts';
import type { Instant } from '../time.ts';
import { type Clock, dueAt, usedUpAt } from './clock.ts';

/** 催办: half the time is used, the time is up, the department's leader hears of it, its head (一把手) does. */
export type Rung = 'half' | 'overdue' | 'leader' | 'head';

export type RungAt = { readonly rung: Rung; readonly at: Instant };

const HALF = 0.5;
/** Working time after the time was up (domain: running a task). */
const LEADER_AFTER = 4 * 60;

/** When each rung is reached, in order; null when that leads into days whose holidays are not known. Working time, whatever the clock itself runs in. */
export function rungsOf(clock: Clock, calendar: WorkingCalendar): readonly RungAt[] | null {
  const half = usedUpAt(clock, HALF, calendar);
  const overdue = dueAt(clock, calendar);
  if (half === null || overdue === null) return null;
  const leader = addWorkingTime(calendar, overdue, LEADER_AFTER);
  const head = addWorkingTime(calendar, overdue, workingDay(calendar));
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

/** Minutes that are worked on one day. */
function workingDay({ spells }: WorkingCalendar): number {
  return spells.reduce((sum, { from, to }) => sum + to - from, 0);
}
