import type { IssuerBan } from '../catalogue/requirement.ts';
import { lineage, NATION } from '../place.ts';
import { bestCover, type Cover, coverOf, NO_COVER } from './cover.ts';
import type { Entry, Hit } from './entry-index.ts';
import type { PlaceNames, PlacesNamed } from './place-named.ts';
import { LONE, type Query } from './query.ts';
import type { Vocabulary } from './vocabulary.ts';

/** What speaks for or against an entry, each between about -1 and 1. The order is the order of the weights. */
export const FEATURES = [
  'name-share',
  'name-mass',
  'target-share',
  'target-mass',
  'explained',
  'explained-by-name',
  'literal',
  'full-name',
  'matter-share',
  'matter-mass',
  'matter-missing',
  'matter-any',
  'remark-share',
  'remark-missing',
  'place-named',
  'place-elsewhere',
  'place-local',
  'issuer',
  'found',
  'likeness',
  'concepts-shared',
  'concepts-missing',
  'head',
] as const;

export type FeatureName = (typeof FEATURES)[number];

export type Features = Float64Array;

/** What the features need to know besides the entry. */
export type Scene = {
  readonly query: Query;
  readonly vocabulary: Vocabulary;
  readonly placeNames: PlaceNames;
  readonly places: PlacesNamed;
  readonly issuer: IssuerBan | null;
  /** Likeness of two words, 0 to 1. */
  readonly likeness: (a: string, b: string) => number;
  readonly bestScore: number;
};

const MASS_UNIT = 20;

/** True when an ascending list holds the number. */
function holds(terms: Int32Array, id: number): boolean {
  let low = 0;
  let high = terms.length - 1;
  while (low <= high) {
    const middle = (low + high) >> 1;
    const value = terms[middle] ?? 0;
    if (value === id) return true;
    if (value < id) low = middle + 1;
    else high = middle - 1;
  }
  return false;
}

function targetText(query: Query): string {
  let text = '';
  for (let at = 0; at < query.read.length; at += 1)
    if (query.target[at] && query.content[at]) text += query.read.charAt(at);
  return text;
}

/** Share of what the question says that the given terms account for. */
function explainedBy(
  query: Query,
  terms: Int32Array,
  vocabulary: Vocabulary,
  among: readonly boolean[] = query.content,
): number {
  let all = 0;
  let explained = 0;
  const byConcept = conceptCover(query, terms, vocabulary);
  for (let at = 0; at < query.read.length; at += 1) {
    if (!among[at]) continue;
    const weight = vocabulary.rarity(query.chars[at] ?? -1);
    all += weight;
    explained += weight * explainedChar(query, at, terms, byConcept);
  }
  return all > 0 ? explained / all : 0;
}

function explainedChar(query: Query, at: number, terms: Int32Array, byConcept: readonly boolean[]): number {
  if (byConcept[at]) return 1;
  if (holds(terms, query.pairs[at] ?? -1) || (at > 0 && holds(terms, query.pairs[at - 1] ?? -1))) return 1;
  return holds(terms, query.chars[at] ?? -1) ? LONE : 0;
}

function conceptCover(query: Query, terms: Int32Array, vocabulary: Vocabulary): boolean[] {
  const covered = new Array<boolean>(query.read.length).fill(false);
  for (const mark of query.reading.marks) {
    if (mark.concepts.some((concept) => holds(terms, vocabulary.find(`#${concept}`)))) {
      covered.fill(true, mark.start, mark.end);
    }
  }
  return covered;
}

function literalMass(entry: Entry, query: Query, vocabulary: Vocabulary): number {
  let best = 0;
  for (const phrase of entry.names) {
    if (phrase.core.length < 2 || !query.read.includes(phrase.core)) continue;
    best = Math.max(best, coverOf(phrase, query.present, vocabulary).whole);
  }
  return Math.min(1, best / MASS_UNIT);
}

function hasFullName(entry: Entry, query: Query): number {
  return entry.names.some((phrase) => phrase.text.length >= 4 && query.read.includes(phrase.text)) ? 1 : 0;
}

function remarkFeatures(entry: Entry, scene: Scene): { share: number; missing: number } {
  const remark = entry.remarks[0] ?? null;
  if (remark === null) return { share: 0, missing: 0 };
  const { share } = coverOf(remark, scene.query.present, scene.vocabulary);
  return { share, missing: 1 - share };
}

function placeFeatures(entry: Entry, scene: Scene): { named: number; elsewhere: number; local: number } {
  const { place } = entry.source;
  const local = place === NATION ? 0 : 1;
  const { known } = scene.places;
  if (known.length === 0 || place === null || place === NATION) return { named: 0, elsewhere: 0, local };
  const chains = known.map((id) => lineage(scene.placeNames.places, id));
  const near =
    chains.some((chain) => chain.includes(place)) ||
    known.some((id) => lineage(scene.placeNames.places, place).includes(id));
  return { named: near ? 1 : 0, elsewhere: near ? 0 : 1, local };
}

function conceptFeatures(entry: Entry, scene: Scene): { shared: number; missing: number } {
  const { query, vocabulary } = scene;
  if (query.concepts.length === 0) return { shared: 0, missing: 0 };
  const { terms } = entry;
  const shared = query.concepts.filter((concept) => holds(terms, vocabulary.find(`#${concept}`))).length;
  return { shared: shared / query.concepts.length, missing: Math.min(3, query.concepts.length - shared) / 3 };
}

function likenessOf(entry: Entry, scene: Scene, target: string): number {
  let best = 0;
  for (const phrase of entry.names) best = Math.max(best, scene.likeness(phrase.core, target));
  return best;
}

function matterCover(entry: Entry, scene: Scene): Cover {
  return entry.matters.length === 0 ? NO_COVER : bestCover(entry.matters, scene.query.present, scene.vocabulary);
}

/** Weighs one entry found for a question. */
export function featuresOf(hit: Hit, scene: Scene): Features {
  const { entry } = hit;
  const { query, vocabulary } = scene;
  const name = bestCover(entry.names, query.present, vocabulary);
  const target = bestCover(entry.names, query.presentInTarget, vocabulary);
  const matter = matterCover(entry, scene);
  const remark = remarkFeatures(entry, scene);
  const place = placeFeatures(entry, scene);
  const concept = conceptFeatures(entry, scene);
  const specific = entry.matters.length > 0 && !entry.source.anyMatter;
  return Float64Array.of(
    name.share,
    Math.min(1, name.mass / MASS_UNIT),
    target.share,
    Math.min(1, target.mass / MASS_UNIT),
    explainedBy(query, entry.terms, vocabulary),
    explainedBy(query, entry.nameTerms, vocabulary),
    literalMass(entry, query, vocabulary),
    hasFullName(entry, query),
    specific ? matter.share : 0,
    specific ? Math.min(1, matter.mass / MASS_UNIT) : 0,
    specific ? 1 - matter.share : 0,
    specific ? 0 : 1,
    remark.share,
    remark.missing,
    place.named,
    place.elsewhere,
    place.local,
    scene.issuer !== null && entry.source.issuerBan === scene.issuer ? 1 : 0,
    scene.bestScore > 0 ? hit.score / scene.bestScore : 0,
    likenessOf(entry, scene, targetText(query)),
    concept.shared,
    concept.missing,
    explainedBy(query, entry.nameTerms, vocabulary, query.head),
  );
}
