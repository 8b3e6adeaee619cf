import type { Result } from '../../core/result.ts';
import { staff } from '../../core/task/actor.ts';
import type { Task } from '../../core/task/task.ts';
import type { Records } from '../../ports/store.ts';
import { changeTask } from './change-task.ts';
import type { TaskMeans } from './keep-task.ts';
import type { StaffOrder } from './staff-order.ts';

/** 退单 12 理由: nobody has it any more; a dispatcher gives it to somebody else or to another group. Its time runs on. */
export function returnTask(
  means: TaskMeans,
  records: Records,
  { number, words, by, at }: StaffOrder,
): Promise<Result<Task>> {
  return changeTask(means, records, {
    ...{ number, order: { verb: 'return', reason: words }, by: staff(by), at, event: 'task-returned' },
    notice: `${by.name}退单,请派单员改派:派 ${number}`,
  });
}
