import { readFileSync } from 'node:fs';
import type { Twins } from '../../server/question-engine/learning/twins.ts';
import type { Finder } from './rival.ts';

type Labelled = {
  readonly q: string;
  readonly expected: { readonly behaviour: string; readonly acceptable: readonly string[]; readonly intent: string };
};

/** The questions of a file that ask about a proof of the catalogue. */
export function questionsOf(file: string): Labelled[] {
  const text = readFileSync(new URL(`../cases/${file}`, import.meta.url), 'utf8');
  const all = text
    .trim()
    .split('\n')
    .map((line) => JSON.parse(line) as Labelled);
  return all.filter(({ expected }) => expected.behaviour === 'answer' && expected.intent === 'proof');
}

/** Percentages: a right family first, and one among the first three families. */
export async function accuracyOf(find: Finder, questions: readonly Labelled[], twins: Twins): Promise<string> {
  let first = 0;
  let three = 0;
  for (const { q, expected } of questions) {
    const families = [...new Set((await find(q)).slice(0, 24).map(twins.familyOf))].slice(0, 3);
    const right = families.map((family) => expected.acceptable.some((id) => twins.familyOf(id) === family));
    if (right[0]) first += 1;
    if (right.some(Boolean)) three += 1;
  }
  const percent = (hits: number): string => ((hits / questions.length) * 100).toFixed(1);
  return `${percent(first)} / ${percent(three)}`;
}
