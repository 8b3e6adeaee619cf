import {
  familiesOf,
  hasOtherHead,
  isHeadUnheard,
  type LogisticWeights,
  probability,
  type Ranked,
  type RankedFamily,
  rankRows,
  signsInOrder,
  signsOf,
  spread,
  titledFirst,
} from './belief.ts';
import { decide } from './decide.ts';
import { hear, type Knowledge, lookUp, type Observation, observe } from './observe.ts';
import { type RankWeights, rankInOrder, sharesOf } from './rank.ts';
import { splitQuestions } from './split.ts';
import type { Candidate, Explanation, QuestionContext, Rival, Understanding } from './understanding.ts';
import { unexplainedIn } from './unexplained.ts';

/** All that `npm run train` fits. */
export type EngineWeights = {
  readonly rank: RankWeights;
  /** For "the first entry is the right one". */
  readonly first: LogisticWeights;
  /** For "the right one is among the three". */
  readonly three: LogisticWeights;
};

/** The weights laid out in the order of what they weigh. */
export type Scales = { readonly rank: Float64Array; readonly first: Float64Array; readonly three: Float64Array };

export function scalesOf(weights: EngineWeights): Scales {
  return {
    rank: rankInOrder(weights.rank),
    first: signsInOrder(weights.first),
    three: signsInOrder(weights.three),
  };
}

const CANDIDATES = 3;

function candidatesOf(families: readonly RankedFamily[]): Candidate[] {
  const candidates: Candidate[] = [];
  for (const { id, rows } of families) {
    const [row] = rows;
    if (row && candidates.length < CANDIDATES) candidates.push({ id: row.id, family: id, score: row.score });
  }
  return candidates;
}

const RIVALS = 16;

function rivalsOf(rows: readonly Ranked[]): Rival[] {
  return rows.slice(0, RIVALS).map(({ id, belief }) => ({ id, belief }));
}

function explanationOf(observation: Observation, families: readonly RankedFamily[], scales: Scales): Explanation {
  const { query, read } = observation;
  const top = families[0]?.rows[0];
  const spans = query.reading.marks.map((mark) => read.slice(mark.start, mark.end)).filter((span) => span !== '');
  return {
    spans: [...new Set(spans)],
    concepts: query.concepts,
    features: top ? sharesOf(top.features, scales.rank) : [],
  };
}

/** The probability that the first entry is meant, and that one of the first three is. */
function sureness(
  observation: Observation,
  families: readonly RankedFamily[],
  wide: number,
  scales: Scales,
): readonly [number, number] {
  if (families.length === 0) return [0, 0];
  const signs = signsOf(observation, families, wide);
  const first = probability(signs, scales.first);
  return [first, Math.max(first, probability(signs, scales.three))];
}

/** What an observation means under the given weights. */
export function conclude(observation: Observation, scales: Scales): Understanding {
  const rows = rankRows(observation.sightings, scales.rank);
  const { families, titled } = titledFirst(familiesOf(rows));
  const wide = families.length === 0 ? 0 : spread(families);
  const [confidence, confidenceAmongThree] = sureness(observation, families, wide, scales);
  const decision = decide({
    observation,
    families,
    confidence,
    confidenceAmongThree,
    spread: wide,
    fullyNamed: titled,
    onTable: families[0]?.rows[0]?.onTable === true,
    otherHead: hasOtherHead(families),
    headUnheard: isHeadUnheard(families),
  });
  return {
    text: observation.text,
    read: observation.read,
    repairs: observation.repairs,
    ...decision,
    candidates: candidatesOf(families),
    rivals: rivalsOf(rows),
    matter: observation.matter?.name ?? null,
    place: observation.places.place,
    rivalPlaces: observation.places.rivals,
    issuer: observation.issuer,
    confidence,
    confidenceAmongThree,
    others: [],
    unexplained: unexplainedIn(observation.query),
    explanation: explanationOf(observation, families, scales),
  };
}

/** Understands one message. Of several questions in it the first that names something is answered, the rest are `others`; danger anywhere in it comes first. */
export function understand(
  knowledge: Knowledge,
  scales: Scales,
  question: string,
  context?: QuestionContext,
): Understanding {
  const whole = hear(knowledge, question);
  const parts = whole.urgent ? [] : splitQuestions(whole.read);
  if (parts.length < 2) return conclude(lookUp(knowledge, whole, context), scales);
  const views = parts.map((part) => conclude(observe(knowledge, part, context), scales));
  const first = Math.max(
    0,
    views.findIndex((view) => view.behaviour === 'answer'),
  );
  const answered = views[first] ?? conclude(lookUp(knowledge, whole, context), scales);
  return {
    ...answered,
    text: whole.text,
    repairs: whole.repairs,
    others: parts.filter((_, at) => at !== first),
  };
}
