import { type Gram, gramText } from './gram.ts';

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

function numberOf<K>(ids: Map<K, TermId>, key: K, texts: string[], text: (key: K) => string): TermId {
  const known = ids.get(key);
  if (known !== undefined) return known;
  const id = texts.push(text(key)) - 1;
  ids.set(key, id);
  return id;
}

export function createTerms(): Terms {
  const grams = new Map<Gram, TermId>();
  const concepts = new Map<string, TermId>();
  const texts = [''];
  return {
    gram: (gram) => grams.get(gram) ?? NO_TERM,
    concept: (name) => concepts.get(name) ?? NO_TERM,
    addGram: (gram) => numberOf(grams, gram, texts, gramText),
    addConcept: (name) => numberOf(concepts, name, texts, (concept) => `#${concept}`),
    size: () => texts.length,
    text: (id) => texts[id] ?? '',
  };
}
