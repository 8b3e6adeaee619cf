import type { TermId, Terms } from './terms.ts';

/** How rare the terms are among the entries of one index. */
export type Rarity = {
  /** Counts one entry more (+1) or fewer (-1) that holds the term. */
  count(id: TermId, by: 1 | -1): void;
  entries(by: 1 | -1): void;
  /** In how many live entries the term occurs. */
  frequency(id: TermId): number;
  /** By number of the term: ln(1 + (N - n + .5) / (n + .5)), N being the live entries. NO_TERM is as rare as can be. */
  values(): Float64Array;
};

const START = 4096;

export function createRarity(terms: Terms): Rarity {
  let counts = new Int32Array(START);
  let total = 0;
  let values = new Float64Array(0);
  let stale = true;

  function refresh(): void {
    const of = (count: number): number => Math.log(1 + (total - count + 0.5) / (count + 0.5));
    values = Float64Array.from({ length: terms.size() }, (_, id) => of(counts[id] ?? 0));
    stale = false;
  }

  return {
    count(id, by) {
      if (id >= counts.length) {
        const wider = new Int32Array(Math.max(id + 1, counts.length * 2));
        wider.set(counts);
        counts = wider;
      }
      counts[id] = (counts[id] ?? 0) + by;
      stale = true;
    },
    entries(by) {
      total += by;
      stale = true;
    },
    frequency: (id) => counts[id] ?? 0,
    values() {
      if (stale || values.length < terms.size()) refresh();
      return values;
    },
  };
}
