import { describe, expect, it } from 'vitest';
import { beginLeaders, createLeaders, isBeaten, offer } from '../../server/core/question/leaders.ts';

/** The slots and scores that are kept of those offered. */
function kept(
  limit: number,
  offered: readonly (readonly [number, number])[],
  leaders = createLeaders((a, b) => a < b),
) {
  beginLeaders(leaders, limit);
  for (const [slot, score] of offered) offer(leaders, slot, score);
  return Array.from({ length: leaders.count }, (_, at) => [leaders.slots[at], leaders.scores[at]]);
}

describe('the best of many', () => {
  it('stand best first, and no more than were asked for', () => {
    expect(
      kept(2, [
        [5, 1],
        [6, 3],
        [7, 2],
        [8, 0.5],
      ]),
    ).toEqual([
      [6, 3],
      [7, 2],
    ]);
  });

  it('stand in the order given where they score the same, whichever was offered first', () => {
    const offered = [3, 1, 2, 0].map((slot) => [slot, 1] as const);
    expect(kept(3, offered).map(([slot]) => slot)).toEqual([0, 1, 2]);
    expect(kept(3, [...offered].reverse()).map(([slot]) => slot)).toEqual([0, 1, 2]);
  });

  it('are forgotten by the next search, whatever its limit', () => {
    const leaders = createLeaders((a, b) => a < b);
    kept(3, [[1, 9]], leaders);
    expect(kept(5, [[4, 1]], leaders)).toEqual([[4, 1]]);
  });

  it('are beaten only when they are as many as may be', () => {
    const leaders = createLeaders((a, b) => a < b);
    kept(2, [[1, 5]], leaders);
    expect(isBeaten(leaders, 1)).toBe(false);
    offer(leaders, 2, 4);
    expect([isBeaten(leaders, 3), isBeaten(leaders, 4)]).toEqual([true, false]);
  });
});
