import { createHash } from 'node:crypto';
import type { Catalogue } from '../core/catalogue/catalogue.ts';
import { entrySources } from '../core/question/entry.ts';
import { scalesOf, understand } from '../core/question/understand.ts';
import type { QuestionEngine } from '../ports/question-engine.ts';
import { buildKnowledge } from './knowledge.ts';
import type { QuestionResources } from './resources.ts';

/** One hash over all that an answer depends on: entries, certificates, topics, lexicon and weights. */
function versionOf(catalogue: Catalogue, resources: QuestionResources): string {
  const hash = createHash('sha256');
  const home = catalogue.home.matters.map((matter) => [matter.name, matter.aliases, matter.covers]);
  const parts = [
    entrySources(catalogue),
    catalogue.certificates,
    catalogue.topics,
    home,
    resources.lexicon,
    resources.weights,
  ];
  for (const part of parts) hash.update(JSON.stringify(part));
  return hash.digest('hex').slice(0, 16);
}

/** Makes the engine for a catalogue. Synchronous; the catalogue is read once and never changed. */
export function createQuestionEngine(catalogue: Catalogue, resources: QuestionResources): QuestionEngine {
  const knowledge = buildKnowledge(catalogue, resources);
  const scales = scalesOf(resources.weights);
  return {
    version: versionOf(catalogue, resources),
    understand: (question, context) => understand(knowledge, scales, question, context),
  };
}
