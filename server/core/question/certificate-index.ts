import type { CertificateKind } from '../catalogue/certificate.ts';
import { plainName } from '../catalogue/family.ts';
import { coverOf } from './cover.ts';
import type { Reader } from './entry-index.ts';
import type { Lexicon } from './lexicon.ts';
import { cutPhrase, type Phrase, termsOf } from './phrase.ts';
import { cutQuery, type Query } from './query.ts';
import { rounded } from './rank.ts';
import { createVocabulary, type Vocabulary } from './vocabulary.ts';

/** The kind that stands for every certificate the catalogue does not know. */
export const OTHER_CERTIFICATE = 'default';

type CertificateEntry = { readonly id: string; readonly names: readonly Phrase[] };

export type CertificateIndex = {
  readonly vocabulary: Vocabulary;
  readonly entries: readonly CertificateEntry[];
  readonly lexicon: Lexicon;
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

function namesOf(kind: CertificateKind, lexicon: Lexicon): string[] {
  const official = officialNames(kind);
  const everyday = lexicon.data.papers.filter((paper) => official.includes(paper.name));
  return [...official, ...everyday.flatMap((paper) => paper.words)];
}

function officialNames(kind: CertificateKind): string[] {
  return [kind.name, ...kind.aliases].flatMap((name) => plainName(name).split(/[/、,\uFF0C]/u));
}

export function createCertificateIndex(
  kinds: readonly CertificateKind[],
  lexicon: Lexicon,
  read: Reader,
): CertificateIndex {
  const vocabulary = createVocabulary();
  const entries = kinds.map((kind) => {
    const texts = [...new Set(namesOf(kind, lexicon).map(read))].filter((text) => text.length > 1);
    const names = kind.id === OTHER_CERTIFICATE ? [] : texts.map((text) => cutPhrase(text, lexicon, vocabulary));
    const terms = new Set<number>();
    for (const name of names) for (const id of termsOf(name)) terms.add(id);
    for (const id of terms) vocabulary.count(id, 1);
    vocabulary.entries(1);
    return { id: kind.id, names };
  });
  return { vocabulary, entries, lexicon };
}

/** 行驶本 begins like 行驶证; 道士证 does not begin like 学士证. */
function beginsLike(name: Phrase, query: Query): boolean {
  return (query.present[name.pairs[0] ?? -1] ?? 0) === 1;
}

function rate(entry: CertificateEntry, query: Query, vocabulary: Vocabulary): CertificateNamed {
  let best: CertificateNamed = { id: entry.id, share: 0, literal: false, at: -1, length: 0 };
  for (const name of entry.names) {
    const at = query.read.indexOf(name.text);
    if (at >= 0 && name.text.length > best.length) {
      best = { id: entry.id, share: 1, literal: true, at, length: name.text.length };
    }
    const share =
      best.literal || !beginsLike(name, query) ? 0 : rounded(coverOf(name, query.present, vocabulary).share);
    if (share > best.share) best = { ...best, share };
  }
  return best;
}

/** The literal names that are not part of a longer literal name: 户口本 in 户口本人 stays, 证 in 居住证 goes. */
function outermost(named: readonly CertificateNamed[]): CertificateNamed[] {
  const inside = (a: CertificateNamed, b: CertificateNamed): boolean =>
    b.literal && b.length > a.length && a.at >= b.at && a.at + a.length <= b.at + b.length;
  return named.filter((one) => !one.literal || !named.some((other) => inside(one, other)));
}

/** The certificates named in a question, best first: whole names before parts, longer before shorter, earlier before later. */
export function certificatesNamed(index: CertificateIndex, read: string, least: number): CertificateNamed[] {
  const query = cutQuery(read, index.lexicon, index.vocabulary, []);
  const named = index.entries
    .map((entry) => rate(entry, query, index.vocabulary))
    .filter((each) => each.literal || each.share >= least);
  return outermost(named).sort(
    (a, b) =>
      Number(b.literal) - Number(a.literal) ||
      b.share - a.share ||
      b.length - a.length ||
      a.at - b.at ||
      (a.id < b.id ? -1 : 1),
  );
}
