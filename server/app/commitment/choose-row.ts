import { plainName } from '../../core/catalogue/family.ts';
import { listInForce } from '../../core/catalogue/list-version.ts';
import type { Requirement } from '../../core/catalogue/requirement.ts';
import { NO_FOCUS } from '../../core/conversation/focus.ts';
import type { Day } from '../../core/time.ts';
import { answerQuestion } from '../answer-question.ts';
import type { Means } from '../means.ts';
import type { Step } from '../step.ts';

/** What he wants to sign for: a row of the list in force, and the matter as far as it is known. */
export type Chosen = { readonly row: Requirement; readonly matter: string | null };

/** Those that can be signed for online today, in the order of the file. */
export function signableRows({ catalogue: { home } }: Pick<Means, 'catalogue'>, today: Day): readonly Requirement[] {
  const rows = listInForce(home.lists, today)?.rows ?? [];
  return home.commitments.forms.flatMap(({ row }) => rows.filter((each) => each.id === row));
}

/** By the words behind 签承诺: a name of the paper or its matter, else what the question engine makes of them. Several fit: all of them. */
export function rowsMeant(step: Step, words: string): readonly Chosen[] {
  const { means, around } = step;
  const asked = words.replace(/\s+/gu, '');
  const named = signableRows(means, around.today).flatMap((row) => {
    const matter = row.matters.find((each) => overlaps(each, asked)) ?? null;
    const called = [row.name, plainName(row.name), ...row.aliases].some((each) => overlaps(each, asked));
    return matter !== null || called ? [{ row, matter: matter ?? onlyOf(row.matters) }] : [];
  });
  if (named.length > 0) return named;
  const answered = answerQuestion(means, { question: words, focus: NO_FOCUS });
  const cited = answered.ok ? answered.value.answer.citation : null;
  const row = cited && rowOfList(step, cited.row);
  return row?.disposition === 'committed' ? [{ row, matter: cited?.matter ?? null }] : [];
}

/** The row of the last answer, when that said that a commitment will do. */
export function rowSpokenOf(step: Step): Chosen | null {
  const answer = step.conversation.last?.answer;
  if (answer?.verdict !== 'not-needed-commitment' || !answer.citation) return null;
  const row = rowOfList(step, answer.citation.row);
  return row && { row, matter: answer.citation.matter ?? onlyOf(row.matters) };
}

export function rowChosen(step: Step, id: string): Chosen | null {
  const row = rowOfList(step, id);
  const spoken = rowSpokenOf(step);
  if (row === null || spoken?.row.id === id) return spoken;
  return { row, matter: onlyOf(row.matters) };
}

function rowOfList({ around }: Step, id: string): Requirement | null {
  const { home } = around.catalogue;
  return listInForce(home.lists, around.today)?.rows.find((row) => row.id === id) ?? null;
}

function onlyOf(matters: readonly string[]): string | null {
  return matters.length === 1 ? (matters[0] ?? null) : null;
}

/** 开店证明 and 办开店证明: one holds the other, and is no single character. */
function overlaps(name: string, words: string): boolean {
  const least = Math.min(name.length, words.length);
  return least >= 2 && (words.includes(name) || name.includes(words));
}
