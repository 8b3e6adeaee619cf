import { familiesOf, type LogisticWeights, rankRows, SIGNS, signsOf, spread } from '../../core/question/belief.ts';
import { isTooWide } from '../../core/question/decide.ts';
import { FEATURES } from '../../core/question/features.ts';
import type { Observation } from '../../core/question/observe.ts';
import { type RankWeights, rankInOrder, rounded } from '../../core/question/rank.ts';
import type { EngineWeights } from '../../core/question/understand.ts';
import { fitLogistic, type LogisticCase } from './fit-logistic.ts';
import { fitRank, type RankCase } from './fit-rank.ts';
import { foldOf } from './folds.ts';
import type { Labelled } from './labelled.ts';
import { PRIOR } from './prior.ts';
import type { Twins } from './twins.ts';

/** A labelled question with what was seen in it. */
export type Seen = { readonly labelled: Labelled; readonly observation: Observation };

const RANK_RIDGE = 1.5;
const LOGISTIC_RIDGE = 1;
const INNER_FOLDS = 5;

function named<N extends string>(names: readonly N[], values: Float64Array): Record<N, number> {
  return Object.fromEntries(names.map((name, at) => [name, rounded(values[at] ?? 0)])) as Record<N, number>;
}

function rankCase({ labelled, observation }: Seen, twins: Twins): RankCase {
  return {
    rows: observation.sightings.map((sighting) => sighting.features),
    right: observation.sightings.map((sighting) => twins.isOne(sighting.id, labelled.expected.acceptable)),
  };
}

/** Fits the ranking alone. */
function fitRankWeights(seen: readonly Seen[], twins: Twins): RankWeights {
  const cases = seen.filter((one) => one.labelled.expected.acceptable.length > 0).map((one) => rankCase(one, twins));
  const start = Float64Array.from(FEATURES, (name) => PRIOR[name]);
  return named(FEATURES, fitRank(cases, start, RANK_RIDGE));
}

type Judged = {
  readonly first: LogisticCase;
  readonly three: LogisticCase;
  /** A rule asks back before the probability is looked at: no case for it to learn from. */
  readonly ruled: boolean;
};

function judgeOne({ labelled, observation }: Seen, rank: RankWeights, twins: Twins): Judged {
  const families = familiesOf(rankRows(observation.sightings, rankInOrder(rank)));
  const wide = spread(families);
  const signs = signsOf(observation, families, wide);
  const { acceptable, behaviour } = labelled.expected;
  const fits = families.slice(0, 3).map((family) => twins.sameFamily(family.rows[0]?.id ?? '', acceptable));
  return {
    first: { signs, holds: behaviour === 'answer' && fits[0] === true },
    three: { signs, holds: fits.some(Boolean) },
    ruled: isTooWide(observation, wide),
  };
}

/** Every question judged by a ranking that has not seen it, so that the probabilities are honest. */
function judgeAll(seen: readonly Seen[], twins: Twins): Judged[] {
  const judged: Judged[] = [];
  for (let fold = 0; fold < INNER_FOLDS; fold += 1) {
    const held = (one: Seen): boolean => foldOf(one.labelled, twins, INNER_FOLDS, 'inner') === fold;
    const rank = fitRankWeights(
      seen.filter((one) => !held(one)),
      twins,
    );
    for (const one of seen.filter(held)) judged.push(judgeOne(one, rank, twins));
  }
  return judged;
}

/** Fits everything from labelled questions. Deterministic. */
export function fitWeights(seen: readonly Seen[], twins: Twins): EngineWeights {
  const judged = judgeAll(seen, twins);
  const logistic = (cases: readonly LogisticCase[]): LogisticWeights =>
    named(SIGNS, fitLogistic(cases, LOGISTIC_RIDGE));
  return {
    rank: fitRankWeights(seen, twins),
    first: logistic(judged.filter((each) => !each.ruled).map((each) => each.first)),
    three: logistic(judged.map((each) => each.three)),
  };
}
