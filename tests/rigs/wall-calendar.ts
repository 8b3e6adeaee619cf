import { kindOfDay, type WorkingCalendar } from '../../server/core/calendar/working-calendar.ts';
import { dayOf } from '../../server/core/time.ts';

const MINUTE = 60_000;
const DAY = 24 * 60;
/** Shanghai's clocks have not been moved since 1991. */
const AHEAD = 8 * 60;

/** What is written on each day of the wall calendar, looked up once. */
const kinds = new WeakMap<WorkingCalendar, Map<number, ReturnType<typeof kindOfDay>>>();

/** Whether somebody works in the minute that begins at `now`; null on days of a year whose holidays are not known. */
export function isWorked(calendar: WorkingCalendar, now: number): boolean | null {
  const minutes = Math.floor(now / MINUTE) + AHEAD;
  const kind = kindOn(calendar, Math.floor(minutes / DAY), now);
  if (kind === 'unknown') return null;
  const minute = minutes % DAY;
  return kind === 'working' && calendar.spells.some(({ from, to }) => from <= minute && minute < to);
}

function kindOn(calendar: WorkingCalendar, day: number, now: number): ReturnType<typeof kindOfDay> {
  const known = kinds.get(calendar) ?? new Map<number, ReturnType<typeof kindOfDay>>();
  kinds.set(calendar, known);
  const kind = known.get(day) ?? kindOfDay(calendar, dayOf(now));
  known.set(day, kind);
  return kind;
}
