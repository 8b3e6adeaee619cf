import { numberAt, strengthAt, weightAt } from './number-list.ts';
import { CELL, CONCEPTS, PAIR, type Phrase } from './phrase.ts';

/** How much of a phrase a question holds. */
export type Cover = {
  /** 0 to 1, each character weighed by its rarity. */
  readonly share: number;
  /** The same, not divided: how much was recognised. */
  readonly mass: number;
};

/** What phrases are compared with, all by number of the term: strength in the question, rarity among the entries. */
export type Measure = {
  /** The cells of the phrase book. */
  readonly cells: Int32Array;
  readonly present: Float32Array;
  readonly rarity: Float64Array;
};

/** A part of a whole, 0 to 1; 0 where there is no whole. */
export function shareOf(part: number, all: number): number {
  return all > 0 ? part / all : 0;
}

const NO_COVER: Cover = { share: 0, mass: 0 };

/** How much of a phrase was recognised: each character is covered by its concept, by a pair it is in, or alone. */
function massOf({ from, to }: Phrase, { cells, present, rarity }: Measure): number {
  const single = to - from === CELL;
  let mass = 0;
  let left = 0;
  for (let cell = from; cell < to; cell += CELL) {
    const right = strengthAt(present, numberAt(cells, cell + PAIR));
    const alone = single ? 0 : strengthAt(present, numberAt(cells, cell));
    const first = strengthAt(present, numberAt(cells, cell + CONCEPTS[0]));
    const second = strengthAt(present, numberAt(cells, cell + CONCEPTS[1]));
    const most = Math.max(left, right, alone, first, second);
    if (most > 0) mass += weightAt(rarity, numberAt(cells, cell)) * most;
    left = right;
  }
  return mass;
}

/** The weight of the whole phrase. */
export function wholeOf({ from, to }: Phrase, { cells, rarity }: Measure): number {
  let whole = 0;
  for (let cell = from; cell < to; cell += CELL) whole += weightAt(rarity, numberAt(cells, cell));
  return whole;
}

/** Compares a phrase with a question. */
export function coverOf(phrase: Phrase, measure: Measure): Cover {
  const mass = massOf(phrase, measure);
  return mass === 0 ? NO_COVER : { share: mass / wholeOf(phrase, measure), mass };
}

/** What a cover is worth: its share, weighed by how much there was to recognise. */
function worthOf({ share, mass }: Cover): number {
  return share * Math.sqrt(mass);
}

/** The better of two; the first of equals. */
function better(one: Cover, other: Cover): Cover {
  return worthOf(other) > worthOf(one) ? other : one;
}

/** The phrase best covered. */
export function bestCover(phrases: readonly Phrase[], measure: Measure): Cover {
  let best = NO_COVER;
  for (const phrase of phrases) best = better(best, coverOf(phrase, measure));
  return best;
}

/** The phrase best covered by all of a question, and the one best covered `within` a part of it: what all does not cover no part does. */
export function bestCovers(
  phrases: readonly Phrase[],
  measure: Measure,
  within: Measure,
): { readonly whole: Cover; readonly part: Cover } {
  let whole = NO_COVER;
  let part = NO_COVER;
  for (const phrase of phrases) {
    const cover = coverOf(phrase, measure);
    if (cover === NO_COVER) continue;
    whole = better(whole, cover);
    part = better(part, within === measure ? cover : coverOf(phrase, within));
  }
  return { whole, part };
}
