import type { Task } from '../../core/task/task.ts';
import type { Instant } from '../../core/time.ts';
import type { Records } from '../../ports/store.ts';

/** Says something to the citizen of a task where he can be reached; false when that is nowhere, so that a person has to tell him. */
export async function tellCitizen(
  { outbox }: Pick<Records, 'outbox'>,
  { number, revision, citizen: { reach } }: Task,
  lines: readonly string[],
  at: Instant,
): Promise<boolean> {
  if (reach === null || reach.recipient === null) return false;
  const key = `task ${number} told ${revision}`;
  const { channel } = reach.talk;
  await outbox.put({ key, channel, recipient: reach.recipient, reply: { lines, choices: [] }, at });
  return true;
}
