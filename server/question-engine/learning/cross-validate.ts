import type { Knowledge } from '../../core/question/observe.ts';
import { observe } from '../../core/question/observe.ts';
import { conclude, type EngineWeights, scalesOf } from '../../core/question/understand.ts';
import { fitWeights, type Seen } from './fit-weights.ts';
import { foldOf } from './folds.ts';
import type { Labelled } from './labelled.ts';
import { judge, type Outcome } from './outcome.ts';
import type { Twins } from './twins.ts';

const FOLDS = 5;

export function seeAll(knowledge: Knowledge, labelled: readonly Labelled[]): Seen[] {
  return labelled.map((each) => ({ labelled: each, observation: observe(knowledge, each.q) }));
}

export function judgeWith(seen: readonly Seen[], weights: EngineWeights, twins: Twins): Outcome[] {
  const scales = scalesOf(weights);
  return seen.map((each) => judge(each.labelled, conclude(each.observation, scales), twins));
}

/** Every question judged by weights fitted without its family. `asked` may be a damaged copy of `seen`, in the same order. */
export function crossValidate(seen: readonly Seen[], twins: Twins, asked: readonly Seen[] = seen): Outcome[] {
  const outcomes: Outcome[] = [];
  for (let fold = 0; fold < FOLDS; fold += 1) {
    const held = (one: Seen): boolean => foldOf(one.labelled, twins, FOLDS, 'outer') === fold;
    const weights = fitWeights(
      seen.filter((one) => !held(one)),
      twins,
    );
    outcomes.push(...judgeWith(asked.filter(held), weights, twins));
  }
  return outcomes;
}
