import type { Result } from '../../core/result.ts';
import { staff } from '../../core/task/actor.ts';
import { checkAgain, checkedBefore, siteCheck } from '../../core/task/site-check.ts';
import type { Task } from '../../core/task/task.ts';
import type { Records } from '../../ports/store.ts';
import { changeTask, noSuchTask } from './change-task.ts';
import type { TaskMeans } from './keep-task.ts';
import type { StaffOrder } from './staff-order.ts';

/** 见到本人 12 桃源村3组 本人在家: the owner was there. 见到本人 20 照 12: a check of the same citizen serves again while it holds. */
export async function seeCitizen(
  means: TaskMeans,
  records: Records,
  { number, words, by, at }: StaffOrder,
): Promise<Result<Task>> {
  const task = await records.tasks.lock(number);
  if (task === null) return noSuchTask(number);
  const before = checkedBefore(words);
  const seen =
    before === null
      ? ({ ok: true, value: siteCheck(words, by.id, at) } as const)
      : checkAgain(task, await records.tasks.find(before), before, at);
  if (!seen.ok) return seen;
  const order = { verb: 'see', seen: seen.value, reason: words } as const;
  return changeTask(means, records, { number, order, by: staff(by), at, event: 'task-citizen-seen', notable: false });
}
