import type { Result } from '../../core/result.ts';
import { staff } from '../../core/task/actor.ts';
import { claimedLines } from '../../core/task/citizen-lines.ts';
import { namedRunner } from '../../core/task/named-runner.ts';
import type { Task } from '../../core/task/task.ts';
import type { Records } from '../../ports/store.ts';
import { changeTask, noSuchTask } from './change-task.ts';
import type { TaskMeans } from './keep-task.ts';
import type { StaffOrder } from './staff-order.ts';
import { tellCitizen } from './tell-citizen.ts';

/** 派 12 李明: a dispatcher gives it to somebody who runs for that group. */
export async function assignTask(
  means: TaskMeans,
  records: Records,
  { number, words, by, at }: StaffOrder,
): Promise<Result<Task>> {
  const task = await records.tasks.lock(number);
  if (task === null) return noSuchTask(number);
  const to = namedRunner(words, task, means.catalogue);
  if (!to.ok) return to;
  const assigned = await changeTask(means, records, {
    ...{ number, order: { verb: 'assign', to: to.value }, by: staff(by), at, event: 'task-assigned' },
    notice: `${by.name}派给${to.value.name}`,
  });
  if (assigned.ok) await tellCitizen(records, assigned.value, claimedLines(assigned.value, to.value.name, at), at);
  return assigned;
}
