import { join } from 'node:path';
import { loadCatalogue } from '../../server/catalogue-files/load-catalogue.ts';
import type { Catalogue } from '../../server/core/catalogue/catalogue.ts';
import { buildKnowledge } from '../../server/question-engine/knowledge.ts';
import { readLabelled } from '../../server/question-engine/learning/labelled.ts';
import { twinsOf } from '../../server/question-engine/learning/twins.ts';
import { loadQuestionResources } from '../../server/question-engine/resources.ts';

const root = join(import.meta.dirname, '..', '..');

const DATA = join(root, 'data');
const LABELLED = join(root, 'tests', 'cases', 'questions.jsonl');

/** The shipped catalogue, the engine's knowledge of it, and the labelled questions. */
export async function questionRig() {
  const catalogue: Catalogue = await loadCatalogue(DATA, '990101');
  const resources = loadQuestionResources(DATA);
  return {
    catalogue,
    resources,
    knowledge: buildKnowledge(catalogue, resources),
    labelled: readLabelled(LABELLED),
    twins: twinsOf(catalogue.requirements),
  };
}
