import type { Gram } from './gram.ts';
import { type Need, patternNeeds, rarest } from './pattern-needs.ts';

/** Many regular expressions, of which a text can match only a few. */
export type PatternSet = {
  /** The numbers of the patterns that may be found in a text of these grams, ascending; no other can. */
  candidates(grams: ReadonlySet<Gram>): number[];
};

function fulfils(needs: readonly Need[], grams: ReadonlySet<Gram>): boolean {
  for (const need of needs) if (!need.some((gram) => grams.has(gram))) return false;
  return true;
}

/** Prepares the sources of regular expressions; each goes by its number in the list. */
export function createPatternSet(sources: readonly string[]): PatternSet {
  const needs = sources.map(patternNeeds);
  const byGram = new Map<Gram, number[]>();
  const always: number[] = [];
  for (const [number, of] of needs.entries()) {
    const key = rarest(of);
    if (key === null) always.push(number);
    for (const gram of key ?? []) byGram.set(gram, [...(byGram.get(gram) ?? []), number]);
  }
  return {
    candidates(grams) {
      const found = [...always];
      for (const gram of grams) {
        const numbers = byGram.get(gram);
        if (numbers) addFulfilled(found, numbers, needs, grams);
      }
      return found.sort((a, b) => a - b);
    },
  };
}

function addFulfilled(
  found: number[],
  numbers: readonly number[],
  needs: readonly Need[][],
  grams: ReadonlySet<Gram>,
): void {
  for (const number of numbers) {
    if (!found.includes(number) && fulfils(needs[number] ?? [], grams)) found.push(number);
  }
}
