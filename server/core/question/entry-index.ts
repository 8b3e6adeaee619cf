import type { EntrySource } from './entry.ts';
import type { Lexicon } from './lexicon.ts';
import { cutPhrase, type Phrase, termsOf } from './phrase.ts';
import { addTo, createPostings, type Postings, push, type Tally, takeTouched } from './postings.ts';
import { createVocabulary, type Vocabulary } from './vocabulary.ts';

/** An entry cut into phrases. */
export type Entry = {
  readonly source: EntrySource;
  /** Name first, then the aliases. */
  readonly names: readonly Phrase[];
  /** The bracketed words of name `i`, or null. */
  readonly remarks: readonly (Phrase | null)[];
  readonly matters: readonly Phrase[];
  /** Every term of the entry, and of its names alone: each once, ascending. */
  readonly terms: Int32Array;
  readonly nameTerms: Int32Array;
};

export type Hit = { readonly entry: Entry; readonly score: number };

/** A weighted term of a question. */
export type QueryTerm = { readonly id: number; readonly weight: number };

/** Cuts a text from outside (a name, an alias) to the form in which questions are read. */
export type Reader = (text: string) => string;

export type Index = {
  readonly vocabulary: Vocabulary;
  readonly size: () => number;
  add(source: EntrySource): void;
  /** Takes an entry out; false when there is none of that id. */
  remove(id: string): boolean;
  /** The entries that share most with the terms, best first; equal scores in order of id. */
  search(terms: readonly QueryTerm[], limit: number): Hit[];
};

/** BM25 with constant average length: what an entry weighs does not depend on the others, so adding is exact. */
const K1 = 1.2;
const B = 0.5;
const AVERAGE_TERMS = 60;
/** A term that more than this share of the entries hold, and more than FEW of them, only adds to entries found by a rarer one. */
const COMMON_SHARE = 1 / 24;
const FEW = 400;
/** No new entries are let in once so many were found by rarer terms. */
const SURVIVORS = 1024;

function cutEntry(source: EntrySource, read: Reader, lexicon: Lexicon, vocabulary: Vocabulary): Entry {
  const cut = (text: string): Phrase => cutPhrase(read(text), lexicon, vocabulary);
  const titles = [{ plain: source.name, remark: source.remark }, ...source.aliases.map(splitAlias)];
  const names = titles.map((title) => cut(title.plain));
  const remarks = titles.map((title) => (title.remark === '' ? null : cut(title.remark)));
  const matters = source.matters.map(cut);
  const phrases = [...names, ...remarks.filter((remark) => remark !== null), ...matters];
  return { source, names, remarks, matters, terms: allTerms(phrases), nameTerms: allTerms(names) };
}

function allTerms(phrases: readonly Phrase[]): Int32Array {
  const terms = new Set<number>();
  for (const phrase of phrases) for (const id of termsOf(phrase)) terms.add(id);
  return Int32Array.from(terms).sort();
}

function splitAlias(alias: string): { plain: string; remark: string } {
  const match = /^(.+?)[(\uFF08](.+)[)\uFF09]$/u.exec(alias);
  return match ? { plain: match[1] ?? alias, remark: match[2] ?? '' } : { plain: alias, remark: '' };
}

/** An index over entries. `add` and `remove` leave it as if it had been built anew from what it then holds. */
export function createIndex(lexicon: Lexicon, read: Reader): Index {
  const vocabulary = createVocabulary();
  const entries: (Entry | null)[] = [];
  const slotOf = new Map<string, number>();
  const postings: (Postings | undefined)[] = [];
  const tally: Tally = { scores: new Float64Array(1024), touched: [], isLive: (slot) => entries[slot] !== null };
  let live = 0;

  function add(source: EntrySource): void {
    if (slotOf.has(source.id)) remove(source.id);
    const entry = cutEntry(source, read, lexicon, vocabulary);
    const slot = entries.push(entry) - 1;
    slotOf.set(source.id, slot);
    const weight = (K1 + 1) / (1 + K1 * (1 - B + (B * entry.terms.length) / AVERAGE_TERMS));
    for (const id of entry.terms) {
      postings[id] ??= createPostings();
      push(postings[id], slot, weight);
      vocabulary.count(id, 1);
    }
    vocabulary.entries(1);
    live += 1;
    if (entries.length > tally.scores.length) tally.scores = new Float64Array(tally.scores.length * 2);
  }

  function remove(id: string): boolean {
    const slot = slotOf.get(id);
    const entry = slot === undefined ? null : (entries[slot] ?? null);
    if (slot === undefined || entry === null) return false;
    entries[slot] = null;
    slotOf.delete(id);
    for (const term of entry.terms) vocabulary.count(term, -1);
    vocabulary.entries(-1);
    live -= 1;
    return true;
  }

  function search(terms: readonly QueryTerm[], limit: number): Hit[] {
    const known = terms.filter((term) => term.id >= 0 && vocabulary.frequency(term.id) > 0 && term.weight > 0);
    known.sort((a, b) => rarerFirst(vocabulary, a.id, b.id));
    for (const term of known) {
      const common = vocabulary.frequency(term.id) > Math.max(FEW, live * COMMON_SHARE);
      const open = tally.touched.length === 0 || (!common && tally.touched.length < SURVIVORS);
      const list = postings[term.id];
      if (list) addTo(tally, list, term.weight * vocabulary.rarity(term.id), open);
    }
    const hits = takeTouched(tally).flatMap(({ slot, score }) => {
      const entry = entries[slot];
      return entry ? [{ entry, score }] : [];
    });
    return hits.sort(betterFirst).slice(0, limit);
  }

  return { vocabulary, size: () => live, add, remove, search };
}

function rarerFirst(vocabulary: Vocabulary, a: number, b: number): number {
  const byCount = vocabulary.frequency(a) - vocabulary.frequency(b);
  if (byCount !== 0) return byCount;
  return vocabulary.term(a) < vocabulary.term(b) ? -1 : 1;
}

function betterFirst(a: Hit, b: Hit): number {
  return b.score - a.score || (a.entry.source.id < b.entry.source.id ? -1 : 1);
}
