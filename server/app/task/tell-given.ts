import { workingCalendarOf } from '../../core/calendar/working-calendar.ts';
import type { StaffMember } from '../../core/catalogue/staff.ts';
import { dueLine } from '../../core/task/due.ts';
import { givenLines } from '../../core/task/owner-lines.ts';
import type { Task } from '../../core/task/task.ts';
import type { Instant } from '../../core/time.ts';
import type { Records } from '../../ports/store.ts';
import { tellColleague } from '../tell-colleague.ts';
import type { TaskMeans } from './keep-task.ts';

/** Somebody else put a task into his hands: he reads so in his own chat. Who took it himself knows. */
export async function tellGiven(
  means: TaskMeans,
  records: Records,
  task: Task,
  by: StaffMember,
  at: Instant,
): Promise<void> {
  if (task.owner === by.id) return;
  const lines = givenLines(task, by.name, dueLine(task, at, workingCalendarOf(means.catalogue)));
  await tellColleague(means, records, { key: `task ${task.number} given ${task.revision}`, to: task.owner, lines, at });
}
