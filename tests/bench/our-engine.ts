import type { Catalogue } from '../../server/core/catalogue/catalogue.ts';
import { createQuestionEngine } from '../../server/question-engine/engine.ts';
import type { QuestionResources } from '../../server/question-engine/resources.ts';
import type { Rival } from './rival.ts';

/** The product's own engine: reads, finds, weighs and decides. */
export function ourEngine(catalogue: Catalogue, resources: QuestionResources): Rival {
  return {
    name: 'ours',
    most: Number.POSITIVE_INFINITY,
    build(rows) {
      const engine = createQuestionEngine({ ...catalogue, requirements: rows }, resources);
      return (question) => engine.understand(question).candidates.map((each) => each.id);
    },
  };
}
