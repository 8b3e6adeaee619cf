import { charGram, type Grams, gramsOf, pairGram } from './gram.ts';
import { deniedSpans, type Reading, readWithLexicon } from './lexicon.ts';
import { numberAt, weightAt } from './number-list.ts';
import type { PhraseBook } from './phrase.ts';
import { clear, createStrengths, raise, type Strengths } from './strengths.ts';
import { type Span, targetSpans } from './target.ts';

/** A question cut into the terms of the phrase book. */
export type Cut = {
  readonly read: string;
  readonly reading: Reading;
  /** Per character: its term, that of the pair it begins; 0 when the book does not know it. */
  readonly chars: Int32Array;
  readonly pairs: Int32Array;
  /** True where the character is denied: 没交过[社保]. */
  readonly denied: readonly boolean[];
  /** True where the character is part of what is asked for (before 证明), not of what it is for. */
  readonly target: readonly boolean[];
};

/** A question cut and weighed, ready to be compared with entries. */
export type Query = Cut & {
  /** True where the character means something: no shell word, no place name, not denied. */
  readonly content: readonly boolean[];
  /** True for the last two meaningful characters of what is asked for: 林木采伐[权属]证明. */
  readonly head: readonly boolean[];
  /** How strongly a term is present, 0 to 1: pair or concept 1, lone character less, denied words little. Until the next question. */
  readonly present: Strengths;
  /** The same within what is asked for; `present` itself where that is all of the text. */
  readonly presentInTarget: Strengths;
  readonly concepts: readonly string[];
};

/** The tables on which questions are laid out, one after another. */
export type Desk = { readonly present: Strengths; readonly inTarget: Strengths; readonly unplaced: Strengths };

export function createDesk(): Desk {
  return { present: createStrengths(), inTarget: createStrengths(), unplaced: createStrengths() };
}

/** Weight of a lone character against a pair. */
export const LONE = 0.35;
/** Weight of a concept that is only near to one that was named. */
const NEAR = 0.35;
const DENIED = 0.15;
const SHELL = 0.1;

function maskOf(length: number, spans: readonly Span[]): boolean[] {
  const mask = new Array<boolean>(length).fill(false);
  for (const span of spans) mask.fill(true, span.start, span.end);
  return mask;
}

const HEAD = 2;

function headOf(content: readonly boolean[], target: readonly boolean[]): boolean[] {
  const head = new Array<boolean>(content.length).fill(false);
  let left = HEAD;
  for (let at = content.length - 1; at >= 0 && left > 0; at -= 1) {
    if (!target[at] || !content[at]) continue;
    head[at] = true;
    left -= 1;
  }
  return head;
}

/** Cuts a normalised, repaired text. */
export function cutText(read: string, book: PhraseBook, grams: Grams = gramsOf(read)): Cut {
  const chars = new Int32Array(read.length);
  const pairs = new Int32Array(read.length);
  for (let at = 0; at < read.length; at += 1) {
    if (read.charAt(at) === ' ') continue;
    chars[at] = book.terms.gram(charGram(read, at));
    if (at + 1 < read.length && read.charAt(at + 1) !== ' ') pairs[at] = book.terms.gram(pairGram(read, at));
  }
  return {
    read,
    reading: readWithLexicon(book.lexicon, read, grams),
    chars,
    pairs,
    denied: maskOf(read.length, deniedSpans(book.lexicon, read, grams)),
    target: maskOf(read.length, targetSpans(read)),
  };
}

/** What each character of a question weighs. */
type Weighed = { readonly content: boolean[]; readonly weights: Float64Array };

function weigh({ read, reading, denied }: Cut, ignored: readonly Span[]): Weighed {
  const skipped = maskOf(read.length, ignored);
  const named = maskOf(read.length, reading.marks);
  const weights = new Float64Array(read.length);
  const content = new Array<boolean>(read.length).fill(false);
  for (let at = 0; at < read.length; at += 1) {
    const shell = (reading.shell[at] === true && !named[at]) || skipped[at] === true;
    content[at] = !shell && !denied[at] && read.charAt(at) !== ' ';
    const light = shell ? SHELL : 1;
    weights[at] = denied[at] ? DENIED : light;
  }
  return { content, weights };
}

function collectGrams(to: Strengths, cut: Cut, weights: Float64Array, within: readonly boolean[] | null): void {
  for (let at = 0; at < cut.read.length; at += 1) {
    if (within !== null && !within[at]) continue;
    const weight = weightAt(weights, at);
    raise(to, numberAt(cut.chars, at), weight * LONE);
    if (within !== null && !within[at + 1]) continue;
    raise(to, numberAt(cut.pairs, at), Math.max(weight, weightAt(weights, at + 1)));
  }
}

function isTouched({ start, end }: Span, within: readonly boolean[]): boolean {
  for (let at = start; at < end; at += 1) if (within[at]) return true;
  return false;
}

function collectConcepts(
  to: Strengths,
  cut: Cut,
  weights: Float64Array,
  book: PhraseBook,
  within: readonly boolean[] | null,
): void {
  for (const mark of cut.reading.marks) {
    if (within !== null && !isTouched(mark, within)) continue;
    for (const concept of mark.concepts) raiseConcept(to, concept, weightAt(weights, mark.start), book);
  }
}

function raiseConcept(to: Strengths, concept: string, weight: number, { terms, lexicon }: PhraseBook): void {
  raise(to, terms.concept(concept), weight);
  for (const near of lexicon.near.get(concept) ?? []) raise(to, terms.concept(near), weight * NEAR);
}

function collect(
  to: Strengths,
  cut: Cut,
  weights: Float64Array,
  book: PhraseBook,
  within: readonly boolean[] | null,
): void {
  clear(to, book.terms.size());
  collectGrams(to, cut, weights, within);
  collectConcepts(to, cut, weights, book, within);
}

/** Lays out how strongly each term is present in a cut text when nothing is ignored. */
export function layOut(cut: Cut, book: PhraseBook, on: Strengths): void {
  collect(on, cut, weigh(cut, []).weights, book, null);
}

function conceptsNamed({ reading }: Cut, weights: Float64Array): string[] {
  const named: string[] = [];
  for (const { start, concepts } of reading.marks) {
    if (weights[start] !== 1) continue;
    for (const concept of concepts) if (!named.includes(concept)) named.push(concept);
  }
  return named;
}

/** Weighs a cut question and lays it out on the desk. `ignored` are spans that name no content: places. */
export function weighQuery(cut: Cut, ignored: readonly Span[], book: PhraseBook, desk: Desk): Query {
  const { content, weights } = weigh(cut, ignored);
  collect(desk.present, cut, weights, book, null);
  const { read, reading, chars, pairs, denied, target } = cut;
  const narrower = target.includes(false);
  if (narrower) collect(desk.inTarget, cut, weights, book, target);
  return {
    read,
    reading,
    chars,
    pairs,
    denied,
    target,
    content,
    head: headOf(content, target),
    present: desk.present,
    presentInTarget: narrower ? desk.inTarget : desk.present,
    concepts: conceptsNamed(cut, weights),
  };
}
