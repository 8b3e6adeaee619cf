import { addOnce } from './ascending.ts';
import type { Grams } from './gram.ts';
import { numberAt } from './number-list.ts';
import { find, placesOf } from './number-map.ts';
import { patternNeeds, rarest } from './pattern-needs.ts';

/** Many regular expressions, of which a text can match only a few. */
export type PatternSet = {
  /** The numbers of the patterns that may be found in a text of these grams, ascending; no other can. */
  candidates(grams: Grams): number[];
};

/** Grams of which one must stand in a text, by their places among all that any pattern needs. */
type Places = readonly number[];

/** Prepares the sources of regular expressions; each goes by its number in the list. */
export function createPatternSet(sources: readonly string[]): PatternSet {
  const needs = sources.map(patternNeeds);
  const places = placesOf(needs.flat(2));
  /** By place of a gram of the rarest need, the patterns that have it; and by number of the pattern, what it needs besides. */
  const opened: number[][] = Array.from({ length: places.size }, () => []);
  const others: Places[][] = [];
  const always: number[] = [];
  for (const [number, each] of needs.entries()) {
    const key = rarest(each);
    others.push(each.filter((need) => need !== key).map((need) => need.map((gram) => find(places, gram))));
    if (key === null) always.push(number);
    for (const gram of key ?? []) opened[find(places, gram)]?.push(number);
  }
  /** By place, the last text that had the gram. */
  const lastIn = new Int32Array(places.size);
  let text = 0;

  function isFulfilled(need: Places): boolean {
    for (const place of need) if (numberAt(lastIn, place) === text) return true;
    return false;
  }

  function fulfils(number: number): boolean {
    for (const need of others[number] ?? []) if (!isFulfilled(need)) return false;
    return true;
  }

  /** The places of the grams that some pattern needs. */
  function placesIn(grams: Grams): number[] {
    text += 1;
    const found: number[] = [];
    for (const gram of grams) {
      const place = find(places, gram);
      if (place < 0) continue;
      lastIn[place] = text;
      found.push(place);
    }
    return found;
  }

  return {
    candidates(grams) {
      const found = always.slice();
      for (const place of placesIn(grams))
        for (const number of opened[place] ?? []) if (fulfils(number)) addOnce(found, number);
      return found;
    },
  };
}
