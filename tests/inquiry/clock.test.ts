import { describe, expect, it } from 'vitest';
import { clockOf } from '../../server/core/calendar/spoken-time.ts';
import { workingCalendarOf } from '../../server/core/calendar/working-calendar.ts';
import { answered } from '../../server/core/inquiry/answering.ts';
import { inquiryDue, inquiryRungs } from '../../server/core/inquiry/clock.ts';
import { stopped, wentOn } from '../../server/core/inquiry/standing-still.ts';
import type { Result } from '../../server/core/result.ts';
import { dayOf } from '../../server/core/time.ts';
import { shippedCatalogue } from '../rigs/shipped-catalogue.ts';
import { USUAL_TIMES } from '../rigs/times.ts';
import { anAnswer, anInquiry, at } from './an-inquiry.ts';

const calendar = workingCalendarOf(await shippedCatalogue());
const { inquiryLadder, pauseLimits: LIMITS } = USUAL_TIMES;

const codeOf = (result: Result<unknown>): string => (result.ok ? '' : result.refusal.code);
const done = <T>(result: Result<T>): T => {
  if (!result.ok) throw new Error(result.refusal.message);
  return result.value;
};
const said = (instant: number | null): string => (instant === null ? '' : `${dayOf(instant)} ${clockOf(instant)}`);

describe('the clock of an inquiry', () => {
  it('runs 24 hours by the wall, over nights and days off', () => {
    expect(said(inquiryDue(anInquiry({ dispatchedAt: at('2018-12-07 16:00') }), calendar))).toBe('2018-12-08 16:00');
    expect(inquiryDue(anInquiry({ dispatchedAt: null }), calendar)).toBeNull();
  });

  it('runs as the county said when it was dispatched', () => {
    const allowance = { minutes: 8 * 60, runs: 'working' } as const;
    expect(said(inquiryDue(anInquiry({ dispatchedAt: at('2018-12-07 16:00'), allowance }), calendar))).toBe(
      '2018-12-10 17:00',
    );
  });

  it('tells the verifier at half time, names him when it is over, and climbs in working time', () => {
    const rungs = inquiryRungs(anInquiry({ dispatchedAt: at('2018-12-07 16:00') }), inquiryLadder, calendar);
    expect(rungs.map(({ rung, at: when }) => `${rung} ${said(when)}`)).toEqual([
      'half 2018-12-08 4:00',
      'overdue 2018-12-08 16:00',
      'leader 2018-12-10 14:00',
      'head 2018-12-10 17:00',
    ]);
  });

  it('needs no calendar to be overdue', () => {
    const rungs = inquiryRungs(anInquiry({ dispatchedAt: at('2030-01-02 16:00') }), inquiryLadder, calendar);
    expect(rungs.map(({ rung }) => rung)).toEqual(['half', 'overdue']);
  });

  it('stands still while a superior system is down, once and for eight hours at most', () => {
    const down = done(stopped(anInquiry(), 'verifier', '等上级系统恢复', LIMITS, at('2018-12-03 10:00')));
    expect(said(inquiryDue(down, calendar))).toBe('2018-12-04 17:00');
    const on = done(wentOn(down, 'verifier', at('2018-12-03 12:00')));
    expect(said(inquiryDue(on, calendar))).toBe('2018-12-04 11:00');
    expect(codeOf(stopped(on, 'verifier', '上级系统又崩了', LIMITS, at('2018-12-03 13:00')))).toBe('pause-used-up');
    expect(codeOf(stopped(down, 'verifier', '等上级系统恢复', LIMITS, at('2018-12-03 13:00')))).toBe('pause-running');
    expect(codeOf(wentOn(on, 'verifier', 0))).toBe('pause-none');
    expect(codeOf(stopped(anInquiry(), 'asker', '等上级系统恢复', LIMITS, 0))).toBe('inquiry-not-yours');
  });

  it.each(['领导出差', '等群众补材料', '今天太忙', ''])('does not stand still because: %s', (words) =>
    expect(codeOf(stopped(anInquiry(), 'verifier', words, LIMITS, at('2018-12-03 10:00')))).toBe('pause-not-allowed'),
  );

  it('ends a pause with the answer and with a return', () => {
    const down = done(stopped(anInquiry(), 'verifier', '等上级系统恢复', LIMITS, at('2018-12-03 10:00')));
    const answer = anAnswer({ at: at('2018-12-03 11:00') });
    expect(done(answered(down, 'verifier', answer)).pauses).toMatchObject([{ to: answer.at }]);
  });
});
