import type { Result } from '../../core/result.ts';
import { staff } from '../../core/task/actor.ts';
import type { Task } from '../../core/task/task.ts';
import type { Records } from '../../ports/store.ts';
import { changeTask } from './change-task.ts';
import type { TaskMeans } from './keep-task.ts';
import type { StaffOrder } from './staff-order.ts';

/** 有结果 12 名下无房: what was found is kept, and the task waits to be closed. */
export function reportResult(
  means: TaskMeans,
  records: Records,
  { number, words, by, at }: StaffOrder,
): Promise<Result<Task>> {
  const order = { verb: 'report', outcome: words } as const;
  return changeTask(means, records, { number, order, by: staff(by), at, event: 'task-result-in', notable: false });
}
