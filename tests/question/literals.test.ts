import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { createLiterals } from '../../server/core/question/literals.ts';

describe('words looked for together', () => {
  const { longestAt, within } = createLiterals(['户口', '户口本', '口', '本人']);

  it('finds the longest that begins at a place', () => {
    expect([0, 1, 2, 3].map((at) => longestAt('户口本人', at))).toEqual([1, 2, 3, -1]);
  });

  it('finds all that stand in a text', () => {
    expect(within('我的户口本人')).toEqual([0, 1, 2, 3]);
  });

  it('finds what looking for each would find', () => {
    const word = fc.array(fc.constantFrom('户', '口', '本', 'a'), { minLength: 1, maxLength: 4 });
    const words = fc.uniqueArray(
      word.map((chars) => chars.join('')),
      { maxLength: 8 },
    );
    fc.assert(
      fc.property(
        words,
        word.map((chars) => chars.join('')),
        (list, text) => {
          const expected = list.flatMap((each, number) => (text.includes(each) ? [number] : []));
          expect(createLiterals(list).within(text)).toEqual(expected);
        },
      ),
    );
  });
});
