import { shareOf } from './cover.ts';
import { beginLeaders, createLeaders, offer } from './leaders.ts';
import { numberAt, strengthAt, weightAt } from './number-list.ts';
import { addTerms, type PhraseBook } from './phrase.ts';
import type { Query } from './query.ts';
import { createRarity } from './rarity.ts';
import { clear, createStrengths, raise, type Strengths } from './strengths.ts';
import { NO_TERM, type TermId } from './terms.ts';

/** How people say a thing when they do not know what it is called: by id, descriptions in everyday words. */
export type Descriptions = Readonly<Record<string, readonly string[]>>;

/** data/spoken.json: by the first row of a family, by certificate kind, by matter. */
export type SpokenData = {
  readonly proofs: Descriptions;
  readonly certificates: Descriptions;
  readonly matters: Descriptions;
};

/** A thing whose descriptions resemble a question. */
export type SpokenHit = {
  readonly id: string;
  readonly score: number;
  /** 0 to 1: how much of the question its descriptions account for. */
  readonly share: number;
};

export type SpokenIndex = {
  /** The things whose descriptions share most with the question, best first; equal scores in order of id. */
  search(query: Query, limit: number): SpokenHit[];
  /** How one thing fares in the last search; null where nobody has described it. */
  seen(id: string): SpokenHit | null;
};

/** What a lone character and a concept weigh against a pair of characters. */
const LONE = 0.5;
const CONCEPT = 1.5;
/** BM25 over all descriptions of a thing taken together: what several of them say weighs more than what one says. */
const K1 = 2.5;
const B = 0.3;

/** The things that have a term in their descriptions, and what it weighs there: those of a term stand together, from `starts` on. */
type Postings = { readonly starts: Int32Array; readonly slots: Int32Array; readonly weights: Float64Array };

/** In how many of its descriptions a thing has each term. */
function countTerms(texts: readonly string[], book: PhraseBook): Map<TermId, number> {
  const counts = new Map<TermId, number>();
  for (const text of texts) {
    const terms = new Set<TermId>();
    addTerms(book, book.phrase(text), terms);
    for (const term of terms) counts.set(term, (counts.get(term) ?? 0) + 1);
  }
  return counts;
}

function sumOf(counts: ReadonlyMap<TermId, number>): number {
  let sum = 0;
  for (const count of counts.values()) sum += count;
  return sum;
}

/** `terms`: how many there are. */
function postingsOf(counted: readonly ReadonlyMap<TermId, number>[], terms: number): Postings {
  const lengths = counted.map(sumOf);
  const average = lengths.reduce((sum, length) => sum + length, 0) / Math.max(1, lengths.length);
  const starts = new Int32Array(terms + 1);
  for (const counts of counted) for (const term of counts.keys()) starts[term + 1] = numberAt(starts, term + 1) + 1;
  for (let term = 0; term < terms; term += 1) starts[term + 1] = numberAt(starts, term + 1) + numberAt(starts, term);
  const next = starts.slice();
  const slots = new Int32Array(numberAt(starts, terms));
  const weights = new Float64Array(slots.length);
  for (const [slot, counts] of counted.entries()) {
    const damping = K1 * (1 - B + (B * (lengths[slot] ?? 0)) / average);
    for (const [term, count] of counts) {
      const at = numberAt(next, term);
      slots[at] = slot;
      weights[at] = (count * (K1 + 1)) / (count + damping);
      next[term] = at + 1;
    }
  }
  return { starts, slots, weights };
}

/** Lays out what means something in a question: shell words, places and what is denied are left aside. */
function layOutContent(query: Query, book: PhraseBook, on: Strengths): void {
  clear(on, book.terms.size());
  for (let at = 0; at < query.read.length; at += 1) {
    if (!query.content[at]) continue;
    raise(on, numberAt(query.chars, at), LONE);
    if (query.content[at + 1]) raise(on, numberAt(query.pairs, at), 1);
  }
  for (const concept of query.concepts) raise(on, book.terms.concept(concept), CONCEPT);
}

/** How many meaningful characters no name and no description has. */
function strangers({ chars, content }: Query): number {
  let count = 0;
  for (let at = 0; at < content.length; at += 1) if (content[at] && numberAt(chars, at) === NO_TERM) count += 1;
  return count;
}

/** An index over descriptions. Built once; the same descriptions give the same index. */
export function createSpokenIndex(descriptions: Descriptions, book: PhraseBook): SpokenIndex {
  const ids = Object.keys(descriptions);
  const counted = ids.map((id) => countTerms(descriptions[id] ?? [], book));
  const rarity = createRarity(book.terms);
  for (const counts of counted) {
    for (const term of counts.keys()) rarity.count(term, 1);
    rarity.entries(1);
  }
  const postings = postingsOf(counted, book.terms.size());
  const present = createStrengths();
  const scores = new Float64Array(ids.length);
  const masses = new Float64Array(ids.length);
  /** What the question of the last search weighs. */
  let all = 0;
  const leaders = createLeaders((a, b) => (ids[a] ?? '') < (ids[b] ?? ''));

  function addTerm(term: TermId, weight: number): void {
    const { starts, slots, weights } = postings;
    const end = numberAt(starts, term + 1);
    for (let at = numberAt(starts, term); at < end; at += 1) {
      const slot = numberAt(slots, at);
      scores[slot] = weightAt(scores, slot) + weight * weightAt(weights, at);
      masses[slot] = weightAt(masses, slot) + weight;
    }
  }

  /** Adds up the terms of a question; returns what its known terms, and its characters that nobody ever used, weigh together. */
  function addUp(query: Query): number {
    const values = rarity.values();
    scores.fill(0);
    masses.fill(0);
    let whole = strangers(query) * LONE * weightAt(values, NO_TERM);
    for (let at = 0; at < present.count; at += 1) {
      const term = numberAt(present.terms, at);
      const weight = strengthAt(present.values, term) * weightAt(values, term);
      whole += weight;
      addTerm(term, weight);
    }
    return whole;
  }

  function lead(limit: number): void {
    beginLeaders(leaders, limit);
    for (let slot = 0; slot < scores.length; slot += 1) {
      const score = weightAt(scores, slot);
      if (score > 0) offer(leaders, slot, score);
    }
  }

  function hitOf(slot: number): SpokenHit {
    return { id: ids[slot] ?? '', score: weightAt(scores, slot), share: shareOf(weightAt(masses, slot), all) };
  }

  const slotOf = new Map(ids.map((id, slot) => [id, slot]));
  return {
    search(query, limit) {
      layOutContent(query, book, present);
      all = addUp(query);
      lead(limit);
      return Array.from({ length: leaders.count }, (_, at) => hitOf(numberAt(leaders.slots, at)));
    },
    seen(id) {
      const slot = slotOf.get(id);
      return slot === undefined ? null : hitOf(slot);
    },
  };
}
