import type { Talk } from '../../core/conversation/message.ts';
import { done, type Refusal, type Result } from '../../core/result.ts';
import { OFFER_HOLDS } from '../../core/task/offer.ts';
import type { TaskVerb } from '../../core/task/task-line.ts';
import { type Asked, askedWhom, askedWords } from '../../core/task/words-asked.ts';
import type { Instant } from '../../core/time.ts';
import type { Records } from '../../ports/store.ts';
import type { TaskMeans } from './keep-task.ts';

export type Wordless = {
  readonly verb: TaskVerb;
  readonly number: number;
  readonly refusal: Refusal;
  readonly talk: Talk;
  readonly at: Instant;
};

/** A line that may be followed but lacks its words, as a tap does: asks for them once. Null for every other refusal. */
export async function askWords(
  means: TaskMeans,
  records: Records,
  { verb, number, refusal, talk, at }: Wordless,
): Promise<Result<readonly string[]> | null> {
  const asked = await questionFor(means, records, verb, number, refusal);
  return asked && keepAsked(records, asked, talk, at);
}

/** Remembers the question: his next message in this chat is the answer. */
export async function keepAsked(
  { tasks }: Pick<Records, 'tasks'>,
  { lines, offer }: Asked,
  talk: Talk,
  at: Instant,
): Promise<Result<readonly string[]>> {
  await tasks.offer(talk, offer, at + OFFER_HOLDS);
  return done(lines);
}

async function questionFor(
  { catalogue }: TaskMeans,
  { tasks }: Pick<Records, 'tasks'>,
  verb: TaskVerb,
  number: number,
  { code }: Refusal,
): Promise<Asked | null> {
  if (code === 'task-words-missing') return askedWords(verb, number);
  if (code !== 'runner-missing') return null;
  const task = await tasks.find(number);
  return task && askedWhom(task, catalogue);
}
