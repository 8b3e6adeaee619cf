import { numberAt, strengthAt } from './number-list.ts';
import { NO_TERM, type TermId } from './terms.ts';

/** How strongly each term is present in a question: 0 where it is not. One such table serves all questions, one after another. */
export type Strengths = {
  /** By number of the term; as long as there are terms. */
  values: Float32Array;
  /** The terms present, the first `count` of the list. */
  terms: Int32Array;
  count: number;
};

/** More terms than most questions have. */
const START = 256;

export function createStrengths(): Strengths {
  return { values: new Float32Array(0), terms: new Int32Array(START), count: 0 };
}

/** Empties the table and makes room for so many terms. */
export function clear(strengths: Strengths, size: number): void {
  for (let at = 0; at < strengths.count; at += 1) strengths.values[numberAt(strengths.terms, at)] = 0;
  strengths.count = 0;
  if (strengths.values.length < size) strengths.values = new Float32Array(size);
}

/** Makes a term at least so strong. */
export function raise(strengths: Strengths, id: TermId, weight: number): void {
  const now = strengthAt(strengths.values, id);
  if (id === NO_TERM || weight <= now) return;
  if (now === 0) enter(strengths, id);
  strengths.values[id] = weight;
}

function enter(strengths: Strengths, id: TermId): void {
  if (strengths.count === strengths.terms.length) {
    const wider = new Int32Array(strengths.terms.length * 2);
    wider.set(strengths.terms);
    strengths.terms = wider;
  }
  strengths.terms[strengths.count] = id;
  strengths.count += 1;
}
