import { describe, expect, it } from 'vitest';
import { inForce } from '../../server/core/catalogue/in-force.ts';
import { partialDay } from '../../server/core/time.ts';
import { generatedRow } from './generated-rows.ts';

const TODAY = '2026-11-22';

describe('whether a row held on a day', () => {
  it.each([
    ['2018-04-28', null, '2018-04-27', 'no'],
    ['2018-04-28', null, '2018-04-28', 'yes'],
    ['2018', null, '2018-06-30', 'unknown'],
    ['2018', null, '2018-12-31', 'yes'],
    ['2018-07', null, '2018-07-15', 'unknown'],
    [null, null, TODAY, 'yes'],
    [null, null, '2019-01-01', 'unknown'],
    ['2018-04-28', '2020-06-30', '2020-06-30', 'yes'],
    ['2018-04-28', '2020-06-30', '2020-07-01', 'no'],
    ['2018-04-28', '2020', '2020-07-01', 'unknown'],
    ['2018-04-28', '2020', '2021-01-01', 'no'],
    [null, '2020', '2021-01-01', 'no'],
  ])('since %s, until %s, on %s: %s', (since, until, on, expected) => {
    const dates = {
      since: since === null ? null : partialDay(since),
      until: until === null ? null : partialDay(until),
    };
    expect(inForce(generatedRow({ id: 'a', ...dates }), on, TODAY)).toBe(expected);
  });

  it('lets a listed row hold while its list does', () => {
    expect(inForce(generatedRow({ id: 'a', item: 17 }), '2018-12-03', TODAY)).toBe('yes');
  });
});
