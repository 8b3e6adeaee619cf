import type { EntrySource } from './entry.ts';
import { append, createNumberList } from './number-list.ts';
import { addTerms, type Phrase, type PhraseBook } from './phrase.ts';
import { createRarity, type Rarity } from './rarity.ts';
import { createSearch, type Found } from './search.ts';
import type { Strengths } from './strengths.ts';
import type { TermId } from './terms.ts';

/** An entry cut into phrases. */
export type Entry = {
  readonly source: EntrySource;
  /** Name first, then the aliases. */
  readonly names: readonly Phrase[];
  /** The bracketed words of the name, or null. */
  readonly remark: Phrase | null;
  readonly matters: readonly Phrase[];
  /** Where its terms begin and end in the index, each once; those of its names come first, up to `namesTo`. */
  readonly from: number;
  readonly namesTo: number;
  readonly to: number;
};

export type Hit = { readonly entry: Entry; readonly score: number };

export type Index = {
  readonly book: PhraseBook;
  readonly rarity: Rarity;
  /** The terms of all entries: see `from` and `to` of an entry. */
  readonly terms: () => Int32Array;
  /** One mark a term, for whoever looks at entry after entry; all zero in between. */
  readonly held: () => Uint8Array;
  readonly size: () => number;
  add(source: EntrySource): void;
  /** Takes an entry out; false when there is none of that id. */
  remove(id: string): boolean;
  /** The few entries that stand for a family: those of the county's list first, then in order of id. */
  facesOf(family: string): readonly Entry[];
  /** The entries that share most with the terms present, best first; equal scores in order of id. */
  search(present: Strengths, limit: number): Hit[];
};

/** BM25 with constant average length: what an entry weighs does not depend on the others, so adding is exact. */
const K1 = 1.2;
const B = 0.5;
const AVERAGE_TERMS = 60;

function weightOf(terms: number): number {
  return Math.fround((K1 + 1) / (1 + K1 * (1 - B + (B * terms) / AVERAGE_TERMS)));
}

type Title = { readonly plain: string; readonly remark: string };

function splitAlias(alias: string): Title {
  const match = /^(.+?)[(\uFF08](.+)[)\uFF09]$/u.exec(alias);
  return match ? { plain: match[1] ?? alias, remark: match[2] ?? '' } : { plain: alias, remark: '' };
}

function titlesOf(source: EntrySource): Title[] {
  return [{ plain: source.name, remark: source.remark }, ...source.aliases.map(splitAlias)];
}

/** So many entries stand for a family: in a nation's list a proof has thousands, and they differ in matter and place alone. */
const FACES = 8;

function facesFirst(a: Entry, b: Entry): number {
  return Number(b.source.listed) - Number(a.source.listed) || (a.source.id < b.source.id ? -1 : 1);
}

/** An index over entries. `add` and `remove` leave it as if it had been built anew from what it then holds. */
export function createIndex(book: PhraseBook): Index {
  const rarity = createRarity(book.terms);
  const entries: (Entry | null)[] = [];
  const slotOf = new Map<string, number>();
  const slotsOfFamily = new Map<string, number[]>();
  /** What was asked for since the family last changed. */
  const faces = new Map<string, readonly Entry[]>();
  const terms = createNumberList();
  const search = createSearch(book.terms, rarity, terms, before);
  let held = new Uint8Array(0);

  function cut(source: EntrySource): Entry {
    const titles = titlesOf(source);
    const names = titles.map((title) => book.phrase(title.plain));
    const remarks = titles.map((title) => (title.remark === '' ? null : book.phrase(title.remark)));
    const matters = source.matters.map(book.phrase);
    const own = new Set<TermId>();
    const from = terms.length;
    for (const name of names) addTerms(book, name, own);
    const namesTo = from + own.size;
    for (const phrase of [...remarks, ...matters]) if (phrase) addTerms(book, phrase, own);
    for (const id of own) append(terms, id);
    return { source, names, remark: remarks[0] ?? null, matters, from, namesTo, to: terms.length };
  }

  function add(source: EntrySource): void {
    if (slotOf.has(source.id)) remove(source.id);
    const entry = cut(source);
    const slot = entries.push(entry) - 1;
    slotOf.set(source.id, slot);
    familySlots(source.family).push(slot);
    faces.delete(source.family);
    search.add(entry.from, entry.to, weightOf(entry.to - entry.from));
    for (let at = entry.from; at < entry.to; at += 1) rarity.count(terms.values[at] ?? 0, 1);
    rarity.entries(1);
  }

  function remove(id: string): boolean {
    const slot = slotOf.get(id);
    const entry = slot === undefined ? null : (entries[slot] ?? null);
    if (slot === undefined || entry === null) return false;
    entries[slot] = null;
    slotOf.delete(id);
    const { family } = entry.source;
    slotsOfFamily.set(
      family,
      familySlots(family).filter((each) => each !== slot),
    );
    faces.delete(family);
    search.remove(slot);
    for (let at = entry.from; at < entry.to; at += 1) rarity.count(terms.values[at] ?? 0, -1);
    rarity.entries(-1);
    return true;
  }

  function before(a: number, b: number): boolean {
    return (entries[a]?.source.id ?? '') < (entries[b]?.source.id ?? '');
  }

  function heldWide(): Uint8Array {
    if (held.length < book.terms.size()) held = new Uint8Array(book.terms.size());
    return held;
  }

  function hitsOf(found: readonly Found[]): Hit[] {
    const hits: Hit[] = [];
    for (const { slot, score } of found) {
      const entry = entries[slot];
      if (entry) hits.push({ entry, score });
    }
    return hits;
  }

  function familySlots(family: string): number[] {
    const known = slotsOfFamily.get(family);
    if (known) return known;
    const made: number[] = [];
    slotsOfFamily.set(family, made);
    return made;
  }

  function facesOf(family: string): readonly Entry[] {
    const known = faces.get(family);
    if (known) return known;
    const rows = (slotsOfFamily.get(family) ?? []).flatMap((slot) => entries[slot] ?? []);
    const made = rows.sort(facesFirst).slice(0, FACES);
    faces.set(family, made);
    return made;
  }

  return {
    book,
    rarity,
    terms: () => terms.values,
    held: heldWide,
    size: () => slotOf.size,
    add,
    remove,
    facesOf,
    search: (present, limit) => hitsOf(search.best(present, limit, slotOf.size)),
  };
}
