import { placeOf } from './features.ts';
import type { Observation, Sighting } from './observe.ts';
import { beliefs, dot, rounded } from './rank.ts';

/** An entry with its score and its share of belief among all entries found. */
export type Ranked = Sighting & { readonly score: number; readonly belief: number };

function ranked({ id, family, features, matter, titled, onTable }: Sighting, score: number, belief: number): Ranked {
  return { id, family, features, matter, titled, onTable, score, belief };
}

/** The entries of one family, best first; the family is believed as much as all of them together. */
export type RankedFamily = { readonly id: string; readonly belief: number; readonly rows: readonly Ranked[] };

/** A better score first; equal ones in order of id. */
function better(a: Ranked, b: Ranked): number {
  return b.score - a.score || (a.id < b.id ? -1 : 1);
}

/** Scores the entries found, by weights in the order of the features: best first. */
export function rankRows(sightings: readonly Sighting[], weights: Float64Array): Ranked[] {
  const scores: number[] = [];
  for (const { features } of sightings) scores.push(rounded(dot(features, weights)));
  const shares = beliefs(scores);
  const rows: Ranked[] = [];
  for (const [at, sighting] of sightings.entries()) rows.push(ranked(sighting, scores[at] ?? 0, shares[at] ?? 0));
  return rows.sort(better);
}

/** Joins entries into families, both best first. */
export function familiesOf(rows: readonly Ranked[]): RankedFamily[] {
  const byId = new Map<string, Ranked[]>();
  for (const row of rows) {
    const known = byId.get(row.family);
    if (known) known.push(row);
    else byId.set(row.family, [row]);
  }
  const families: RankedFamily[] = [];
  for (const [id, own] of byId) families.push({ id, belief: beliefIn(own), rows: own });
  return families;
}

function beliefIn(rows: readonly Ranked[]): number {
  let belief = 0;
  for (const row of rows) belief += row.belief;
  return rounded(belief);
}

/** Features of the first entry that are signs of their own. */
const OF_THE_FIRST = [
  'name-share',
  'target-share',
  'explained',
  'explained-by-name',
  'literal',
  'full-name',
  'matter-share',
  'matter-missing',
  'place-elsewhere',
  'place-named',
] as const;

/** What tells whether the first entry is the right one. The order is the order of the weights. */
export const SIGNS = [
  'one',
  'belief',
  'belief-three',
  'margin',
  'score',
  ...OF_THE_FIRST,
  'place-strange',
  'concepts-missing',
  'rivals',
  'short',
  'says-proof',
  'says-lost',
  'says-promise',
  'topic-likeness',
  'topic-vote',
  'certificate',
  'head',
  'namesakes',
  'bare',
  'spread',
  'spoken',
  'spoken-share',
  'spoken-lead',
  'said-name-share',
  'said-belief',
  'strict',
  'content',
] as const;

type SignName = (typeof SIGNS)[number];
export type LogisticWeights = Readonly<Record<SignName, number>>;

const SCORE_UNIT = 10;
const LEAD_UNIT = 4;
const CLOSE = 1;
const RIVALS_UNIT = 5;
const SHORT = 8;
const LONG = 30;

/** Where the features stand that tell something about the first entry. */
const FIRST_AT = OF_THE_FIRST.map(placeOf);
const AT = {
  nameShare: placeOf('name-share'),
  explainedByName: placeOf('explained-by-name'),
  fullName: placeOf('full-name'),
  matterShare: placeOf('matter-share'),
  found: placeOf('found'),
  placeLocal: placeOf('place-local'),
  conceptsMissing: placeOf('concepts-missing'),
  head: placeOf('head'),
  spoken: placeOf('spoken'),
  spokenShare: placeOf('spoken-share'),
} as const;

function featureOf(row: Ranked | undefined, at: number): number {
  return row?.features[at] ?? 0;
}

function contentLength(observation: Observation): number {
  let length = 0;
  for (const means of observation.query.content) if (means) length += 1;
  return length;
}

const NAMESAKE_SHARE = 0.85;
const NAMESAKES_UNIT = 4;

const WHOLE = 0.99;

/** Found by its words, and nearly all of its name was said. */
function isCalledSo(row: Ranked | undefined): boolean {
  return featureOf(row, AT.found) > 0 && featureOf(row, AT.nameShare) >= NAMESAKE_SHARE;
}

const SPREAD_UNIT = 4;

/** For how many different matters a proof of the name that was said is asked: the more, the less the bare name says. A name beside its matter is not bare. */
export function spread(families: readonly RankedFamily[]): number {
  const matters = new Set<string>();
  for (const { rows } of families) {
    for (const row of rows) if (row.matter !== null && isCalledSo(row)) matters.add(row.matter);
  }
  const top = families[0]?.rows[0];
  const named = featureOf(top, AT.explainedByName);
  const bare = named >= WHOLE ? named : named * (1 - featureOf(top, AT.matterShare));
  return (bare * Math.min(SPREAD_UNIT, Math.max(0, matters.size - 1))) / SPREAD_UNIT;
}

/** One of the family's official names was said, and nothing else. */
function isTitled({ rows }: RankedFamily): boolean {
  return rows.some((row) => row.titled && featureOf(row, AT.explainedByName) >= WHOLE);
}

/** The families with the one whose name was said, and nothing else, in front: whoever says a whole name means it. Of two so named neither is. */
export function titledFirst(families: readonly RankedFamily[]): { families: readonly RankedFamily[]; titled: boolean } {
  const [titled, another] = families.filter(isTitled);
  if (titled === undefined || another !== undefined) return { families, titled: false };
  return { families: [titled, ...families.filter((family) => family !== titled)], titled: true };
}

const HALF = 0.5;

/** The first entry's names explain none of the words next to 证明 and at most half of what was said. */
export function hasOtherHead(families: readonly RankedFamily[]): boolean {
  const top = families[0]?.rows[0];
  return (
    featureOf(top, AT.head) === 0 && featureOf(top, AT.fullName) === 0 && featureOf(top, AT.explainedByName) <= HALF
  );
}

const HEARD = 0.5;

/** No name of any entry holds the words next to 证明: 道士证明. */
export function isHeadUnheard(families: readonly RankedFamily[]): boolean {
  return families.every(({ rows }) => rows.every((row) => featureOf(row, AT.head) < HEARD));
}

/** How many other families go by the name that was said: 居住证明 is asked for by many. */
function namesakes(families: readonly RankedFamily[]): number {
  let called = 0;
  for (const { rows } of families) if (isCalledSo(rows[0])) called += 1;
  return Math.min(1, Math.max(0, called - 1) / NAMESAKES_UNIT);
}

function topScore(family: RankedFamily | undefined): number {
  return family?.rows[0]?.score ?? 0;
}

const AMONG = 3;

function beliefInThree(families: readonly RankedFamily[]): number {
  let belief = 0;
  for (let at = 0; at < Math.min(AMONG, families.length); at += 1) belief += families[at]?.belief ?? 0;
  return belief;
}

/** By how much the first leads the second. */
function lead(families: readonly RankedFamily[]): number {
  if (families.length < 2) return 1;
  return Math.min(1, (topScore(families[0]) - topScore(families[1])) / LEAD_UNIT);
}

/** How many families come close to the first. */
function rivalry(families: readonly RankedFamily[]): number {
  const top = topScore(families[0]);
  let close = 0;
  for (const family of families) if (top - topScore(family) < CLOSE) close += 1;
  return Math.min(1, Math.max(0, close - 1) / RIVALS_UNIT);
}

/** How far the descriptions of the first family fit better than those of the next best among the families found; 0 when another's fit better. */
function spokenLead(families: readonly RankedFamily[]): number {
  const first = featureOf(families[0]?.rows[0], AT.spoken);
  let next = 0;
  for (let at = 1; at < families.length; at += 1) next = Math.max(next, featureOf(families[at]?.rows[0], AT.spoken));
  return Math.max(0, first - next);
}

/** The signs for one question of which something was found, each between about 0 and 1; `wide` is the spread of what was found. */
export function signsOf(observation: Observation, families: readonly RankedFamily[], wide: number): number[] {
  const first = families[0];
  const top = first?.rows[0];
  const belief = first?.belief ?? 0;
  const { signals } = observation;
  const topic = observation.topics[0];
  const said = Number(signals.has('proof-strict'));
  const length = contentLength(observation);
  const signs = [1, belief, beliefInThree(families), lead(families), topScore(first) / SCORE_UNIT];
  for (const at of FIRST_AT) signs.push(featureOf(top, at));
  signs.push(
    observation.places.strange && featureOf(top, AT.placeLocal) === 1 ? 1 : 0,
    featureOf(top, AT.conceptsMissing),
    rivalry(families),
    Math.max(0, 1 - length / SHORT),
    Number(signals.has('proof')),
    Number(signals.has('lost')),
    Number(signals.has('promise')),
    topic?.likeness ?? 0,
    topic?.vote ?? 0,
    observation.certificates[0]?.literal === true ? 1 : 0,
    featureOf(top, AT.head),
    namesakes(families),
    observation.matter === null && observation.places.known.length === 0 ? 1 : 0,
    wide,
    featureOf(top, AT.spoken),
    featureOf(top, AT.spokenShare),
    spokenLead(families),
    said * featureOf(top, AT.nameShare),
    said * belief,
    said,
    Math.min(1, length / LONG),
  );
  return signs;
}

/** Weights in the order of the signs. */
export function signsInOrder(weights: LogisticWeights): Float64Array {
  return Float64Array.from(SIGNS, (name) => weights[name]);
}

/** The calibrated probability that the signs give, by weights in their order. */
export function probability(signs: readonly number[], weights: Float64Array): number {
  return rounded(1 / (1 + Math.exp(-dot(signs, weights))));
}
