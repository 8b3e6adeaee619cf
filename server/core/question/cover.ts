import { CONCEPTS_PER_CHAR, type Phrase } from './phrase.ts';
import type { Present } from './query.ts';
import type { Vocabulary } from './vocabulary.ts';

/** How much of a phrase a question holds. */
export type Cover = {
  /** 0 to 1, each character weighed by its rarity. */
  readonly share: number;
  /** The same, not divided: how much was recognised. */
  readonly mass: number;
  /** The weight of the whole phrase. */
  readonly whole: number;
};

export const NO_COVER: Cover = { share: 0, mass: 0, whole: 0 };

function conceptAt(phrase: Phrase, at: number, present: Present): number {
  let best = 0;
  for (let slot = at * CONCEPTS_PER_CHAR; slot < (at + 1) * CONCEPTS_PER_CHAR; slot += 1) {
    const id = phrase.concepts[slot] ?? -1;
    if (id >= 0) best = Math.max(best, present[id] ?? 0);
  }
  return best;
}

/** How well the character at `at` is covered: by its concept, by a pair it is in, or alone. */
function charCover(phrase: Phrase, at: number, present: Present): number {
  const left = at > 0 ? (present[phrase.pairs[at - 1] ?? -1] ?? 0) : 0;
  const right = present[phrase.pairs[at] ?? -1] ?? 0;
  const alone = present[phrase.chars[at] ?? -1] ?? 0;
  return Math.max(left, right, phrase.core.length === 1 ? 0 : alone, conceptAt(phrase, at, present));
}

/** Compares a phrase with the terms present in a question. */
export function coverOf(phrase: Phrase, present: Present, vocabulary: Vocabulary): Cover {
  let mass = 0;
  let whole = 0;
  for (let at = 0; at < phrase.core.length; at += 1) {
    const weight = vocabulary.rarity(phrase.chars[at] ?? -1);
    whole += weight;
    mass += weight * charCover(phrase, at, present);
  }
  return { share: whole > 0 ? mass / whole : 0, mass, whole };
}

/** The phrase best covered: the largest share, weighed by how much there was to recognise. */
export function bestCover(phrases: readonly Phrase[], present: Present, vocabulary: Vocabulary): Cover {
  let best = NO_COVER;
  for (const phrase of phrases) {
    const cover = coverOf(phrase, present, vocabulary);
    if (cover.share * Math.sqrt(cover.mass) > best.share * Math.sqrt(best.mass)) best = cover;
  }
  return best;
}
