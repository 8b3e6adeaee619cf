import type { Turn } from '../../core/conversation/turn.ts';
import { entrustRefused, rated } from '../../core/task/entrusting-answer.ts';
import type { Outcome, Step } from '../step.ts';
import { rateTask } from '../task/rate-task.ts';

const LOOKED_AT = 20;

/** 5 分: for the newest task of his that is done and was not rated yet. Null when there is none. */
export async function rateMine(step: Step, { stars }: Extract<Turn, { kind: 'rated' }>): Promise<Outcome | null> {
  const { means, records, incoming, conversation, around } = step;
  const { channel, account, chat, person, at } = incoming;
  const tasks = await records.tasks.ofCitizen(incoming, LOOKED_AT);
  const done = tasks.find(({ state }) => state === 'closed');
  if (done === undefined) return null;
  const talk = { channel, account, chat, person };
  const result = await rateTask(means, records, { number: done.number, stars, talk, at });
  return { answer: result.ok ? rated(stars, around) : entrustRefused(result.refusal, around), conversation };
}
