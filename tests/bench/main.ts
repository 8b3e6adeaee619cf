import type { Catalogue } from '../../server/core/catalogue/catalogue.ts';
import { twinsOf } from '../../server/question-engine/learning/twins.ts';
import { questionRig } from '../question-engine/rig.ts';
import { measureChannels } from './channels.ts';
import { measureClaims } from './claims.ts';
import { listOf } from './larger-list.ts';
import { minisearch } from './minisearch.ts';
import { nlpjs } from './nlpjs.ts';
import { measureNotices } from './notices.ts';
import { ourEngine } from './our-engine.ts';
import { accuracyOf, questionsOf } from './question-accuracy.ts';
import { costsOf } from './question-cost.ts';
import type { Rival } from './rival.ts';
import { measureStore } from './store.ts';
import { wink } from './wink.ts';

// `npm run bench [-- --json] [--large] [SIZE …]`: store, channels, and the question engine beside search libraries, in one run.
// `-- store [--large]`, `-- channels`, `-- claims` and `-- notices [SIZE]` measure one part.

type Compared = { readonly catalogue: Catalogue; readonly rivals: readonly Rival[] };

const SIZES = [235, 10_000, 100_000];

const sets = { labelled: questionsOf('questions.jsonl'), independent: questionsOf('independent-questions.jsonl') };

async function accuracyTable({ catalogue, rivals }: Compared): Promise<Record<string, string>[]> {
  const twins = twinsOf(catalogue.requirements);
  const rows: Record<string, string>[] = [];
  for (const rival of rivals) {
    const find = await rival.build(catalogue.requirements);
    const row: Record<string, string> = { engine: rival.name };
    for (const [name, questions] of Object.entries(sets))
      row[`${name}: first / among three % (n=${questions.length})`] = await accuracyOf(find, questions, twins);
    rows.push(row);
  }
  return rows;
}

async function costTable(size: number, { catalogue, rivals }: Compared): Promise<Record<string, string | number>[]> {
  const questions = [...sets.labelled, ...sets.independent].map(({ q }) => q);
  const able = rivals.filter((rival) => size <= rival.most);
  const costs = await costsOf(able, listOf(size, catalogue), questions);
  const ours = costs.get('ours')?.p50 ?? 0;
  return [...costs].map(([engine, cost]) => ({
    requirements: size,
    engine,
    'p50 ms': cost.p50.toFixed(3),
    'p99 ms': cost.p99.toFixed(3),
    'p50 of ours': (cost.p50 / ours).toFixed(1),
    'build ms': Math.round(cost.build),
    'heap MB': Math.round(cost.heap),
    'questions asked': cost.asked,
  }));
}

/** The first number of the command line. */
function sizeGiven(): number | undefined {
  const given = process.argv.find((argument) => /^\d+$/u.test(argument));
  return given === undefined ? undefined : Number(given);
}

async function everything(): Promise<void> {
  const json = process.argv.includes('--json');
  const show = <Table extends object>(table: Table): Table => {
    if (!json) console.table(table);
    return table;
  };
  const large = process.argv.includes('--large');
  // First, while the memory is its own: to clear up around a hundred thousand indexed rows would count as its work.
  const store = show(await measureStore(large));
  const channels = show([...(await measureChannels()), ...(await measureClaims())]);
  const { catalogue, resources } = await questionRig();
  const compared = { catalogue, rivals: [ourEngine(catalogue, resources), minisearch, wink, nlpjs] };
  const accuracy = show(await accuracyTable(compared));
  const sizes = process.argv.slice(2).filter((argument) => /^\d+$/u.test(argument));
  const cost: Record<string, string | number>[] = [];
  for (const size of sizes.length > 0 ? sizes.map(Number) : SIZES) cost.push(...show(await costTable(size, compared)));
  const notices = large ? show(await measureNotices()) : [];
  if (json) console.log(JSON.stringify({ accuracy, cost, store, channels, notices }));
}

if (process.argv.includes('store')) console.table(await measureStore(process.argv.includes('--large')));
else if (process.argv.includes('channels')) console.table(await measureChannels());
else if (process.argv.includes('claims')) console.table(await measureClaims());
else if (process.argv.includes('notices')) console.table(await measureNotices(sizeGiven()));
else await everything();
