import { writeFileSync } from 'node:fs';
import { basename, join } from 'node:path';
import type { Catalogue } from '../core/catalogue/catalogue.ts';
import { buildKnowledge } from './knowledge.ts';
import { crossValidate, judgeWith, seeAll } from './learning/cross-validate.ts';
import { fitWeights } from './learning/fit-weights.ts';
import { readLabelled } from './learning/labelled.ts';
import { measure } from './learning/measure.ts';
import { figuresTable } from './learning/report.ts';
import { twinsOf } from './learning/twins.ts';
import { loadQuestionResources } from './resources.ts';

/** `npm run train`: refits ranking and calibration from the labelled questions, prints honest figures, writes weights.json. `unseen` is only measured. */
export function train(catalogue: Catalogue, dataDir: string, questions: readonly string[], unseen: string): void {
  const labelled = questions.map(readLabelled);
  const knowledge = buildKnowledge(catalogue, loadQuestionResources(dataDir));
  const twins = twinsOf(catalogue.requirements);
  const seen = seeAll(knowledge, labelled.flat());
  const outcomes = crossValidate(seen, twins);
  for (const [at, path] of questions.entries()) {
    const own = new Set(labelled[at]);
    const among = outcomes.filter((outcome) => own.has(outcome.labelled));
    console.log(figuresTable(`${basename(path)}: 5-fold cross-validation, folds by family`, measure(among)));
  }
  const weights = fitWeights(seen, twins);
  console.log(
    figuresTable(
      'The committed weights on the questions they were fitted to',
      measure(judgeWith(seen, weights, twins)),
    ),
  );
  console.log(
    figuresTable(
      `${basename(unseen)}: the committed weights on questions that nothing was fitted to`,
      measure(judgeWith(seeAll(knowledge, readLabelled(unseen)), weights, twins)),
    ),
  );
  writeFileSync(join(import.meta.dirname, 'weights.json'), `${JSON.stringify(weights, null, 2)}\n`);
}
