import { type Before, beginLeaders, createLeaders, isBeaten, type Leaders, offer } from './leaders.ts';
import { type NumberList, numberAt, strengthAt, weightAt } from './number-list.ts';
import type { Rarity } from './rarity.ts';
import type { Strengths } from './strengths.ts';
import { NO_TERM, type TermId, type Terms } from './terms.ts';

/** An entry found, by the number of its slot. */
export type Found = { readonly slot: number; readonly score: number };

/** Finds the entries that hold the rarest words of a question. */
export type Search = {
  /** Takes in an entry: where its terms stand in the list, and what each weighs in it. Slots are given from 0 on. */
  add(from: number, to: number, weight: number): void;
  remove(slot: number): void;
  /** The best of `live` entries, best first. */
  best(present: Strengths, limit: number, live: number): Found[];
};

/** A term that more than this share of the entries hold, and more than FEW of them, only adds to entries found by a rarer one. */
const COMMON_SHARE = 1 / 24;
const FEW = 400;
/** No new entries are let in once so many were found by rarer terms. */
const SURVIVORS = 1024;
/** Terms are added up in whole units, so that the sum is the same in whatever order it is made. */
const UNITS = 2 ** 36;

/** The table itself, or a wider copy when the place lies beyond its end. */
function wideEnough(table: Float64Array, at: number): Float64Array {
  if (at < table.length) return table;
  const wider = new Float64Array(table.length * 2);
  wider.set(table);
  return wider;
}

/** `before`: which of two entries of one score comes first. */
export function createSearch(terms: Terms, rarity: Rarity, entryTerms: NumberList, before: Before): Search {
  const postings: (number[] | undefined)[] = [];
  const starts: number[] = [];
  const ends: number[] = [];
  /** What a term weighs in the entry; 0 once it was taken out. */
  let weights: Float64Array = new Float64Array(1024);
  /** While a search runs, units by slot and by term; all zero in between. */
  let units = new Float64Array(1024);
  let factors = new Float64Array(1024);
  /** The slots let in, the first `letIn` of the list. */
  let touched = new Int32Array(1024);
  let letIn = 0;
  /** The best by the open terms, and by all. */
  const leading = createLeaders(before);
  const all = createLeaders(before);

  function add(from: number, to: number, weight: number): void {
    const slot = starts.push(from) - 1;
    ends.push(to);
    weights = wideEnough(weights, slot);
    weights[slot] = weight;
    for (let at = from; at < to; at += 1) {
      const id = numberAt(entryTerms.values, at);
      // Filled up to there: a list with a wide gap becomes a slow table of keys.
      while (postings.length <= id) postings.push(undefined);
      const list = postings[id];
      if (list) list.push(slot);
      else postings[id] = [slot];
    }
  }

  function remove(slot: number): void {
    weights[slot] = 0;
  }

  function rarerFirst(a: TermId, b: TermId): number {
    return rarity.frequency(a) - rarity.frequency(b) || (terms.text(a) < terms.text(b) ? -1 : 1);
  }

  /** Lets in every entry that holds the term. */
  function open(list: readonly number[], factor: number): void {
    for (const slot of list) {
      const now = weightAt(units, slot);
      if (now === 0 && weightAt(weights, slot) === 0) continue;
      if (now === 0) {
        touched[letIn] = slot;
        letIn += 1;
      }
      units[slot] = now + factor;
    }
  }

  /** Works out what every term adds; gives the terms known, the rarest first. In a list so short that all are opened the order is all one. */
  function weigh(present: Strengths, live: number): TermId[] {
    const rarities = rarity.values();
    const known: TermId[] = [];
    for (let at = 0; at < present.count; at += 1) {
      const id = numberAt(present.terms, at);
      if (rarity.frequency(id) > 0) known.push(id);
    }
    if (live > FEW) known.sort(rarerFirst);
    for (const id of known) factors[id] = Math.round(strengthAt(present.values, id) * weightAt(rarities, id) * UNITS);
    return known;
  }

  /** Opens the rarer terms; gives those that only add. */
  function openRarest(ids: readonly TermId[], live: number): readonly TermId[] {
    const most = Math.max(FEW, live * COMMON_SHARE);
    for (let at = 0; at < ids.length; at += 1) {
      const id = ids[at] ?? NO_TERM;
      const common = rarity.frequency(id) > most;
      if (letIn > 0 && (common || letIn >= SURVIVORS)) return ids.slice(at);
      open(postings[id] ?? [], weightAt(factors, id));
      factors[id] = 0;
    }
    return [];
  }

  /** What the closed terms add to an entry. */
  function closedUnits(slot: number): number {
    let sum = 0;
    const end = ends[slot] ?? 0;
    for (let at = starts[slot] ?? 0; at < end; at += 1) sum += weightAt(factors, numberAt(entryTerms.values, at));
    return sum;
  }

  /** What is known of an entry so far, and with so many units more. */
  function scoreOf(slot: number, more: number): number {
    return (weightAt(weights, slot) * (weightAt(units, slot) + more)) / UNITS;
  }

  /** Offers every entry let in, by what the open terms say of it. */
  function offerOpen(): void {
    for (let at = 0; at < letIn; at += 1) {
      const slot = numberAt(touched, at);
      offer(leading, slot, scoreOf(slot, 0));
    }
  }

  /** Offers, by all terms, those that lead so far; then those that may still overtake them. */
  function offerAll(rest: number): void {
    for (let at = 0; at < leading.count; at += 1) {
      const slot = numberAt(leading.slots, at);
      offer(all, slot, scoreOf(slot, closedUnits(slot)));
      // Offered once: it is not among those that may overtake.
      units[slot] = 0;
    }
    for (let at = 0; at < letIn; at += 1) {
      const slot = numberAt(touched, at);
      if (weightAt(units, slot) === 0 || isBeaten(all, scoreOf(slot, rest))) continue;
      offer(all, slot, scoreOf(slot, closedUnits(slot)));
    }
  }

  function makeRoom(): void {
    if (units.length < weights.length) {
      units = new Float64Array(weights.length);
      touched = new Int32Array(weights.length);
    }
    if (factors.length < terms.size()) factors = new Float64Array(terms.size());
  }

  function best(present: Strengths, limit: number, live: number): Found[] {
    makeRoom();
    const closed = openRarest(weigh(present, live), live);
    let rest = 0;
    for (const id of closed) rest += weightAt(factors, id);
    beginLeaders(leading, limit);
    beginLeaders(all, limit);
    offerOpen();
    if (rest > 0) offerAll(rest);
    wipe(closed);
    return foundIn(rest > 0 ? all : leading);
  }

  function wipe(closed: readonly TermId[]): void {
    for (const id of closed) factors[id] = 0;
    for (let at = 0; at < letIn; at += 1) units[numberAt(touched, at)] = 0;
    letIn = 0;
  }

  return { add, remove, best };
}

function foundIn({ slots, scores, count }: Leaders): Found[] {
  const found: Found[] = [];
  for (let at = 0; at < count; at += 1) found.push({ slot: numberAt(slots, at), score: weightAt(scores, at) });
  return found;
}
