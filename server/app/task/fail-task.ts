import type { Result } from '../../core/result.ts';
import { staff } from '../../core/task/actor.ts';
import { notDoneLines } from '../../core/task/citizen-lines.ts';
import type { Task } from '../../core/task/task.ts';
import type { Records } from '../../ports/store.ts';
import { changeTask } from './change-task.ts';
import type { TaskMeans } from './keep-task.ts';
import type { StaffOrder } from './staff-order.ts';
import { tellCitizen } from './tell-citizen.ts';

/** 没办成 12 原因: it ends without a result, and the citizen is told so and whom to ask. */
export async function failTask(
  means: TaskMeans,
  records: Records,
  { number, words, by, at }: StaffOrder,
): Promise<Result<Task>> {
  const order = { verb: 'fail', reason: words } as const;
  const failed = await changeTask(means, records, { number, order, by: staff(by), at, event: 'task-not-done' });
  if (failed.ok) await tellCitizen(records, failed.value, notDoneLines(failed.value, means.catalogue.home.hotline), at);
  return failed;
}
