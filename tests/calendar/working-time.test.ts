import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { clockOf, spokenTime } from '../../server/core/calendar/spoken-time.ts';
import { kindOfDay, workingCalendarOf } from '../../server/core/calendar/working-calendar.ts';
import { addWorkingTime, attendanceAt, workingTimeBetween } from '../../server/core/calendar/working-time.ts';
import { dayOf } from '../../server/core/time.ts';
import { shippedCatalogue } from '../rigs/shipped-catalogue.ts';
import { isWorked } from '../rigs/wall-calendar.ts';

const calendar = workingCalendarOf(await shippedCatalogue());

const at = (text: string): number => Date.parse(`${text.replace(' ', 'T')}:00+08:00`);
const said = (instant: number | null): string | null =>
  instant === null ? null : `${dayOf(instant)} ${clockOf(instant)}`;
const HOUR = 60;

describe('a day', () => {
  it.each([
    ['2018-04-27', 'working', 'an ordinary Friday'],
    ['2018-04-28', 'working', 'a Saturday worked for May Day'],
    ['2018-04-29', 'off', 'the first day of May Day 2018'],
    ['2018-05-02', 'working', 'the day after'],
    ['2018-12-29', 'working', 'a Saturday worked for the next New Year'],
    ['2018-12-31', 'off', 'a Monday off for the next New Year'],
    ['2020-01-31', 'off', 'a Friday of the lengthened Spring Festival'],
    ['2024-02-18', 'working', 'a Sunday after Spring Festival'],
    ['2026-10-10', 'working', 'a Saturday worked for National Day'],
    ['2026-11-22', 'off', 'an ordinary Sunday'],
    ['2026-12-28', 'working', 'a Monday that no arrangement ever moved'],
    ['2026-12-30', 'unknown', 'the arrangement of 2027 may still move it'],
    ['2027-03-02', 'unknown', 'a Tuesday of a year not entered'],
    ['2017-12-29', 'unknown', 'a year before the first'],
  ])('%s is %s: %s', (day, kind) => expect(kindOfDay(calendar, day)).toBe(kind));
});

describe('working time', () => {
  it.each([
    ['2018-04-27 16:00', 4 * HOUR, '2018-04-28 11:30'],
    ['2018-04-28 16:00', 4 * HOUR, '2018-05-02 11:30'],
    ['2018-12-03 08:30', 3.5 * HOUR, '2018-12-03 12:00'],
    ['2018-12-03 08:30', 3.5 * HOUR + 1, '2018-12-03 13:31'],
    ['2018-12-03 12:30', 1, '2018-12-03 13:31'],
    ['2018-12-02 03:00', 30, '2018-12-03 9:00'],
    ['2018-12-28 16:59', 2, '2018-12-29 8:31'],
    ['2026-02-13 16:30', 8 * HOUR, '2026-02-24 9:00'],
  ])('%s and %i working minutes is %s', (from, minutes, end) => {
    expect(said(addWorkingTime(calendar, at(from), minutes))).toBe(end);
  });

  it('is not reckoned into a year whose holidays were not entered', () => {
    expect(addWorkingTime(calendar, at('2026-12-28 16:00'), 4 * HOUR)).toBeNull();
    expect(addWorkingTime(calendar, at('2026-12-28 16:00'), HOUR)).toBe(at('2026-12-28 17:00'));
    expect(workingTimeBetween(calendar, at('2026-12-01 09:00'), at('2027-01-05 09:00'))).toBeNull();
    expect(attendanceAt(calendar, at('2027-01-05 09:00'))).toEqual({ kind: 'unknown', year: 2027 });
    expect(attendanceAt(calendar, at('2026-12-30 09:00'))).toEqual({ kind: 'unknown', year: 2027 });
  });

  it('knows who is at work, and when next', () => {
    expect(attendanceAt(calendar, at('2018-12-03 09:00'))).toEqual({ kind: 'open', until: at('2018-12-03 12:00') });
    expect(attendanceAt(calendar, at('2018-12-03 12:00'))).toEqual({ kind: 'closed', opensAt: at('2018-12-03 13:30') });
    expect(attendanceAt(calendar, at('2018-04-28 20:00'))).toEqual({ kind: 'closed', opensAt: at('2018-05-02 08:30') });
    expect(attendanceAt({ ...calendar, spells: [] }, at('2018-12-03 09:00')).kind).toBe('unknown');
  });
});

/** Walks minute by minute, as one would with a finger on a wall calendar. */
function walk(from: number, minutes: number): number | null {
  let left = minutes;
  let now = from;
  while (left > 0) {
    const worked = isWorked(calendar, now);
    if (worked === null) return null;
    if (worked) left -= 1;
    now += 60_000;
  }
  return now;
}

describe('working time against a walk minute by minute', () => {
  const minute = fc
    .integer({ min: at('2018-01-01 00:00') / 60_000, max: at('2026-12-31 23:59') / 60_000 })
    .map((each) => each * 60_000);

  it('ends where the walk ends, and the time between is what was walked', () => {
    fc.assert(
      fc.property(minute, fc.integer({ min: 1, max: 16 * HOUR }), (from, minutes) => {
        const end = addWorkingTime(calendar, from, minutes);
        expect(end).toBe(walk(from, minutes));
        if (end !== null) expect(workingTimeBetween(calendar, from, end)).toBe(minutes * 60_000);
      }),
      { numRuns: 150 },
    );
  });

  it('is open exactly in the minutes that are worked', () => {
    fc.assert(
      fc.property(minute, (now) => {
        const kind = attendanceAt(calendar, now).kind;
        const worked = isWorked(calendar, now);
        if (worked !== null) expect(kind === 'open').toBe(worked);
        else expect(kind).toBe('unknown');
      }),
    );
  });
});

describe('a time, as people say it', () => {
  const now = at('2018-12-03 16:00');
  it.each([
    ['2018-12-03 16:30', '今天 16:30'],
    ['2018-12-04 08:30', '明天 8:30'],
    ['2018-12-02 09:05', '昨天 9:05'],
    ['2018-12-10 08:30', '12月10日(周一)8:30'],
    ['2019-01-02 08:30', '2019年1月2日 8:30'],
  ])('%s is %s', (instant, words) => expect(spokenTime(at(instant), now)).toBe(words));
});
