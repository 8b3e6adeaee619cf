/** The terms of the index: single characters, pairs of characters, and `#concept`. Each has a number and a count of entries. */
export type Vocabulary = {
  /** The number of a term, or -1. */
  find(term: string): number;
  /** The number of a term, given one if it had none. */
  intern(term: string): number;
  readonly size: () => number;
  readonly term: (id: number) => string;
  /** Counts one entry more (+1) or fewer (-1) that holds the term. */
  count(id: number, by: 1 | -1): void;
  /** In how many live entries the term occurs. */
  frequency(id: number): number;
  /** Rarity: ln(1 + (N - n + .5) / (n + .5)), N being the live entries. Unknown terms (-1) are as rare as can be. */
  rarity(id: number): number;
  entries(by: 1 | -1): void;
};

const START = 4096;

export function createVocabulary(): Vocabulary {
  const ids = new Map<string, number>();
  const terms: string[] = [];
  let counts = new Int32Array(START);
  let total = 0;
  /** Rarities by id, worked out when first asked for after a change. */
  let rarities = new Float64Array(0);
  const rarityOf = (count: number): number => Math.log(1 + (total - count + 0.5) / (count + 0.5));
  const refresh = (): void => {
    rarities = Float64Array.from(terms, (_, id) => rarityOf(counts[id] ?? 0));
  };
  const forget = (): void => {
    if (rarities.length > 0) rarities = new Float64Array(0);
  };
  return {
    find: (term) => ids.get(term) ?? -1,
    intern(term) {
      const known = ids.get(term);
      if (known !== undefined) return known;
      const id = terms.length;
      if (id === counts.length) {
        const wider = new Int32Array(id * 2);
        wider.set(counts);
        counts = wider;
      }
      forget();
      ids.set(term, id);
      terms.push(term);
      return id;
    },
    size: () => terms.length,
    term: (id) => terms[id] ?? '',
    count(id, by) {
      forget();
      counts[id] = (counts[id] ?? 0) + by;
    },
    frequency: (id) => counts[id] ?? 0,
    rarity(id) {
      if (rarities.length === 0) refresh();
      return rarities[id] ?? rarityOf(0);
    },
    entries(by) {
      forget();
      total += by;
    },
  };
}
