import { join } from 'node:path';
import { loadCatalogue } from '../../server/catalogue-files/load-catalogue.ts';
import type { Catalogue } from '../../server/core/catalogue/catalogue.ts';
import { buildKnowledge } from '../../server/question-engine/knowledge.ts';
import { readLabelled } from '../../server/question-engine/learning/labelled.ts';
import { twinsOf } from '../../server/question-engine/learning/twins.ts';
import { loadQuestionResources } from '../../server/question-engine/resources.ts';

const root = join(import.meta.dirname, '..', '..');

const DATA = join(root, 'data');
const CASES = join(root, 'tests', 'cases');

/** The shipped catalogue, the engine's knowledge of it, and the questions: two sets it was fitted to, one it was not. */
export async function questionRig() {
  const catalogue: Catalogue = await loadCatalogue(DATA, '990101');
  const resources = loadQuestionResources(DATA);
  return {
    catalogue,
    resources,
    knowledge: buildKnowledge(catalogue, resources),
    labelled: readLabelled(join(CASES, 'questions.jsonl')),
    spoken: readLabelled(join(CASES, 'spoken-questions.jsonl')),
    independent: readLabelled(join(CASES, 'independent-questions.jsonl')),
    twins: twinsOf(catalogue.requirements),
  };
}
