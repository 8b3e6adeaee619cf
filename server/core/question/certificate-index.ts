import type { CertificateKind } from '../catalogue/certificate.ts';
import { plainName } from '../catalogue/family.ts';
import { coverOf, type Measure } from './cover.ts';
import { createLiterals, type Literals } from './literals.ts';
import { numberAt, strengthAt } from './number-list.ts';
import { addTerms, PAIR, type Phrase, type PhraseBook } from './phrase.ts';
import { rounded } from './rank.ts';
import { createRarity, type Rarity } from './rarity.ts';
import type { Strengths } from './strengths.ts';
import type { TermId } from './terms.ts';

/** The kind that stands for every certificate the catalogue does not know. */
export const OTHER_CERTIFICATE = 'default';

/** A name of a kind; the names of one kind stand together. */
type CertificateName = { readonly kind: string; readonly phrase: Phrase };

export type CertificateIndex = {
  readonly book: PhraseBook;
  readonly rarity: Rarity;
  readonly names: readonly CertificateName[];
  readonly words: Literals;
  /** By number of the word, the numbers of the names that are it: two kinds may go by one name. */
  readonly byWord: readonly (readonly number[])[];
  /** By the pair with which they begin, the numbers of names. */
  readonly byPair: ReadonlyMap<TermId, readonly number[]>;
};

/** A certificate named in a question. */
export type CertificateNamed = {
  readonly id: string;
  /** 0 to 1: how fully the name was said. */
  readonly share: number;
  /** True when a whole name or alias stands in the question. */
  readonly literal: boolean;
  /** Where the name begins; -1 when only parts of it were found. */
  readonly at: number;
  readonly length: number;
};

function namesOf(kind: CertificateKind, book: PhraseBook): string[] {
  const official = officialNames(kind);
  const everyday = book.lexicon.data.papers.filter((paper) => official.includes(paper.name));
  return [...official, ...everyday.flatMap((paper) => paper.words)];
}

function officialNames(kind: CertificateKind): string[] {
  return [kind.name, ...kind.aliases].flatMap((name) => plainName(name).split(/[/、,\uFF0C]/u));
}

/** The names of a kind as they are read, each once. */
function phrasesOf(kind: CertificateKind, book: PhraseBook): Phrase[] {
  if (kind.id === OTHER_CERTIFICATE) return [];
  const byText = new Map(namesOf(kind, book).map((name) => [book.phrase(name).text, book.phrase(name)]));
  return [...byText.values()].filter((phrase) => phrase.text.length > 1);
}

function firstPair(phrase: Phrase, book: PhraseBook): TermId {
  return book.cells.values[phrase.from + PAIR] ?? 0;
}

/** The places of each key in a list. */
function grouped<K>(keys: readonly K[]): Map<K, number[]> {
  const groups = new Map<K, number[]>();
  for (const [at, key] of keys.entries()) groups.set(key, [...(groups.get(key) ?? []), at]);
  return groups;
}

export function createCertificateIndex(kinds: readonly CertificateKind[], book: PhraseBook): CertificateIndex {
  const rarity = createRarity(book.terms);
  const names = kinds.flatMap((kind) => {
    const phrases = phrasesOf(kind, book);
    const terms = new Set<TermId>();
    for (const phrase of phrases) addTerms(book, phrase, terms);
    for (const id of terms) rarity.count(id, 1);
    rarity.entries(1);
    return phrases.map((phrase) => ({ kind: kind.id, phrase }));
  });
  const byWord = grouped(names.map(({ phrase }) => phrase.text));
  const byPair = grouped(names.map(({ phrase }) => firstPair(phrase, book)));
  return { book, rarity, names, words: createLiterals([...byWord.keys()]), byWord: [...byWord.values()], byPair };
}

/** What the question says of a name: at its place in full, or in part. */
function rate({ kind, phrase }: CertificateName, read: string, measure: Measure): CertificateNamed {
  const at = read.indexOf(phrase.text);
  if (at >= 0) return { id: kind, share: 1, literal: true, at, length: phrase.text.length };
  return { id: kind, share: rounded(coverOf(phrase, measure).share), literal: false, at: -1, length: 0 };
}

/** The better of two names of one kind: in full before in part, then the longer, then the fuller; the first of equals. */
function better(one: CertificateNamed, other: CertificateNamed): CertificateNamed {
  const gain = other.length - one.length || other.share - one.share;
  return gain > 0 ? other : one;
}

function addAll(to: Set<number>, numbers: readonly number[] | undefined): void {
  if (numbers !== undefined) for (const number of numbers) to.add(number);
}

/** The numbers of the names that stand in the question, or begin like a word of it: 行驶本 begins like 行驶证; 道士证 does not begin like 学士证. */
function namesTouched(index: CertificateIndex, read: string, present: Strengths): Set<number> {
  const touched = new Set<number>();
  for (const word of index.words.within(read)) addAll(touched, index.byWord[word]);
  for (let at = 0; at < present.count; at += 1) {
    const id = numberAt(present.terms, at);
    if (strengthAt(present.values, id) === 1) addAll(touched, index.byPair.get(id));
  }
  return touched;
}

/** The literal names that are not part of a longer literal name: 户口本 in 户口本人 stays, 证 in 居住证 goes. */
function outermost(named: readonly CertificateNamed[]): CertificateNamed[] {
  const inside = (a: CertificateNamed, b: CertificateNamed): boolean =>
    b.literal && b.length > a.length && a.at >= b.at && a.at + a.length <= b.at + b.length;
  return named.filter((one) => !one.literal || !named.some((other) => inside(one, other)));
}

/** Whole names before parts, longer before shorter, earlier before later. */
function bestFirst(a: CertificateNamed, b: CertificateNamed): number {
  return (
    Number(b.literal) - Number(a.literal) ||
    b.share - a.share ||
    b.length - a.length ||
    a.at - b.at ||
    (a.id < b.id ? -1 : 1)
  );
}

/** Of each kind its best name, in the order of the names. */
function rateAll(index: CertificateIndex, touched: ReadonlySet<number>, read: string, measure: Measure) {
  const best = new Map<string, CertificateNamed>();
  for (const number of [...touched].sort((a, b) => a - b)) {
    const name = index.names[number];
    if (!name) continue;
    const rated = rate(name, read, measure);
    best.set(name.kind, better(best.get(name.kind) ?? rated, rated));
  }
  return best;
}

/** The certificates named in a question, best first. */
export function certificatesNamed(
  index: CertificateIndex,
  read: string,
  present: Strengths,
  least: number,
): CertificateNamed[] {
  const named: CertificateNamed[] = [];
  const touched = namesTouched(index, read, present);
  if (touched.size === 0) return named;
  const { book, rarity } = index;
  const measure = { cells: book.cells.values, rarity: rarity.values(), present: present.values };
  for (const each of rateAll(index, touched, read, measure).values())
    if (each.literal || each.share >= least) named.push(each);
  return named.length < 2 ? named : outermost(named).sort(bestFirst);
}
