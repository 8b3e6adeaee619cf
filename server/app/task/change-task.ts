import { done, type Result, refused } from '../../core/result.ts';
import type { Actor } from '../../core/task/actor.ts';
import { move } from '../../core/task/move.ts';
import type { Order } from '../../core/task/order.ts';
import type { Task } from '../../core/task/task.ts';
import type { Instant } from '../../core/time.ts';
import type { Records } from '../../ports/store.ts';
import { keepTask, type TaskChange, type TaskMeans } from './keep-task.ts';

export type TaskOrder = {
  readonly number: number;
  readonly order: Order;
  readonly by: Actor;
  readonly at: Instant;
} & Pick<TaskChange, 'event' | 'notice' | 'notable'>;

/** Locks a task, asks the rule, keeps what comes of it. Of two at once one waits and then sees what the other did. */
export async function changeTask(means: TaskMeans, records: Records, asked: TaskOrder): Promise<Result<Task>> {
  const { number, order, by, at } = asked;
  const task = await records.tasks.lock(number);
  if (task === null) return noSuchTask(number);
  const moved = move(task, order, by, at, means.catalogue);
  if (!moved.ok) return moved;
  return done(await keepTask(means, records, { ...asked, task: moved.value }));
}

export function noSuchTask(number: number): Result<never> {
  return refused('task-unknown', `没有 #${number} 这张单。`, '单号写在卡片的开头;自己手里的单打 我的单');
}
