/** A calendar day in Asia/Shanghai, written `YYYY-MM-DD`; such strings sort in time order. */
export type Day = string;

/** Milliseconds since 1970-01-01T00:00:00Z. */
export type Instant = number;

type Precision = 'day' | 'month' | 'year';

/** A date as a source printed it: many give only the month or the year. `first` and `last` bound the days it may mean. */
export type PartialDay = {
  readonly text: string;
  readonly precision: Precision;
  readonly first: Day;
  readonly last: Day;
};

const SHANGHAI_OFFSET = 8 * 3_600_000; // no daylight saving since 1991, and the service began in 2018
const DAY = 86_400_000;

/** The day last asked for: one message asks for its day again and again, and to write a day out is dear. */
let last: { readonly number: number; readonly day: Day } = { number: Number.NaN, day: '' };

/** The calendar day in Asia/Shanghai of an instant. */
export function dayOf(at: Instant): Day {
  const number = Math.floor((at + SHANGHAI_OFFSET) / DAY);
  if (number !== last.number) last = { number, day: new Date(number * DAY).toISOString().slice(0, 10) };
  return last.day;
}

/** The first instant of a day in Asia/Shanghai. */
export function startOf(day: Day): Instant {
  return Date.parse(`${day}T00:00:00Z`) - SHANGHAI_OFFSET;
}

/** True for a day that exists: 2026-02-30 does not. */
export function isDay(text: string): text is Day {
  if (!/^\d{4}-\d{2}-\d{2}$/.test(text)) return false;
  // 30 February is read as 2 March; a month that does not exist is not read at all.
  return new Date(`${text}T00:00:00Z`).getUTCDate() === Number(text.slice(8));
}

/** The day `count` days after `day` (before, when negative). */
export function addDays(day: Day, count: number): Day {
  return new Date(Date.parse(`${day}T00:00:00Z`) + count * 86_400_000).toISOString().slice(0, 10);
}

/** Reads `2018`, `2018-04` or `2018-04-28`; anything else is null. */
export function partialDay(text: string): PartialDay | null {
  if (isDay(text)) return { text, precision: 'day', first: text, last: text };
  if (/^\d{4}-(0[1-9]|1[0-2])$/.test(text))
    return { text, precision: 'month', first: `${text}-01`, last: lastOfMonth(text) };
  if (/^\d{4}$/.test(text)) return { text, precision: 'year', first: `${text}-01-01`, last: `${text}-12-31` };
  return null;
}

function lastOfMonth(month: string): Day {
  const [year, number] = month.split('-').map(Number) as [number, number];
  return new Date(Date.UTC(year, number, 0)).toISOString().slice(0, 10);
}

/** Whether something that began on a partly known date had begun on `day`. */
export function begunBy(since: PartialDay | null, day: Day): 'yes' | 'no' | 'unknown' {
  if (since === null) return 'unknown';
  if (since.last <= day) return 'yes';
  return since.first > day ? 'no' : 'unknown';
}
