import { workingCalendarOf } from '../../core/calendar/working-calendar.ts';
import { type Actor, idOf } from '../../core/task/actor.ts';
import { routeOf, rowOf } from '../../core/task/routing.ts';
import { draftOf, type Task, type Wanted } from '../../core/task/task.ts';
import type { Instant } from '../../core/time.ts';
import type { Records } from '../../ports/store.ts';
import { marksOf, noteDeed, type TaskMeans } from './keep-task.ts';
import { showCard } from './show-card.ts';

/**
 * A task as somebody asks for it, by the citizen himself or by staff for him. Nobody runs it before it is authorised; what staff draft is
 * shown to the group that will run it, because a colleague has to take the authorisation.
 */
export async function draftTask(
  means: TaskMeans,
  records: Records,
  { wanted, by, at }: { readonly wanted: Wanted; readonly by: Actor; readonly at: Instant },
): Promise<Task> {
  const { home } = means.catalogue;
  const { mode, destination, room } = routeOf({ ...wanted, row: rowOf(wanted, home) }, means.catalogue);
  const shown = by.kind === 'staff' ? room : null;
  const number = await records.numbers.nextTyped();
  const task = draftOf({ ...wanted, number, mode, destination, room: shown, createdBy: idOf(by) }, at);
  await records.tasks.add(task, marksOf(means, task, workingCalendarOf(means.catalogue)));
  await noteDeed(records, { task, event: 'task-drafted', by, at });
  await showCard(means, records, { task, at, notice: null, notable: true });
  return task;
}
