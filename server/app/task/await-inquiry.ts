import type { StaffMember } from '../../core/catalogue/staff.ts';
import type { Result } from '../../core/result.ts';
import { staff } from '../../core/task/actor.ts';
import type { Task } from '../../core/task/task.ts';
import type { Instant } from '../../core/time.ts';
import type { Records } from '../../ports/store.ts';
import { changeTask } from './change-task.ts';
import type { TaskMeans } from './keep-task.ts';

/** A department was asked something for a task: the task waits for it. Only its owner may; it does not close before the answer. */
export function taskAwaitsInquiry(
  means: TaskMeans,
  records: Records,
  taskNumber: number,
  inquiryNumber: number,
  by: StaffMember,
  at: Instant,
): Promise<Result<Task>> {
  return changeTask(means, records, {
    number: taskNumber,
    order: { verb: 'await-inquiry', inquiry: inquiryNumber },
    by: staff(by),
    at,
    event: 'task-awaits-inquiry',
    notable: false,
  });
}
