import { type Result, refused } from '../../core/result.ts';
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
  const task = await records.tasks.find(number);
  if (task?.check)
    return refused(
      'task-is-check',
      `#${number} 是核查承诺的单,要说相符还是不符。`,
      `发:相符 ${number} 地点 看到什么,或 不符 ${number} 地点 哪里不一样`,
    );
  const order = { verb: 'close', ...readOutcome(words) } as const;
  const closed = await changeTask(means, records, { number, order, by: staff(by), at, event: 'task-closed' });
  if (closed.ok) await tellCitizen(records, closed.value, closedLines(closed.value), at);
  return closed;
}
