import type { Result } from '../../core/result.ts';
import { staff } from '../../core/task/actor.ts';
import { closedLines } from '../../core/task/citizen-lines.ts';
import { readOutcome } from '../../core/task/outcome.ts';
import type { Task } from '../../core/task/task.ts';
import type { Records } from '../../ports/store.ts';
import { changeTask } from './change-task.ts';
import type { TaskMeans } from './keep-task.ts';
import type { StaffOrder } from './staff-order.ts';
import { tellCitizen } from './tell-citizen.ts';

/** 办结 12 名下无房 少跑1趟: the citizen hears that he is done and what he was spared. Not while a department still owes an answer. */
export async function closeTask(
  means: TaskMeans,
  records: Records,
  { number, words, by, at }: StaffOrder,
): Promise<Result<Task>> {
  const order = { verb: 'close', ...readOutcome(words) } as const;
  const closed = await changeTask(means, records, { number, order, by: staff(by), at, event: 'task-closed' });
  if (closed.ok) await tellCitizen(records, closed.value, closedLines(closed.value), at);
  return closed;
}
