import { type Result, refused } from '../../core/result.ts';
import { canRun, staff } from '../../core/task/actor.ts';
import { claimedLines } from '../../core/task/citizen-lines.ts';
import { move } from '../../core/task/move.ts';
import { namedRunner } from '../../core/task/named-runner.ts';
import type { Task } from '../../core/task/task.ts';
import type { Instant } from '../../core/time.ts';
import type { Records } from '../../ports/store.ts';
import { changeTask, noSuchTask } from './change-task.ts';
import type { TaskMeans } from './keep-task.ts';
import type { StaffOrder } from './staff-order.ts';
import { tellCitizen } from './tell-citizen.ts';
import { tellGiven } from './tell-given.ts';

/** 派 12 李明: a dispatcher gives it to somebody who runs for that group. */
export async function assignTask(
  means: TaskMeans,
  records: Records,
  { number, words, by, at }: StaffOrder,
): Promise<Result<Task>> {
  const task = await records.tasks.lock(number);
  if (task === null) return noSuchTask(number);
  if (words.trim() === '') return nobodyNamed(means, task, by, at);
  const to = namedRunner(words, task, means.catalogue);
  if (!to.ok) return to;
  const assigned = await changeTask(means, records, {
    ...{ number, order: { verb: 'assign', to: to.value }, by: staff(by), at, event: 'task-assigned' },
    notice: `${by.name}派给${to.value.name}`,
  });
  if (!assigned.ok) return assigned;
  await tellCitizen(records, assigned.value, claimedLines(assigned.value, to.value.name, at), at);
  await tellGiven(means, records, assigned.value, by, at);
  return assigned;
}

/** 派 12 alone: who may not, or has nobody to send, hears that; everybody else is asked to whom. */
function nobodyNamed({ catalogue }: TaskMeans, task: Task, by: StaffOrder['by'], at: Instant): Result<never> {
  const [somebody] = catalogue.home.staff.filter((each) => canRun(each, task.room, catalogue));
  const may = somebody && move(task, { verb: 'assign', to: somebody }, staff(by), at, catalogue);
  if (may && !may.ok) return may;
  return refused('runner-missing', '没写派给谁。', `比如:派 ${task.number} ${somebody?.name ?? '李明'}`);
}
