import { NO_TERM, type TermId } from './terms.ts';

/** How strongly each term is present in a question: 0 where it is not. One such table serves all questions, one after another. */
export type Strengths = {
  /** By number of the term; as long as there are terms. */
  values: Float32Array;
  /** The terms present. */
  readonly terms: TermId[];
};

export function createStrengths(): Strengths {
  return { values: new Float32Array(0), terms: [] };
}

/** Empties the table and makes room for so many terms. */
export function clear(strengths: Strengths, size: number): void {
  for (const id of strengths.terms) strengths.values[id] = 0;
  strengths.terms.length = 0;
  if (strengths.values.length < size) strengths.values = new Float32Array(size);
}

/** Makes a term at least so strong. */
export function raise(strengths: Strengths, id: TermId, weight: number): void {
  const now = strengths.values[id] ?? 0;
  if (id === NO_TERM || weight <= now) return;
  if (now === 0) strengths.terms.push(id);
  strengths.values[id] = weight;
}
