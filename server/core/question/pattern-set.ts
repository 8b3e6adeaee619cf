import { addOnce } from './ascending.ts';
import type { Gram, Grams } from './gram.ts';
import { type Need, patternNeeds, rarest } from './pattern-needs.ts';

/** Many regular expressions, of which a text can match only a few. */
export type PatternSet = {
  /** The numbers of the patterns that may be found in a text of these grams, ascending; no other can. */
  candidates(grams: Grams): number[];
};

function isFulfilled(need: Need, grams: Grams): boolean {
  for (const gram of need) if (grams.includes(gram)) return true;
  return false;
}

function fulfils(needs: readonly Need[], grams: Grams): boolean {
  for (const need of needs) if (!isFulfilled(need, grams)) return false;
  return true;
}

/** Prepares the sources of regular expressions; each goes by its number in the list. */
export function createPatternSet(sources: readonly string[]): PatternSet {
  /** By a gram of the rarest need, the patterns that have it; and by number of the pattern, what it needs besides. */
  const byGram = new Map<Gram, number[]>();
  const others: Need[][] = [];
  const always: number[] = [];
  for (const [number, source] of sources.entries()) {
    const needs = patternNeeds(source);
    const key = rarest(needs);
    others.push(needs.filter((need) => need !== key));
    if (key === null) always.push(number);
    for (const gram of key ?? []) byGram.set(gram, [...(byGram.get(gram) ?? []), number]);
  }

  function addFulfilled(found: number[], numbers: readonly number[], grams: Grams): void {
    for (const number of numbers) if (fulfils(others[number] ?? [], grams)) addOnce(found, number);
  }

  return {
    candidates(grams) {
      const found = always.slice();
      for (const gram of grams) {
        const numbers = byGram.get(gram);
        if (numbers !== undefined) addFulfilled(found, numbers, grams);
      }
      return found;
    },
  };
}
