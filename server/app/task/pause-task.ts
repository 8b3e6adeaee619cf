import type { Result } from '../../core/result.ts';
import { staff } from '../../core/task/actor.ts';
import { waitingLines } from '../../core/task/citizen-lines.ts';
import type { Task } from '../../core/task/task.ts';
import type { Records } from '../../ports/store.ts';
import { changeTask } from './change-task.ts';
import type { TaskMeans } from './keep-task.ts';
import type { StaffOrder } from './staff-order.ts';
import { tellCitizen } from './tell-citizen.ts';

/** 等群众 12 补签授权书: the clock stands still, as often and as long as the list of reasons allows, and the citizen hears what is wanted. */
export async function pauseTask(
  means: TaskMeans,
  records: Records,
  { number, words, by, at }: StaffOrder,
): Promise<Result<Task>> {
  const order = { verb: 'wait-citizen', reason: words, limits: means.catalogue.home.pauseLimits } as const;
  const paused = await changeTask(means, records, {
    ...{ number, order, by: staff(by), at, event: 'task-waits-for-citizen', notable: false },
  });
  if (paused.ok) await tellCitizen(records, paused.value, waitingLines(paused.value, words), at);
  return paused;
}
