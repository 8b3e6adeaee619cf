import { listInForce } from '../core/catalogue/list-version.ts';
import { dayOf } from '../core/time.ts';
import { answerQuestion } from './answer-question.ts';
import type { Knowledge } from './means.ts';

const ROWS = 16;

/**
 * Answers a few questions that nobody asked and keeps nothing: what is loaded by the first question, and slow until it has run a
 * while, is ready when the first citizen comes. One of them is misspelt, because only such a one needs the dictionary.
 */
export function rehearse(knowledge: Knowledge): void {
  const { home } = knowledge.catalogue;
  const rows = listInForce(home.lists, dayOf(knowledge.clock.now()))?.rows ?? [];
  const asked = [
    '还要开居住正明吗',
    ...rows.slice(0, ROWS).map((row) => `${row.matters[0] ?? ''}还要开${row.name}吗`),
    ...home.matters.slice(0, ROWS).map((matter) => `${matter.name}要带什么`),
  ];
  for (const question of asked) answerQuestion(knowledge, { question });
}
