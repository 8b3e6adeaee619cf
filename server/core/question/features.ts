import type { IssuerBan } from '../catalogue/requirement.ts';
import { lineage, NATION, type PlaceId } from '../place.ts';
import { bestCover, coverOf, type Measure } from './cover.ts';
import type { Entry, Hit, Index } from './entry-index.ts';
import { explainedBy, type Ledger, openLedger } from './explained.ts';
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

export type Features = Float64Array;

/** Where a feature stands in the list. */
export function placeOf(feature: FeatureName): number {
  return FEATURES.indexOf(feature);
}

/** What the features need to know besides the entry; laid out once a question. */
export type Scene = {
  readonly query: Query;
  readonly measure: Measure;
  readonly inTarget: Measure;
  readonly ledger: Ledger;
  readonly places: Places;
  readonly issuer: IssuerBan | null;
  readonly likeness: Likeness;
  /** The meaningful characters of what is asked for. */
  readonly target: string;
  readonly bestScore: number;
  /** By family, how far its descriptions account for the question. */
  readonly spoken: ReadonlyMap<string, SpokenHit>;
  readonly bestSpoken: number;
  readonly isDescribed: (family: string) => boolean;
  readonly saysProof: boolean;
  readonly saysPromise: boolean;
};

/** Likeness of two words by Jaro and Winkler, 0 to 1. */
export type Likeness = (a: string, b: string) => number;

/** The places named, each with all it lies in. */
type Places = { readonly names: PlaceNames; readonly known: readonly PlaceId[]; readonly chains: readonly PlaceId[][] };

const MASS_UNIT = 20;

function targetText(query: Query): string {
  let text = '';
  for (let at = 0; at < query.read.length; at += 1)
    if (query.target[at] && query.content[at]) text += query.read.charAt(at);
  return text;
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
    spoken: readonly SpokenHit[];
    isDescribed: (family: string) => boolean;
    saysPromise: boolean;
  },
): Scene {
  const rarity = index.rarity.values();
  const cells = index.book.cells.values;
  const { known } = seen.places;
  return {
    query,
    measure: { cells, rarity, present: query.present.values },
    inTarget: { cells, rarity, present: query.presentInTarget.values },
    ledger: openLedger(query, index.book.terms, rarity, index.terms()),
    places: { names: seen.names, known, chains: known.map((id) => lineage(seen.names.places, id)) },
    issuer: seen.issuer,
    likeness: seen.likeness,
    target: targetText(query),
    bestScore: seen.bestScore,
    spoken: new Map(seen.spoken.map((hit) => [hit.id, hit])),
    bestSpoken: seen.spoken[0]?.score ?? 0,
    isDescribed: seen.isDescribed,
    saysPromise: seen.saysPromise,
    saysProof: query.read.includes('证明'),
  };
}

/** False when the text cannot hold the core: its first pair is not there. */
function mayHoldCore(phrase: Phrase, { cells, present }: Measure): boolean {
  return (present[cells[phrase.from + PAIR] ?? 0] ?? 0) > 0;
}

function literalMass(entry: Entry, { query, measure }: Scene): number {
  let best = 0;
  for (const phrase of entry.names) {
    if (phrase.core.length < 2 || !mayHoldCore(phrase, measure) || !query.read.includes(phrase.core)) continue;
    best = Math.max(best, coverOf(phrase, measure).whole);
  }
  return Math.min(1, best / MASS_UNIT);
}

function hasFullName(entry: Entry, { query, measure }: Scene): number {
  for (const { text, first } of entry.names) {
    if (text.length >= 4 && (measure.present[first] ?? 0) > 0 && query.read.includes(text)) return 1;
  }
  return 0;
}

function remarkFeatures(entry: Entry, scene: Scene): { share: number; missing: number } {
  if (entry.remark === null) return { share: 0, missing: 0 };
  const { share } = coverOf(entry.remark, scene.measure);
  return { share, missing: 1 - share };
}

function placeFeatures(entry: Entry, { places }: Scene): { named: number; elsewhere: number; local: number } {
  const { place } = entry.source;
  const local = place === NATION ? 0 : 1;
  const { known, chains, names } = places;
  if (known.length === 0 || place === null || place === NATION) return { named: 0, elsewhere: 0, local };
  const near =
    chains.some((chain) => chain.includes(place)) || lineage(names.places, place).some((id) => known.includes(id));
  return { named: near ? 1 : 0, elsewhere: near ? 0 : 1, local };
}

function conceptFeatures(shared: number, { query }: Scene): { shared: number; missing: number } {
  const named = query.concepts.length;
  if (named === 0) return { shared: 0, missing: 0 };
  return { shared: shared / named, missing: Math.min(3, named - shared) / 3 };
}

/** No pair of words is more alike than this: all that can match does, in order, after the beginning they share. */
function mostLike(core: string, target: string): number {
  let common = 0;
  for (let at = 0; at < core.length; at += 1) if (target.includes(core.charAt(at))) common += 1;
  if (common === 0) return 0;
  let prefix = 0;
  while (prefix < 4 && prefix < core.length && core.charCodeAt(prefix) === target.charCodeAt(prefix)) prefix += 1;
  const jaro = Math.min(1, (common / core.length + common / target.length + 1) / 3);
  return jaro + prefix * 0.1 * (1 - jaro);
}

/** The likeness of the name most like what is asked for; names that cannot be it are not compared. */
function likenessOf(entry: Entry, { likeness, target }: Scene): number {
  let best = 0;
  for (const { core } of entry.names) {
    if (core !== target && mostLike(core, target) <= best) continue;
    best = Math.max(best, likeness(core, target));
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
  { spoken, bestSpoken, isDescribed }: Scene,
): { score: number; share: number } {
  const { family } = entry.source;
  if (!isDescribed(family)) return own;
  const hit = spoken.get(family);
  return hit ? { score: hit.score / bestSpoken, share: hit.share } : { score: 0, share: 0 };
}

/** A commitment is spoken of, and for this one it can be signed instead. */
function promised({ source }: Entry, { saysPromise }: Scene): number {
  return saysPromise && source.committed ? 1 : 0;
}

/** Weighs one entry found for a question. */
export function featuresOf(hit: Hit, scene: Scene): Features {
  const { entry } = hit;
  const name = bestCover(entry.names, scene.measure);
  const target = bestCover(entry.names, scene.inTarget);
  const matter = bestCover(entry.matters, scene.measure);
  const remark = remarkFeatures(entry, scene);
  const place = placeFeatures(entry, scene);
  const explained = explainedBy(entry, scene.ledger);
  const concept = conceptFeatures(explained.concepts, scene);
  const said = scene.saysProof ? 1 : 0;
  const issuer = scene.issuer !== null && entry.source.issuerBan === scene.issuer ? 1 : 0;
  const found = scene.bestScore > 0 ? hit.score / scene.bestScore : 0;
  const spoken = spokenFeatures(entry, { score: found, share: explained.any }, scene);
  const specific = entry.matters.length > 0 && !entry.source.anyMatter;
  return Float64Array.of(
    name.share,
    Math.min(1, name.mass / MASS_UNIT),
    target.share,
    Math.min(1, target.mass / MASS_UNIT),
    explained.any,
    explained.byName,
    literalMass(entry, scene),
    hasFullName(entry, scene),
    specific ? matter.share : 0,
    specific ? Math.min(1, matter.mass / MASS_UNIT) : 0,
    specific ? 1 - matter.share : 0,
    specific ? 0 : 1,
    remark.share,
    remark.missing,
    place.named,
    place.elsewhere,
    place.local,
    issuer,
    found,
    likenessOf(entry, scene),
    concept.shared,
    concept.missing,
    explained.headByName,
    spoken.score,
    spoken.share,
    entry.source.listed ? 1 : 0,
    promised(entry, scene),
    said * name.share,
    said * Math.min(1, name.mass / MASS_UNIT),
    said * Math.min(1, target.mass / MASS_UNIT),
    said * spoken.score,
    said * spoken.share,
    said * issuer,
    said * found,
  );
}
