import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { addOnce } from '../../server/core/question/ascending.ts';

describe('an ascending list', () => {
  it('holds every number that was added once, in order', () => {
    fc.assert(
      fc.property(fc.array(fc.nat(12)), (numbers) => {
        const list: number[] = [];
        for (const number of numbers) addOnce(list, number);
        expect(list).toEqual([...new Set(numbers)].sort((a, b) => a - b));
      }),
    );
  });
});
