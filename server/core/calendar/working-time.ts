import { addDays, type Day, dayOf, type Instant, startOf } from '../time.ts';
import { kindOfDay, type WorkingCalendar } from './working-calendar.ts';

const MINUTE = 60_000;

type Spell = { readonly from: Instant; readonly to: Instant };

/** Whether somebody is at work, and if not, when next. `unknown`: the holidays of that year were not entered yet. */
export type Attendance =
  | { readonly kind: 'open'; readonly until: Instant }
  | { readonly kind: 'closed'; readonly opensAt: Instant }
  | { readonly kind: 'unknown'; readonly year: number };

/** The instant `minutes` of working time after `from`; null when that leads into a day whose holidays are not known. */
export function addWorkingTime(calendar: WorkingCalendar, from: Instant, minutes: number): Instant | null {
  let left = minutes * MINUTE;
  if (left <= 0) return from;
  for (let day = dayOf(from); ; day = addDays(day, 1)) {
    const spells = spellsOf(calendar, day);
    if (spells === null) return null;
    for (const { from: begin, to } of rest(spells, from)) {
      if (begin + left <= to) return begin + left;
      left -= to - begin;
    }
  }
}

/** What is left of the spells after an instant. */
function rest(spells: readonly Spell[], from: Instant): readonly Spell[] {
  return spells.filter(({ to }) => from < to).map((spell) => ({ ...spell, from: Math.max(spell.from, from) }));
}

/** Working milliseconds between two instants, 0 when `to` is earlier; null when a day between them is not known. */
export function workingTimeBetween(calendar: WorkingCalendar, from: Instant, to: Instant): number | null {
  let sum = 0;
  for (let day = dayOf(from); startOf(day) < to; day = addDays(day, 1)) {
    const spells = spellsOf(calendar, day);
    if (spells === null) return null;
    for (const spell of spells) sum += Math.max(0, Math.min(spell.to, to) - Math.max(spell.from, from));
  }
  return sum;
}

/** Whether somebody is at work at an instant. The end of a spell belongs to the pause after it. */
export function attendanceAt(calendar: WorkingCalendar, at: Instant): Attendance {
  if (calendar.spells.length === 0) return { kind: 'unknown', year: yearOf(dayOf(at)) };
  for (let day = dayOf(at); ; day = addDays(day, 1)) {
    const spells = spellsOf(calendar, day);
    if (spells === null) return { kind: 'unknown', year: unknownYear(calendar, day) };
    const next = spells.find((spell) => at < spell.to);
    if (next) return at >= next.from ? { kind: 'open', until: next.to } : { kind: 'closed', opensAt: next.from };
  }
}

function spellsOf(calendar: WorkingCalendar, day: Day): readonly Spell[] | null {
  const kind = kindOfDay(calendar, day);
  if (kind === 'unknown') return null;
  const midnight = startOf(day);
  const at = (minutes: number): Instant => midnight + minutes * MINUTE;
  return kind === 'off' ? [] : calendar.spells.map(({ from, to }) => ({ from: at(from), to: at(to) }));
}

/** Which year's table is missing: the day's own, or the one that may still move the days at a year's end. */
function unknownYear({ years }: WorkingCalendar, day: Day): number {
  const year = yearOf(day);
  return years.has(year) ? year + 1 : year;
}

function yearOf(day: Day): number {
  return Number(day.slice(0, 4));
}
