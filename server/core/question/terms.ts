import { type Gram, gramText } from './gram.ts';
import { createNumberMap, find, put } from './number-map.ts';

/** The number of a term; NO_TERM for one that nobody has used. */
export type TermId = number;

export const NO_TERM: TermId = 0;

/** The terms of entries and questions: single characters, pairs of characters, and concepts. Each has a number, from 1 on. */
export type Terms = {
  /** The number of a gram or a concept, or NO_TERM. */
  gram(gram: Gram): TermId;
  concept(name: string): TermId;
  /** The same, given a number if it had none. */
  addGram(gram: Gram): TermId;
  addConcept(name: string): TermId;
  /** One more than the highest number. */
  readonly size: () => number;
  /** The characters, or `#concept`. */
  readonly text: (id: TermId) => string;
};

export function createTerms(): Terms {
  const grams = createNumberMap();
  const concepts = new Map<string, TermId>();
  const texts = [''];
  return {
    gram: (gram) => Math.max(NO_TERM, find(grams, gram)),
    concept: (name) => concepts.get(name) ?? NO_TERM,
    addGram(gram) {
      const known = find(grams, gram);
      if (known >= 0) return known;
      const id = texts.push(gramText(gram)) - 1;
      put(grams, gram, id);
      return id;
    },
    addConcept(name) {
      const known = concepts.get(name);
      if (known !== undefined) return known;
      const id = texts.push(`#${name}`) - 1;
      concepts.set(name, id);
      return id;
    },
    size: () => texts.length,
    text: (id) => texts[id] ?? '',
  };
}
