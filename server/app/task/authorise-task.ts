import type { StaffMember } from '../../core/catalogue/staff.ts';
import type { Result } from '../../core/result.ts';
import { type Actor, staff } from '../../core/task/actor.ts';
import { type Authorisation, methodTaken, newAuthorisation } from '../../core/task/authorisation.ts';
import type { Task } from '../../core/task/task.ts';
import type { Instant } from '../../core/time.ts';
import type { Records } from '../../ports/store.ts';
import { changeTask, noSuchTask } from './change-task.ts';
import { dispatchTask } from './dispatch-task.ts';
import type { TaskMeans } from './keep-task.ts';

/** 授权 12 纸质: a colleague of who drafted the task holds the signed paper. The task is sent at once. */
export async function authoriseTask(
  means: TaskMeans,
  records: Records,
  { number, words, by, at }: { number: number; words: string; by: StaffMember; at: Instant },
): Promise<Result<Task>> {
  const method = methodTaken(words, number);
  if (!method.ok) return method;
  return giveAuthority(means, records, { number, method: method.value, takenBy: by.id, by: staff(by), at });
}

export type Authority = Pick<Authorisation, 'method' | 'takenBy' | 'slip'> & {
  readonly number: number;
  readonly by: Actor;
  readonly at: Instant;
};

/** An authorisation for what the task is about, whoever takes it. A draft is sent; a task under way runs on under the new one. */
export async function giveAuthority(means: TaskMeans, records: Records, given: Authority): Promise<Result<Task>> {
  const { number, method, takenBy, slip, by, at } = given;
  const task = await records.tasks.lock(number);
  if (task === null) return noSuchTask(number);
  const purpose = task.matter ?? '未写明';
  const authorisation = newAuthorisation({ scope: task.proof, purpose, method, takenBy, slip }, at);
  const verb = verbFor(task);
  const order = { verb, authorisation } as const;
  const event = verb === 'authorise' ? 'task-authorised' : 'task-authorisation-renewed';
  const authorised = await changeTask(means, records, { number, order, by, at, event, notable: false });
  if (!authorised.ok || authorised.value.state !== 'authorised') return authorised;
  return dispatchTask(means, records, authorised.value, at);
}

/** A draft is authorised; a task under way gets a new authority. */
export function verbFor({ state }: Task): 'authorise' | 'renew' {
  return state === 'draft' ? 'authorise' : 'renew';
}
