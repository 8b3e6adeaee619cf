import { readFileSync } from 'node:fs';
import type { Catalogue } from '../../server/core/catalogue/catalogue.ts';
import type { Requirement } from '../../server/core/catalogue/requirement.ts';
import { createQuestionEngine } from '../../server/question-engine/engine.ts';
import { questionRig } from '../question-engine/rig.ts';
import { bigramSearch } from './bigram-search.ts';

// `npm run bench [-- --json]`: accuracy and cost of the question engine beside MiniSearch with bigrams, in one run.

const SIZES = [364, 10_000];
const ROUNDS = 5;
/** MiniSearch is asked only so many questions a round at 10,000 rows: it takes its time. */
const ASKED_OF_SEARCH = 60;

type Labelled = {
  readonly q: string;
  readonly expected: { readonly behaviour: string; readonly acceptable: readonly string[]; readonly intent: string };
};

function questionsOf(file: string): Labelled[] {
  const text = readFileSync(new URL(`../cases/${file}`, import.meta.url), 'utf8');
  const all = text
    .trim()
    .split('\n')
    .map((line) => JSON.parse(line) as Labelled);
  return all.filter(({ expected }) => expected.behaviour === 'answer' && expected.intent === 'proof');
}

/** Rows crossed from shipped ones until there are enough: same characters, other names. */
function grown(rows: readonly Requirement[], size: number): Requirement[] {
  const all = [...rows];
  for (let at = 0; all.length < size; at += 1) {
    const one = rows[(at * 7) % rows.length];
    const other = rows[(at * 13 + 5) % rows.length];
    if (!one || !other) break;
    all.push({
      ...one,
      id: `crossed-${at}`,
      name: other.name.slice(0, 3) + one.name,
      matters: other.matters,
      sameAs: null,
    });
  }
  return all;
}

function accuracy(questions: readonly Labelled[], find: (question: string) => readonly string[]) {
  const ranks = questions.map(({ q, expected }) =>
    find(q)
      .slice(0, 3)
      .findIndex((id) => expected.acceptable.includes(id)),
  );
  const share = (hits: number): number => Math.round((hits / questions.length) * 1000) / 10;
  return {
    top1: share(ranks.filter((rank) => rank === 0).length),
    top3: share(ranks.filter((rank) => rank >= 0).length),
  };
}

/** Processor milliseconds a question: the median of the rounds. */
function cost(questions: readonly Labelled[], ask: (question: string) => unknown): number {
  const rounds = Array.from({ length: ROUNDS }, () => {
    const before = process.cpuUsage();
    for (const { q } of questions) ask(q);
    const { user, system } = process.cpuUsage(before);
    return (user + system) / 1000 / questions.length;
  });
  return rounds.sort((a, b) => a - b)[Math.floor(ROUNDS / 2)] ?? 0;
}

const { catalogue, resources } = await questionRig();
const sets = { labelled: questionsOf('questions.jsonl'), independent: questionsOf('independent-questions.jsonl') };
const report: Record<string, unknown>[] = [];
for (const size of SIZES) {
  const larger: Catalogue = { ...catalogue, requirements: grown(catalogue.requirements, size) };
  const engine = createQuestionEngine(larger, resources);
  const search = bigramSearch(larger.requirements);
  const few = sets.labelled.slice(0, ASKED_OF_SEARCH);
  const ours = cost(sets.labelled, engine.understand);
  const theirs = cost(few, search);
  report.push({
    rows: size,
    measure: 'cpu ms a question',
    engine: ours.toFixed(3),
    bigrams: theirs.toFixed(3),
    ratio: (theirs / ours).toFixed(2),
  });
  if (size > catalogue.requirements.length) continue;
  for (const [name, questions] of Object.entries(sets)) {
    const [mine, other] = [
      accuracy(questions, (q) => engine.understand(q).candidates.map((each) => each.id)),
      accuracy(questions, search),
    ];
    report.push({
      rows: size,
      measure: `${name}: top 1 / top 3 % (n=${questions.length})`,
      engine: `${mine.top1} / ${mine.top3}`,
      bigrams: `${other.top1} / ${other.top3}`,
    });
  }
}
if (process.argv.includes('--json')) console.log(JSON.stringify(report));
else console.table(report);
