/** Luck that repeats itself: the same seed, the same throws (mulberry32). */
export type Luck = {
  /** At least 0, less than 1. */
  throw(): number;
  /** A whole number from 0, less than `n`. */
  below(n: number): number;
  chance(share: number): boolean;
  /** Throws when there is nothing to pick from. */
  pick<T>(from: readonly T[]): T;
  /** By weight. */
  weighted<T>(from: readonly (readonly [number, T])[]): T;
};

export function luckOf(seed: number): Luck {
  let state = seed >>> 0;
  const next = (): number => {
    state = (state + 0x6d2b79f5) >>> 0;
    let mixed = Math.imul(state ^ (state >>> 15), state | 1);
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61);
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4_294_967_296;
  };
  const below = (n: number): number => Math.floor(next() * n);
  const pick = <T>(from: readonly T[]): T => {
    if (from.length === 0) throw new Error('There is nothing to pick from.');
    return from[below(from.length)] as T;
  };
  return {
    throw: next,
    below,
    pick,
    chance: (share) => next() < share,
    weighted(from) {
      let left = next() * from.reduce((sum, [weight]) => sum + weight, 0);
      for (const [weight, each] of from) {
        left -= weight;
        if (left < 0) return each;
      }
      return pick(from)[1];
    },
  };
}
