import { talkOf, textOf } from '../../core/conversation/message.ts';
import type { Turn } from '../../core/conversation/turn.ts';
import { entrustRefused, rated } from '../../core/task/entrusting-answer.ts';
import type { Task } from '../../core/task/task.ts';
import type { Outcome, Step } from '../step.ts';
import { rateTask } from '../task/rate-task.ts';

const LOOKED_AT = 20;

/** What checks a commitment of his was not run for him. */
export function entrusted(tasks: readonly Task[]): readonly Task[] {
  return tasks.filter(({ check }) => check === undefined);
}

/**
 * 5, right behind 办得怎么样: the closing line is the last that the citizen read, so the number is an answer to it, whatever could be
 * chosen under an earlier reply. Null for everything else.
 */
export async function rateJustDone(step: Step): Promise<Outcome | null> {
  const { records, incoming, conversation } = step;
  const stars = BARE.exec(textOf(incoming.content).normalize('NFKC').trim())?.[0];
  if (stars === undefined) return null;
  const tasks = entrusted(await records.tasks.ofCitizen(incoming, LOOKED_AT));
  const closedAt = Math.max(
    ...tasks.flatMap(({ state, reached }) => (state === 'closed' ? (reached.closed ?? 0) : [])),
  );
  const saidAt = Math.max(...conversation.turns.flatMap(({ from, at }) => (from === 'bot' ? at : [])));
  if (closedAt < saidAt || closedAt === Number.NEGATIVE_INFINITY) return null;
  return rateMine(step, { kind: 'rated', stars: Number(stars), text: stars });
}

const BARE = /^[1-5]$/u;

/** 5 分: for the newest task of his that is done and was not rated yet. Null when there is none. */
export async function rateMine(step: Step, { stars }: Extract<Turn, { kind: 'rated' }>): Promise<Outcome | null> {
  const { means, records, incoming, conversation, around } = step;
  const { at } = incoming;
  const tasks = entrusted(await records.tasks.ofCitizen(incoming, LOOKED_AT));
  const done = tasks.find(({ state }) => state === 'closed');
  if (done === undefined) return null;
  const talk = talkOf(incoming);
  const result = await rateTask(means, records, { number: done.number, stars, talk, at });
  return { answer: result.ok ? rated(stars, around) : entrustRefused(result.refusal, around), conversation };
}
