import { shareOf } from './cover.ts';
import type { Entry, Index } from './entry-index.ts';
import { markAt, numberAt, weightAt } from './number-list.ts';
import { LONE, type Query } from './query.ts';
import { NO_TERM, type TermId, type Terms } from './terms.ts';

/** How much of what a question says an entry accounts for, each 0 to 1: by all its words, by its names, and by its names of the head alone. */
export type Explained = {
  readonly any: number;
  readonly byName: number;
  readonly headByName: number;
  /** How many of the concepts named the entry holds. */
  readonly concepts: number;
};

/** Marks of the entry at hand, by number of the term. */
const ELSEWHERE = 1;
const IN_NAMES = 2;

type MarkIds = { readonly start: number; readonly end: number; readonly ids: readonly TermId[] };

/** A question prepared for asking of entry after entry how much of it that explains. */
export type Ledger = {
  /** The meaningful characters, in order: where each stands, its term, those of the pairs it ends and begins, and what it weighs. */
  readonly places: Int32Array;
  readonly chars: Int32Array;
  readonly lefts: Int32Array;
  readonly rights: Int32Array;
  readonly weights: Float64Array;
  /** 1 for those of the head. */
  readonly heads: Uint8Array;
  readonly entryTerms: Int32Array;
  readonly marks: readonly MarkIds[];
  readonly concepts: readonly TermId[];
  /** The weight of all that means something, and of the head. */
  readonly all: number;
  readonly allHead: number;
  /** What the entry at hand holds, by number of the term; and through concepts, by place in the question. All zero in between. */
  readonly held: Uint8Array;
  readonly byConcept: Uint8Array;
};

/** How many characters mean something. */
function meaningful({ content }: Query): number {
  let count = 0;
  for (let at = 0; at < content.length; at += 1) if (content[at]) count += 1;
  return count;
}

/** The weight of what means something, of all of it or of the head alone. */
function weightOf(weights: Float64Array, heads: Uint8Array | null): number {
  let all = 0;
  for (let at = 0; at < weights.length; at += 1) if (heads === null || heads[at] === 1) all += weightAt(weights, at);
  return all;
}

function idsOf(concepts: readonly string[], terms: Terms): TermId[] {
  const ids: TermId[] = [];
  for (const concept of concepts) ids.push(terms.concept(concept));
  return ids;
}

function marksOf({ reading }: Query, terms: Terms): MarkIds[] {
  const marks: MarkIds[] = [];
  for (const { start, end, concepts } of reading.marks) marks.push({ start, end, ids: idsOf(concepts, terms) });
  return marks;
}

/** Prepares a question for the entries of an index. */
export function openLedger(query: Query, index: Index): Ledger {
  const { terms } = index.book;
  const rarity = index.rarity.values();
  const length = meaningful(query);
  const places = new Int32Array(length);
  const chars = new Int32Array(length);
  const lefts = new Int32Array(length);
  const rights = new Int32Array(length);
  const weights = new Float64Array(length);
  const heads = new Uint8Array(length);
  let next = 0;
  for (let at = 0; at < query.content.length; at += 1) {
    if (!query.content[at]) continue;
    places[next] = at;
    chars[next] = numberAt(query.chars, at);
    lefts[next] = at > 0 ? numberAt(query.pairs, at - 1) : NO_TERM;
    rights[next] = numberAt(query.pairs, at);
    weights[next] = weightAt(rarity, numberAt(query.chars, at));
    heads[next] = query.head[at] ? 1 : 0;
    next += 1;
  }
  return {
    places,
    chars,
    lefts,
    rights,
    weights,
    heads,
    entryTerms: index.terms(),
    marks: marksOf(query, terms),
    concepts: idsOf(query.concepts, terms),
    all: weightOf(weights, null),
    allHead: weightOf(weights, heads),
    held: index.held(),
    byConcept: new Uint8Array(query.read.length),
  };
}

function hold({ held, entryTerms }: Ledger, { from, namesTo, to }: Entry): void {
  for (let at = from; at < namesTo; at += 1) held[numberAt(entryTerms, at)] = IN_NAMES;
  for (let at = namesTo; at < to; at += 1) held[numberAt(entryTerms, at)] = ELSEWHERE;
}

function release({ held, entryTerms, byConcept, marks }: Ledger, { from, to }: Entry): void {
  for (let at = from; at < to; at += 1) held[numberAt(entryTerms, at)] = 0;
  if (marks.length > 0) byConcept.fill(0);
}

function spreadConcepts({ marks, held, byConcept }: Ledger): void {
  for (const { start, end, ids } of marks) {
    let most = 0;
    for (const id of ids) most = Math.max(most, markAt(held, id));
    for (let at = start; at < end; at += 1) if (markAt(byConcept, at) < most) byConcept[at] = most;
  }
}

/** What a character counts that is explained fully, by itself alone, or not at all. */
function degree(fully: boolean, alone: boolean): number {
  if (fully) return 1;
  return alone ? LONE : 0;
}

function sum(ledger: Ledger): Explained {
  const { places, chars, lefts, rights, weights, heads, held, byConcept } = ledger;
  let any = 0;
  let byName = 0;
  let headByName = 0;
  for (let at = 0; at < places.length; at += 1) {
    const weight = weightAt(weights, at);
    // The character is explained by its concept or by a pair it is in; else, less, by itself.
    const pair = Math.max(markAt(held, numberAt(lefts, at)), markAt(held, numberAt(rights, at)));
    const level = Math.max(pair, markAt(byConcept, numberAt(places, at)));
    const alone = markAt(held, numberAt(chars, at));
    const named = weight * degree(level === IN_NAMES, alone === IN_NAMES);
    any += weight * degree(level > 0, alone > 0);
    byName += named;
    if (heads[at] === 1) headByName += named;
  }
  return {
    any: shareOf(any, ledger.all),
    byName: shareOf(byName, ledger.all),
    headByName: shareOf(headByName, ledger.allHead),
    concepts: conceptsHeld(ledger),
  };
}

function conceptsHeld({ concepts, held }: Ledger): number {
  let count = 0;
  for (const id of concepts) if (markAt(held, id) > 0) count += 1;
  return count;
}

/** How much of the question one entry explains. */
export function explainedBy(entry: Entry, ledger: Ledger): Explained {
  hold(ledger, entry);
  spreadConcepts(ledger);
  const explained = sum(ledger);
  release(ledger, entry);
  return explained;
}
