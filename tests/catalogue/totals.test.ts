import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { DISPOSITIONS } from '../../server/core/catalogue/disposition/register.ts';
import { reconciles, totalsOf } from '../../server/core/catalogue/totals.ts';
import { generatedRow, generatedRows } from './generated-rows.ts';

const names = DISPOSITIONS.map(({ name }) => name);

describe('totals of a list', () => {
  it('sums the primary dispositions to the total, whatever the rows', () => {
    const row = fc
      .record({
        disposition: fc.option(fc.constantFrom(...names)),
        fallbacks: fc.uniqueArray(fc.constantFrom(...names), { maxLength: 3 }),
      })
      .map((given) => generatedRow({ id: 'r', ...given }));
    fc.assert(fc.property(fc.array(row), (rows) => reconciles(totalsOf(rows)) && totalsOf(rows).total === rows.length));
  });

  it('counts fallbacks apart, once for each row that lists one', () => {
    const totals = totalsOf([
      ...generatedRows('a', 2, 'shared', { fallbacks: ['run', 'committed'] }),
      ...generatedRows('b', 3, 'run'),
    ]);
    expect(totals.total).toBe(5);
    expect(totals.fallbacks.map(({ label, count }) => `${label} ${count}`)).toEqual(['告知承诺 2', '干部代跑 2']);
  });

  it('keeps rows that only say who does not issue out of the dispositions and in the total', () => {
    const totals = totalsOf([
      ...generatedRows('a', 4, null, { issuerBan: 'village' }),
      ...generatedRows('b', 1, 'run'),
    ]);
    expect(totals).toMatchObject({ total: 5, withoutDisposition: 4 });
  });

  it('sees a total that does not come from its parts', () => {
    expect(reconciles({ ...totalsOf(generatedRows('a', 3, 'run')), total: 4 })).toBe(false);
  });
});
