import type { Entry } from './entry-index.ts';
import { numberAt, weightAt } from './number-list.ts';
import { LONE, type Query } from './query.ts';
import type { Terms } from './terms.ts';

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

type MarkIds = { readonly start: number; readonly end: number; readonly ids: readonly number[] };

/** A question prepared for asking of entry after entry how much of it that explains. */
export type Ledger = {
  readonly query: Query;
  readonly rarity: Float64Array;
  readonly entryTerms: Int32Array;
  readonly marks: readonly MarkIds[];
  readonly concepts: readonly number[];
  /** The weight of all that means something, and of the head. */
  readonly all: number;
  readonly allHead: number;
  /** What the entry at hand holds, by number of the term; and through concepts, by character. All zero in between. */
  readonly held: Uint8Array;
  readonly byConcept: Uint8Array;
};

function weightOf(query: Query, rarity: Float64Array, among: readonly boolean[]): number {
  let all = 0;
  for (let at = 0; at < among.length; at += 1) if (among[at]) all += rarity[query.chars[at] ?? 0] ?? 0;
  return all;
}

/** Prepares a question. `entryTerms` holds the terms of all entries. */
export function openLedger(query: Query, terms: Terms, rarity: Float64Array, entryTerms: Int32Array): Ledger {
  return {
    query,
    rarity,
    entryTerms,
    marks: query.reading.marks.map(({ start, end, concepts }) => ({ start, end, ids: concepts.map(terms.concept) })),
    concepts: query.concepts.map(terms.concept),
    all: weightOf(query, rarity, query.content),
    allHead: weightOf(query, rarity, query.head),
    held: new Uint8Array(terms.size()),
    byConcept: new Uint8Array(query.read.length),
  };
}

function hold({ held, entryTerms }: Ledger, { from, namesTo, to }: Entry): void {
  for (let at = from; at < namesTo; at += 1) held[entryTerms[at] ?? 0] = IN_NAMES;
  for (let at = namesTo; at < to; at += 1) held[entryTerms[at] ?? 0] = ELSEWHERE;
}

function release({ held, entryTerms, byConcept }: Ledger, { from, to }: Entry): void {
  for (let at = from; at < to; at += 1) held[entryTerms[at] ?? 0] = 0;
  byConcept.fill(0);
}

function spreadConcepts({ marks, held, byConcept }: Ledger): void {
  for (const { start, end, ids } of marks) {
    let most = 0;
    for (const id of ids) most = Math.max(most, held[id] ?? 0);
    for (let at = start; at < end; at += 1) if ((byConcept[at] ?? 0) < most) byConcept[at] = most;
  }
}

/** Where the character is explained by its concept or by a pair it is in. */
function levelAt({ query, held, byConcept }: Ledger, at: number): number {
  const left = at > 0 ? heldAt(held, numberAt(query.pairs, at - 1)) : 0;
  return Math.max(heldAt(byConcept, at), heldAt(held, numberAt(query.pairs, at)), left);
}

function shareOf(part: number, all: number): number {
  return all > 0 ? part / all : 0;
}

/** What a character counts that is explained fully, by itself alone, or not at all. */
function degree(fully: boolean, alone: boolean): number {
  if (fully) return 1;
  return alone ? LONE : 0;
}

function heldAt(held: Uint8Array, term: number): number {
  return held[term] ?? 0;
}

function sum(ledger: Ledger): Explained {
  const { query, held, rarity } = ledger;
  let any = 0;
  let byName = 0;
  let headByName = 0;
  for (let at = 0; at < query.read.length; at += 1) {
    if (!query.content[at]) continue;
    const char = numberAt(query.chars, at);
    const weight = weightAt(rarity, char);
    const level = levelAt(ledger, at);
    const alone = heldAt(held, char);
    const named = weight * degree(level === IN_NAMES, alone === IN_NAMES);
    any += weight * degree(level > 0, alone > 0);
    byName += named;
    if (query.head[at]) headByName += named;
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
  for (const id of concepts) if (heldAt(held, id) > 0) count += 1;
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
