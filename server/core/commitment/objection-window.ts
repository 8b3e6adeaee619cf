import { kindOfDay, type WorkingCalendar } from '../calendar/working-calendar.ts';
import { addDays, type Day, dayOf, type Instant, startOf } from '../time.ts';

/** The last day on which he may object: the `days`-th working day after; null when that leads into days whose holidays nobody entered. */
export function lastDayToObject(calendar: WorkingCalendar, since: Instant, days: number): Day | null {
  let day = dayOf(since);
  for (let left = days; left > 0; ) {
    day = addDays(day, 1);
    const kind = kindOfDay(calendar, day);
    if (kind === 'unknown') return null;
    if (kind === 'working') left -= 1;
  }
  return day;
}

/** The first instant after that day. */
export function objectionEnds(calendar: WorkingCalendar, since: Instant, days: number): Instant | null {
  const last = lastDayToObject(calendar, since, days);
  return last === null ? null : startOf(addDays(last, 1));
}
