import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { clockOf } from '../../server/core/calendar/spoken-time.ts';
import { workingCalendarOf } from '../../server/core/calendar/working-calendar.ts';
import { type Clock, dueAt, usedUpAt } from '../../server/core/clock/clock.ts';
import { climbed, type Ladder, rungsOf } from '../../server/core/clock/ladder.ts';
import { isPaused, type Pause, paused, resumed } from '../../server/core/clock/pause.ts';
import { spokenShare, spokenStep } from '../../server/core/clock/spoken-span.ts';
import { dayOf } from '../../server/core/time.ts';
import { shippedCatalogue } from '../rigs/shipped-catalogue.ts';
import { USUAL_TIMES } from '../rigs/times.ts';
import { isWorked } from '../rigs/wall-calendar.ts';

const calendar = workingCalendarOf(await shippedCatalogue());
const at = (text: string): number => Date.parse(`${text.replace(' ', 'T')}:00+08:00`);
const said = (instant: number | null): string | null =>
  instant === null ? null : `${dayOf(instant)} ${clockOf(instant)}`;

const LADDER = USUAL_TIMES.taskLadder;
const LIMITS = USUAL_TIMES.pauseLimits;
const fourHours = (startedAt: string, pauses: readonly Pause[] = []): Clock => ({
  startedAt: at(startedAt),
  allowance: { minutes: 240, runs: 'working' },
  pauses,
});

describe('when a task is due', () => {
  it.each([
    ['2018-04-27 16:00', '2018-04-28 11:30', 'a Saturday that is worked'],
    ['2018-04-28 16:00', '2018-05-02 11:30', 'over the holiday'],
    ['2018-12-03 08:30', '2018-12-03 14:00', 'over noon'],
    ['2026-12-28 16:00', null, 'into a year whose holidays nobody entered'],
  ])('four working hours from %s end at %s: %s', (from, due, _why) =>
    expect(said(dueAt(fourHours(from), calendar))).toBe(due),
  );

  it('stands still while the citizen is waited for, and goes on afterwards', () => {
    const pause = { reason: 'citizen', from: at('2018-12-03 09:30'), to: at('2018-12-03 10:30') } as const;
    expect(said(dueAt(fourHours('2018-12-03 08:30', [pause]), calendar))).toBe('2018-12-03 15:00');
    expect(said(usedUpAt(fourHours('2018-12-03 08:30', [pause]), 0.5, calendar))).toBe('2018-12-03 11:30');
  });

  it('counts a pause that nobody ends to its longest, and no longer', () => {
    const pause = { reason: 'system-down', from: at('2018-12-03 09:30'), to: null } as const;
    const clock: Clock = { ...fourHours('2018-12-03 08:30', [pause]), allowance: { minutes: 240, runs: 'wall' } };
    expect(said(dueAt(clock, calendar))).toBe('2018-12-03 20:30');
    const late = { ...clock, pauses: [{ ...pause, to: at('2018-12-05 09:30') }] };
    expect(said(dueAt(late, calendar))).toBe('2018-12-03 20:30');
  });

  it('is not moved by a pause after the time was up', () => {
    const pause = { reason: 'citizen', from: at('2018-12-03 15:00'), to: at('2018-12-03 16:00') } as const;
    expect(said(dueAt(fourHours('2018-12-03 08:30', [pause]), calendar))).toBe('2018-12-03 14:00');
  });

  it('is where a walk minute by minute ends, whatever was paused', () => {
    const minute = fc.integer({ min: at('2018-04-20 00:00') / 60_000, max: at('2018-05-10 00:00') / 60_000 });
    const gaps = fc.array(fc.tuple(fc.integer({ min: 0, max: 600 }), fc.integer({ min: 1, max: 900 })), {
      maxLength: 3,
    });
    fc.assert(
      fc.property(minute, gaps, fc.integer({ min: 1, max: 480 }), (from, raw, minutes) => {
        let cursor = from * 60_000;
        const pauses = raw.map(([gap, length]): Pause => {
          const start = cursor + gap * 60_000;
          cursor = start + length * 60_000;
          return { reason: 'citizen', from: start, to: cursor };
        });
        const clock: Clock = { startedAt: from * 60_000, allowance: { minutes, runs: 'working' }, pauses };
        expect(dueAt(clock, calendar)).toBe(walk(clock));
      }),
      { numRuns: 500 },
    );
  });
});

/** Ticks off worked minutes outside the pauses. */
function walk({ startedAt, allowance, pauses }: Clock): number {
  let left = allowance.minutes;
  let now = startedAt;
  const longest = LIMITS.citizen.longest.minutes;
  const stood = pauses.map(() => 0);
  for (; left > 0; now += 60_000) {
    if (!isWorked(calendar, now)) continue;
    const pause = pauses.findIndex(({ from, to }) => from <= now && now < (to ?? Number.POSITIVE_INFINITY));
    if (pause >= 0 && (stood[pause] ?? 0) < longest) stood[pause] = (stood[pause] ?? 0) + 1;
    else left -= 1;
  }
  return now;
}

describe('who is told when', () => {
  const rungs = rungsOf(fourHours('2018-04-27 16:00'), LADDER, calendar) ?? [];

  it('reminds at half, names at the end, then the leader, then the head, in working time', () => {
    expect(rungs.map(({ rung, at: when }) => `${rung} ${said(when)}`)).toEqual([
      'half 2018-04-28 9:30',
      'overdue 2018-04-28 11:30',
      'leader 2018-04-28 17:00',
      'head 2018-05-02 11:30',
    ]);
  });

  it('tells each rung once, and several at once after an outage', () => {
    expect(climbed(rungs, null, at('2018-04-27 17:00'))).toEqual({ reached: [], nextAt: at('2018-04-28 09:30') });
    expect(climbed(rungs, 'half', at('2018-04-28 17:00'))).toEqual({
      reached: ['overdue', 'leader'],
      nextAt: at('2018-05-02 11:30'),
    });
    expect(climbed(rungs, 'head', at('2018-06-01 09:00'))).toEqual({ reached: [], nextAt: null });
  });

  it('climbs by the steps that the county wrote, in the time that it wrote', () => {
    const ladder: Ladder = {
      remindAtPercent: 75,
      leaderAfter: { minutes: 90, runs: 'wall' },
      headAfter: { days: 2, runs: 'wall' },
    };
    const steps = rungsOf(fourHours('2018-04-27 16:00'), ladder, calendar) ?? [];
    expect(steps.map(({ at: when }) => said(when))).toEqual([
      '2018-04-28 10:30',
      '2018-04-28 11:30',
      '2018-04-28 13:00',
      '2018-04-30 11:30',
    ]);
    expect([spokenShare(ladder), spokenStep(ladder.leaderAfter), spokenStep(ladder.headAfter)]).toEqual([
      '时间用了 75%',
      '1 小时 30 分(按钟点)',
      '2 天(按钟点)',
    ]);
  });

  it('says nothing about days whose holidays nobody entered', () => {
    expect(rungsOf(fourHours('2026-12-28 09:00'), LADDER, calendar)).toBeNull();
  });
});

describe('stopping the clock', () => {
  const now = at('2018-12-03 10:00');
  it.each([
    ['等群众补照片', 'citizen'],
    ['本人明天才回来', 'citizen'],
    ['等上级系统恢复', 'system-down'],
    ['省里系统在维护', 'system-down'],
  ])('%s is allowed (%s)', (words, reason) => {
    const result = paused([], words, LIMITS, now);
    expect(result.ok && result.value).toMatchObject([{ reason, from: now, to: null }]);
  });

  it.each(['领导出差', '今天太忙', '开会', ''])(
    '“%s” is no reason, and the reasons there are stand in the refusal',
    (words) => {
      const result = paused([], words, LIMITS, now);
      expect(result).toMatchObject({ ok: false, refusal: { code: 'pause-not-allowed' } });
      expect(!result.ok && result.refusal.next).toContain('等上级系统恢复');
    },
  );

  it('stops once at a time, so often and no more', () => {
    const once = paused([], '等系统恢复', LIMITS, now);
    if (!once.ok) throw new Error('should pause');
    expect(isPaused(once.value)).toBe(true);
    expect(paused(once.value, '等群众', LIMITS, now)).toMatchObject({ ok: false, refusal: { code: 'pause-running' } });
    const over = resumed(once.value, now + 60_000);
    expect(over).toMatchObject([{ reason: 'system-down', from: now, to: now + 60_000 }]);
    expect(isPaused(over)).toBe(false);
    expect(paused(over, '系统又故障了', LIMITS, now + 120_000)).toMatchObject({
      ok: false,
      refusal: { code: 'pause-used-up' },
    });
    expect(paused(over, '等群众签字', LIMITS, now + 120_000).ok).toBe(true);
  });

  it('stands still for as long as the county had it when it was stopped, and for what the county allows', () => {
    const hour = { longest: { minutes: 60, runs: 'wall' }, most: 1 } as const;
    const strict = { citizen: { ...hour, most: 0 }, 'system-down': hour };
    const stopped = paused([], '等系统恢复', strict, now);
    if (!stopped.ok) throw new Error('should pause');
    const clock: Clock = { ...fourHours('2018-12-03 09:00'), pauses: stopped.value };
    expect(said(dueAt(clock, calendar))).toBe('2018-12-03 15:30');
    expect(paused([], '等群众补照片', strict, now)).toMatchObject({
      ok: false,
      refusal: { code: 'pause-not-allowed', next: '只有这些能停:等上级系统恢复(最多 1 次,每次 1 小时(按钟点))。' },
    });
  });
});
