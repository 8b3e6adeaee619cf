import type { IssuerBan } from '../catalogue/requirement.ts';
import { lineage, NATION, type PlaceId } from '../place.ts';
import { bestCover, bestCovers, coverOf, type Measure, shareOf, wholeOf } from './cover.ts';
import type { Entry, Hit, Index } from './entry-index.ts';
import { explainedBy, type Ledger, openLedger } from './explained.ts';
import { numberAt, strengthAt } from './number-list.ts';
import { PAIR, type Phrase } from './phrase.ts';
import type { PlaceNames, PlacesNamed } from './place-named.ts';
import type { Query } from './query.ts';
import type { SpokenHit } from './spoken-index.ts';

/**
 * What speaks for or against an entry, each between about -1 and 1. The order is the order of the weights. `said-` ones count only where
 * 证明 itself was said: then a name is likely to stand beside it, otherwise the paper is likely to be described.
 */
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
  'spoken',
  'spoken-share',
  'listed',
  'promised',
  'said-name-share',
  'said-name-mass',
  'said-target-mass',
  'said-spoken',
  'said-spoken-share',
  'said-issuer',
  'said-found',
] as const;

export type FeatureName = (typeof FEATURES)[number];

/** In the order of the list. A plain list of numbers: thirty are made for a question. */
export type Features = readonly number[];

/** Where a feature stands in the list. */
export function placeOf(feature: FeatureName): number {
  return FEATURES.indexOf(feature);
}

/** What the features need to know besides the entry; laid out once a question. */
export type Scene = {
  readonly query: Query;
  readonly measure: Measure;
  /** The same within what is asked for; `measure` itself where that is all of the question. */
  readonly inTarget: Measure;
  readonly ledger: Ledger;
  readonly places: Places;
  readonly issuer: IssuerBan | null;
  readonly likeness: Likeness;
  /** The meaningful characters of what is asked for. */
  readonly target: string;
  readonly sieve: Sieve;
  readonly bestScore: number;
  /** By family, how far its descriptions account for the question. */
  readonly spoken: (family: string) => SpokenHit | null;
  readonly bestSpoken: number;
  readonly saysProof: boolean;
  readonly saysPromise: boolean;
};

/** Likeness of two words by Jaro and Winkler, 0 to 1. */
export type Likeness = (a: string, b: string) => number;

/** The places named, each with all it lies in. */
type Places = { readonly names: PlaceNames; readonly known: readonly PlaceId[]; readonly chains: readonly PlaceId[][] };

/** Marks the characters of a text by the low end of their codes: what is not marked does not stand in the text; what is, may. */
type Sieve = Uint8Array;

const SIEVE = 256;

const MASS_UNIT = 20;

function targetText(query: Query): string {
  let text = '';
  for (let at = 0; at < query.read.length; at += 1)
    if (query.target[at] && query.content[at]) text += query.read.charAt(at);
  return text;
}

function sieveOf(text: string): Sieve {
  const sieve = new Uint8Array(SIEVE);
  for (let at = 0; at < text.length; at += 1) sieve[text.charCodeAt(at) % SIEVE] = 1;
  return sieve;
}

/** Lays out a question for the entries found. */
export function sceneOf(
  query: Query,
  index: Index,
  seen: {
    names: PlaceNames;
    places: PlacesNamed;
    issuer: IssuerBan | null;
    likeness: Likeness;
    bestScore: number;
    spoken: (family: string) => SpokenHit | null;
    bestSpoken: number;
    saysPromise: boolean;
  },
): Scene {
  const rarity = index.rarity.values();
  const cells = index.book.cells.values;
  const { known } = seen.places;
  const target = targetText(query);
  const measure = { cells, rarity, present: query.present.values };
  const narrower = query.presentInTarget !== query.present;
  return {
    query,
    measure,
    inTarget: narrower ? { cells, rarity, present: query.presentInTarget.values } : measure,
    ledger: openLedger(query, index),
    places: { names: seen.names, known, chains: known.map((id) => lineage(seen.names.places, id)) },
    issuer: seen.issuer,
    likeness: seen.likeness,
    target,
    sieve: sieveOf(target),
    bestScore: seen.bestScore,
    spoken: seen.spoken,
    bestSpoken: seen.bestSpoken,
    saysPromise: seen.saysPromise,
    saysProof: query.read.includes('证明'),
  };
}

/** False when the question cannot hold the core: its first pair is not there. */
function mayHoldCore(phrase: Phrase, { cells, present }: Measure): boolean {
  return strengthAt(present, numberAt(cells, phrase.from + PAIR)) > 0;
}

function literalMass({ names }: Entry, { query, measure }: Scene): number {
  let best = 0;
  for (const phrase of names) {
    if (phrase.core.length < 2 || !mayHoldCore(phrase, measure) || !query.read.includes(phrase.core)) continue;
    best = Math.max(best, wholeOf(phrase, measure));
  }
  return Math.min(1, best / MASS_UNIT);
}

/** So long a name says something by itself. */
const SHORTEST_TITLE = 4;

/** The whole text of a name was said, and is long enough to say something. */
export function isSaid({ text, opening }: Phrase, { query, measure }: Scene): boolean {
  return text.length >= SHORTEST_TITLE && strengthAt(measure.present, opening) > 0 && query.read.includes(text);
}

function hasFullName({ names }: Entry, scene: Scene): number {
  for (const name of names) if (isSaid(name, scene)) return 1;
  return 0;
}

/** 1 when the entry's place lies in one that was named or the other way round, -1 when it does not, 0 where nothing can be said. */
function nearness({ source: { place } }: Entry, { names, known, chains }: Places): number {
  if (known.length === 0 || place === null || place === NATION) return 0;
  const near =
    chains.some((chain) => chain.includes(place)) || lineage(names.places, place).some((id) => known.includes(id));
  return near ? 1 : -1;
}

/** No pair of words is more alike than this: all that can match does, in order, after the beginning they share. */
function mostLike(core: string, { target, sieve }: Scene): number {
  let common = 0;
  for (let at = 0; at < core.length; at += 1) common += sieve[core.charCodeAt(at) % SIEVE] ?? 0;
  if (common === 0) return 0;
  let prefix = 0;
  while (prefix < 4 && prefix < core.length && core.charCodeAt(prefix) === target.charCodeAt(prefix)) prefix += 1;
  const jaro = Math.min(1, (common / core.length + common / target.length + 1) / 3);
  return jaro + prefix * 0.1 * (1 - jaro);
}

/** The likeness of the name most like what is asked for; names that cannot be it are not compared. */
function likenessOf({ names }: Entry, scene: Scene): number {
  let best = 0;
  for (const { core } of names) {
    if (core !== scene.target && mostLike(core, scene) <= best) continue;
    best = Math.max(best, scene.likeness(core, scene.target));
  }
  return best;
}

/**
 * How well the descriptions of the entry's family fit: beside the family they fit best, and on their own. A family that nobody has
 * described yet is judged by its own words instead.
 */
function spokenFeatures(
  entry: Entry,
  own: { score: number; share: number },
  { spoken, bestSpoken }: Scene,
): { score: number; share: number } {
  const seen = spoken(entry.source.family);
  if (seen === null) return own;
  return { score: shareOf(seen.score, bestSpoken), share: seen.share };
}

function massShare(mass: number): number {
  return Math.min(1, mass / MASS_UNIT);
}

/** Concepts beyond these count no more. */
const MOST_CONCEPTS = 3;

/** Weighs one entry found for a question. */
export function featuresOf({ entry, score }: Hit, scene: Scene): Features {
  const { source, names, remark } = entry;
  const { whole: name, part: target } = bestCovers(names, scene.measure, scene.inTarget);
  const matter = bestCover(entry.matters, scene.measure);
  const specific = Number(entry.matters.length > 0 && !source.anyMatter);
  const remarked = Number(remark !== null);
  const remarkShare = remark === null ? 0 : coverOf(remark, scene.measure).share;
  const near = nearness(entry, scene.places);
  const explained = explainedBy(entry, scene.ledger);
  const concepts = scene.query.concepts.length;
  const said = Number(scene.saysProof);
  const issuer = Number(scene.issuer !== null && source.issuerBan === scene.issuer);
  const found = shareOf(score, scene.bestScore);
  const spoken = spokenFeatures(entry, { score: found, share: explained.any }, scene);
  return [
    name.share,
    massShare(name.mass),
    target.share,
    massShare(target.mass),
    explained.any,
    explained.byName,
    literalMass(entry, scene),
    hasFullName(entry, scene),
    specific * matter.share,
    specific * massShare(matter.mass),
    specific * (1 - matter.share),
    1 - specific,
    remarkShare,
    remarked * (1 - remarkShare),
    Number(near > 0),
    Number(near < 0),
    Number(source.place !== NATION),
    issuer,
    found,
    likenessOf(entry, scene),
    shareOf(explained.concepts, concepts),
    Math.min(MOST_CONCEPTS, concepts - explained.concepts) / MOST_CONCEPTS,
    explained.headByName,
    spoken.score,
    spoken.share,
    Number(source.listed),
    // A commitment is spoken of, and for this one it can be signed instead.
    Number(scene.saysPromise && source.committed),
    said * name.share,
    said * massShare(name.mass),
    said * massShare(target.mass),
    said * spoken.score,
    said * spoken.share,
    said * issuer,
    said * found,
  ];
}
