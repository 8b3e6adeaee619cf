import type { Catalogue } from '../catalogue/catalogue.ts';
import type { Day } from '../time.ts';

/** 节假日安排 of one year as the State Council published it: days off, and weekend days that are worked instead. */
export type HolidayYear = {
  readonly year: number;
  readonly holidays: readonly { readonly name: string; readonly from: Day; readonly to: Day }[];
  readonly makeUps: readonly Day[];
};

/** What working time is reckoned by. `spells`: minutes after midnight; `years`: those whose holidays are known. */
export type WorkingCalendar = {
  readonly spells: readonly { readonly from: number; readonly to: number }[];
  readonly years: ReadonlyMap<number, HolidayYear>;
};

export type DayKind = 'working' | 'off' | 'unknown';

/** The next year's arrangement may still move working days of these last days: 2018-12-29 was worked for New Year 2019. */
const YEAR_END = '-12-29';

/** The calendar of the home county: its working hours and the years whose holidays are known. */
export function workingCalendarOf({ home, holidayYears }: Pick<Catalogue, 'home' | 'holidayYears'>): WorkingCalendar {
  return {
    spells: workingSpells(home),
    years: new Map(holidayYears.map((each) => [each.year, each])),
  };
}

/** The spells of a working day, in minutes after midnight. */
export function workingSpells({ spells }: Pick<Catalogue['home'], 'spells'>): WorkingCalendar['spells'] {
  return spells.map(({ from, to }) => ({ from: minutesOf(from), to: minutesOf(to) }));
}

/** Whether a day is worked; `unknown` when its year's holidays were not entered yet. Never guessed from the weekday. */
export function kindOfDay({ years }: WorkingCalendar, day: Day): DayKind {
  const year = Number(day.slice(0, 4));
  const table = years.get(year);
  if (table === undefined) return 'unknown';
  if (table.makeUps.includes(day)) return 'working';
  if (table.holidays.some(({ from, to }) => from <= day && day <= to)) return 'off';
  if (day >= `${year}${YEAR_END}` && !years.has(year + 1)) return 'unknown';
  return isWeekend(day) ? 'off' : 'working';
}

function isWeekend(day: Day): boolean {
  const weekday = new Date(`${day}T00:00:00Z`).getUTCDay();
  return weekday === 0 || weekday === 6;
}

function minutesOf(clock: string): number {
  const [hours = 0, minutes = 0] = clock.split(':').map(Number);
  return hours * 60 + minutes;
}
