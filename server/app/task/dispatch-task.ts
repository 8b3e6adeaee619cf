import type { Result } from '../../core/result.ts';
import { RULE } from '../../core/task/actor.ts';
import { routeOf, rowOf } from '../../core/task/routing.ts';
import type { Task } from '../../core/task/task.ts';
import type { Instant } from '../../core/time.ts';
import type { Records } from '../../ports/store.ts';
import { changeTask } from './change-task.ts';
import type { TaskMeans } from './keep-task.ts';

/** An authorised task goes to the group that the rule names, and its time begins. */
export function dispatchTask(means: TaskMeans, records: Records, task: Task, at: Instant): Promise<Result<Task>> {
  const { home } = means.catalogue;
  const { mode, room } = routeOf({ ...task, row: rowOf(task, home) }, means.catalogue);
  return changeTask(means, records, {
    number: task.number,
    order: { verb: 'dispatch', room, mode, allowance: home.taskAllowances[mode] },
    by: RULE,
    at,
    event: 'task-dispatched',
  });
}
