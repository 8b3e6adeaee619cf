import { createHash } from 'node:crypto';
import type { Catalogue } from '../../server/core/catalogue/catalogue.ts';
import type { Requirement } from '../../server/core/catalogue/requirement.ts';
import { createQuestionEngine } from '../../server/question-engine/engine.ts';
import { questionRig } from '../question-engine/rig.ts';

/** Processor milliseconds a question at several catalogue sizes, and one hash over all that was understood. */
const SIZES = [364, 10_000];
const ROUNDS = 4;

/** Rows crossed from shipped ones until there are enough: same characters, other names. */
function grown(rows: readonly Requirement[], size: number): Requirement[] {
  const all = [...rows];
  for (let at = 0; all.length < size; at += 1) {
    const one = rows[(at * 7) % rows.length];
    const other = rows[(at * 13 + 5) % rows.length];
    if (!one || !other) break;
    const name = other.name.slice(0, 3) + one.name;
    all.push({ ...one, id: `crossed-${at}`, name, matters: other.matters, sameAs: null });
  }
  return all;
}

async function bench(): Promise<void> {
  const { catalogue, resources, labelled } = await questionRig();
  for (const size of SIZES) {
    const larger: Catalogue = { ...catalogue, requirements: grown(catalogue.requirements, size) };
    const engine = createQuestionEngine(larger, resources);
    const hash = createHash('sha256');
    for (const { q } of labelled) hash.update(JSON.stringify(engine.understand(q)));
    const before = process.cpuUsage();
    for (let round = 0; round < ROUNDS; round += 1) for (const { q } of labelled) engine.understand(q);
    const used = process.cpuUsage(before);
    const each = (used.user + used.system) / 1000 / (ROUNDS * labelled.length);
    console.log(
      JSON.stringify({ rows: size, cpuMsPerQuestion: Number(each.toFixed(3)), hash: hash.digest('hex').slice(0, 16) }),
    );
  }
}

await bench();
