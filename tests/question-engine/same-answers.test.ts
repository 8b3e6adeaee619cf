import { createHash } from 'node:crypto';
import { beforeAll, describe, expect, it } from 'vitest';
import { type EntrySource, entrySources } from '../../server/core/question/entry.ts';
import type { Knowledge } from '../../server/core/question/observe.ts';
import { type Scales, scalesOf, understand } from '../../server/core/question/understand.ts';
import { buildKnowledge } from '../../server/question-engine/knowledge.ts';
import { readLabelled } from '../../server/question-engine/learning/labelled.ts';
import { listOf } from '../bench/larger-list.ts';
import { questionRig } from './rig.ts';

const INDEPENDENT = `${import.meta.dirname}/../cases/independent-questions.jsonl`;
/** Enough rows that common words are closed to new entries, and that the best are picked out. */
const MANY = 3000;

let rig: Awaited<ReturnType<typeof questionRig>>;
let questions: string[];
let scales: Scales;

beforeAll(async () => {
  rig = await questionRig();
  questions = [...rig.labelled, ...readLabelled(INDEPENDENT)].map(({ q }) => q);
  scales = scalesOf(rig.resources.weights);
});

/** One hash over all that is understood of all questions. */
function hashOf(knowledge: Knowledge, asked: readonly string[]): string {
  const hash = createHash('sha256');
  for (const question of asked) hash.update(JSON.stringify(understand(knowledge, scales, question)));
  return hash.digest('hex').slice(0, 16);
}

/** Takes out every third entry and puts it back, the last first; on the way, one that was never there comes and goes. */
function shake({ index }: Knowledge, sources: readonly EntrySource[]): void {
  const some = sources.filter((_, at) => at % 3 === 0);
  for (const { id } of some) expect(index.remove(id)).toBe(true);
  const [first] = some;
  if (first) index.add({ ...first, id: 'passing', name: '路过的证明', aliases: ['过客证明'] });
  for (const source of some.toReversed()) index.add(source);
  expect(index.remove('passing')).toBe(true);
  expect(index.size()).toBe(sources.length);
}

describe('the same answers', () => {
  it('come from an engine built anew, and after entries went and came back', { timeout: 120_000 }, () => {
    const built = hashOf(rig.knowledge, questions);
    const anew = buildKnowledge(rig.catalogue, rig.resources);
    expect(hashOf(anew, questions)).toBe(built);
    shake(anew, entrySources(rig.catalogue));
    expect(hashOf(anew, questions)).toBe(built);
    console.log(`all ${questions.length} questions understood on Node ${process.version}: ${built}`);
  });

  it('come from a list of thousands', () => {
    const catalogue = { ...rig.catalogue, requirements: listOf(MANY, rig.catalogue) };
    const some = questions.filter((_, at) => at % 5 === 0);
    const knowledge = buildKnowledge(catalogue, rig.resources);
    const built = hashOf(knowledge, some);
    shake(knowledge, entrySources(catalogue));
    expect(hashOf(knowledge, some)).toBe(built);
  });

  it('do not depend on the questions before', () => {
    const forwards = questions.map((question) => JSON.stringify(understand(rig.knowledge, scales, question)));
    const backwards = questions
      .toReversed()
      .map((question) => JSON.stringify(understand(rig.knowledge, scales, question)));
    expect(backwards.toReversed()).toEqual(forwards);
  });
});
