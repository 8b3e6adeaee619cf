import { done, type Result } from '../../core/result.ts';
import { staff } from '../../core/task/actor.ts';
import { claimedLines } from '../../core/task/citizen-lines.ts';
import type { Task } from '../../core/task/task.ts';
import type { Records } from '../../ports/store.ts';
import { changeTask } from './change-task.ts';
import type { TaskMeans } from './keep-task.ts';
import type { StaffOrder } from './staff-order.ts';
import { tellCitizen } from './tell-citizen.ts';

/** 接单 12: the first one has it, and the citizen hears who. Everybody else is told who was first, and when. */
export async function claimTask(
  means: TaskMeans,
  records: Records,
  { number, by, at }: Omit<StaffOrder, 'words'>,
): Promise<Result<Task>> {
  const order = { verb: 'claim' } as const;
  const claimed = await changeTask(means, records, { number, order, by: staff(by), at, event: 'task-claimed' });
  if (!claimed.ok) return claimed;
  await tellCitizen(records, claimed.value, claimedLines(claimed.value, by.name, at), at);
  return done(claimed.value);
}
