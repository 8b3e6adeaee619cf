import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { createNumberMap, find, has, placesOf, put } from '../../server/core/question/number-map.ts';

const KEY = fc.oneof(fc.integer({ min: -(2 ** 31), max: 2 ** 31 - 1 }), fc.integer({ min: -3, max: 3 }));

describe('numbers by number', () => {
  it('are those of a map of the language, whatever the keys', () => {
    fc.assert(
      fc.property(fc.uniqueArray(KEY, { maxLength: 300 }), fc.array(KEY, { maxLength: 50 }), (keys, others) => {
        const numbers = createNumberMap();
        const language = new Map<number, number>();
        for (const [at, key] of keys.entries()) {
          put(numbers, key, at * 7);
          language.set(key, at * 7);
        }
        for (const key of [...keys, ...others]) expect(find(numbers, key)).toBe(language.get(key) ?? -1);
      }),
    );
  });

  it('are the places of keys that may stand several times', () => {
    const places = placesOf([5, -7, 5, 0]);
    expect([5, -7, 0, 1].map((key) => find(places, key))).toEqual([0, 1, 2, -1]);
    expect([has(places, 0), has(places, 1), has(placesOf([]), 0)]).toEqual([true, false, false]);
  });
});
