import { kindOfDay, type WorkingCalendar } from '../../server/core/calendar/working-calendar.ts';
import { addDays, type Day, dayOf, type Instant, isDay } from '../../server/core/time.ts';
import type { ClockMove } from '../../server/ports/sandbox.ts';

const HOUR = 3_600_000;
const DAY = 24 * HOUR;
/** The longest holiday with its weekends is shorter. */
const LONGEST_REST = 20;
const FIRST = Date.parse('2018-01-01T00:00:00+08:00');
const LAST = Date.parse('2100-01-01T00:00:00+08:00');

/** Where a move leads, `now` to the machine's own time; null when there is no such time, or none between 2018 and 2099. */
export function leadsTo(move: ClockMove, now: Instant, calendar: WorkingCalendar) {
  const at = target(move, now, calendar);
  return at >= FIRST && at < LAST ? at : null;
}

function target(move: ClockMove, now: Instant, calendar: WorkingCalendar): Instant {
  if (move.to === 'set') return isDay(move.at.slice(0, 10)) ? Date.parse(`${move.at}:00+08:00`) : Number.NaN;
  if (move.to === 'hour') return now + HOUR;
  if (move.to === 'working-day') return now + daysToWork(dayOf(now), calendar) * DAY;
  return Date.now();
}

/** Days until the next one that is worked. A year whose holidays are not known counts by the weekday. */
function daysToWork(today: Day, calendar: WorkingCalendar): number {
  const days = Array.from({ length: LONGEST_REST }, (_, at) => at + 1);
  return days.find((count) => isWorked(addDays(today, count), calendar)) ?? 1;
}

function isWorked(day: Day, calendar: WorkingCalendar): boolean {
  const kind = kindOfDay(calendar, day);
  if (kind !== 'unknown') return kind === 'working';
  return ![0, 6].includes(new Date(`${day}T00:00:00Z`).getUTCDay());
}
