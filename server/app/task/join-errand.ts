import type { StaffMember } from '../../core/catalogue/staff.ts';
import { done, type Result } from '../../core/result.ts';
import { staff } from '../../core/task/actor.ts';
import { bestTrip } from '../../core/task/errand.ts';
import type { Task } from '../../core/task/task.ts';
import type { Instant } from '../../core/time.ts';
import type { Records } from '../../ports/store.ts';
import { changeTask } from './change-task.ts';
import type { TaskMeans } from './keep-task.ts';

/** 顺路单: tasks of one owner that lead to the same place become one trip. What has left his hands meanwhile stays out. */
export async function joinErrand(
  means: TaskMeans,
  records: Records,
  { numbers, by, at }: { readonly numbers: readonly number[]; readonly by: StaffMember; readonly at: Instant },
): Promise<Result<readonly string[]>> {
  const found: Task[] = [];
  for (const number of [...numbers].sort((a, b) => a - b)) {
    const task = await records.tasks.lock(number);
    if (task?.owner === by.id) found.push(task);
  }
  const trip = bestTrip(found, means.catalogue);
  if (!trip.ok) return trip;
  const errand = await records.numbers.nextTyped();
  for (const number of trip.value.numbers) {
    const order = { verb: 'join-errand', errand } as const;
    const joined = await changeTask(means, records, {
      ...{ number, order, by: staff(by), at, event: 'task-joined-errand', notable: false },
    });
    if (!joined.ok) return joined;
  }
  const which = trip.value.numbers.map((each) => `#${each}`).join(' ');
  return done([`顺路单 ${errand}:${which},一趟办,省 ${trip.value.numbers.length - 1} 趟。`, `去${trip.value.where}`]);
}
