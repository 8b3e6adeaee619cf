import type { Result } from '../../core/result.ts';
import { staff } from '../../core/task/actor.ts';
import type { Task } from '../../core/task/task.ts';
import type { Records } from '../../ports/store.ts';
import { changeTask } from './change-task.ts';
import type { TaskMeans } from './keep-task.ts';
import type { StaffOrder } from './staff-order.ts';

/** 开始 12: the owner is at it. */
export function startTask(
  means: TaskMeans,
  records: Records,
  { number, by, at }: Omit<StaffOrder, 'words'>,
): Promise<Result<Task>> {
  const order = { verb: 'start' } as const;
  return changeTask(means, records, { number, order, by: staff(by), at, event: 'task-started', notable: false });
}
