import type { Result } from '../../core/result.ts';
import { staff } from '../../core/task/actor.ts';
import type { Task } from '../../core/task/task.ts';
import type { Records } from '../../ports/store.ts';
import { changeTask } from './change-task.ts';
import type { TaskMeans } from './keep-task.ts';
import type { StaffOrder } from './staff-order.ts';

/** 继续 12: the citizen has come back, or the owner has looked at a doubtful answer. */
export function resumeTask(
  means: TaskMeans,
  records: Records,
  { number, by, at }: Omit<StaffOrder, 'words'>,
): Promise<Result<Task>> {
  const order = { verb: 'resume' } as const;
  return changeTask(means, records, { number, order, by: staff(by), at, event: 'task-resumed', notable: false });
}
