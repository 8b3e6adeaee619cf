import { type WorkingCalendar, workingCalendarOf } from '../../core/calendar/working-calendar.ts';
import { climbed, rungsOf } from '../../core/clock/ladder.ts';
import { type Actor, idOf } from '../../core/task/actor.ts';
import { answeringDepartment } from '../../core/task/answering-department.ts';
import { taskDue } from '../../core/task/due.ts';
import { UNDER_WAY } from '../../core/task/state.ts';
import type { Task } from '../../core/task/task.ts';
import type { Instant } from '../../core/time.ts';
import type { Records } from '../../ports/store.ts';
import type { TaskMarks } from '../../ports/tasks.ts';
import type { Knowledge } from '../means.ts';
import { showCard } from './show-card.ts';

/** What changing a task takes: rules and names, no engine. */
export type TaskMeans = Pick<Knowledge, 'catalogue'>;

/** Name of the timer that reminds of a task; stored with every timer. */
export const TASK_CLOCK = 'task-clock';

/** Days whose holidays are not known today may be entered by tomorrow. */
const ASK_AGAIN = 86_400_000;

export type TaskChange = {
  readonly task: Task;
  /** As the trail names it: `task-claimed`. */
  readonly event: string;
  readonly by: Actor;
  readonly at: Instant;
  /** Said above the card; null when there is nothing special. */
  readonly notice?: string | null;
  /** False when the groups need not be told now. */
  readonly notable?: boolean;
};

/** Keeps a changed task with everything that follows from it: its timer, its entry in the trail, its card in every group. */
export async function keepTask(means: TaskMeans, records: Records, change: TaskChange): Promise<Task> {
  const { task, at } = change;
  const calendar = workingCalendarOf(means.catalogue);
  await records.tasks.save(task, marksOf(means, task, calendar));
  // What they ask of the store travels together.
  await Promise.all([
    setClock(means, records, task, at),
    noteDeed(records, change),
    showCard(means, records, { task, at, notice: change.notice ?? null, notable: change.notable ?? true }),
  ]);
  return task;
}

/** The entry says what was done and by whom; words that were typed stay in the task, where they are sealed. */
export async function noteDeed(records: Pick<Records, 'trail'>, { task, event, by, at }: TaskChange): Promise<void> {
  const { number, state, mode, owner, citizen } = task;
  const facts = { state, mode, owner, openInquiries: task.openInquiries.length };
  await records.trail.append({ record: `task ${number}`, event, by: idOf(by), at, facts }, citizen.reach?.talk);
}

export function marksOf({ catalogue }: TaskMeans, task: Task, calendar: WorkingCalendar): TaskMarks {
  return { due: taskDue(task, calendar), department: answeringDepartment(task, catalogue) };
}

async function setClock(means: TaskMeans, { timers }: Records, task: Task, now: Instant): Promise<void> {
  const timer = { kind: TASK_CLOCK, subject: String(task.number) };
  const due = nextRing(means, task, now);
  if (due === (await timers.dueAt(timer))) return; // most deeds move no time, and a wake-up call is dear
  if (due === null) await timers.cancel(timer);
  else await timers.set({ ...timer, due }, now);
}

/** When somebody is next to be told of a task's time; null: never more. */
export function nextRing({ catalogue }: TaskMeans, { state, clock, told }: Task, now: Instant): Instant | null {
  if (clock === null || !UNDER_WAY.includes(state)) return null;
  const rungs = rungsOf(clock, catalogue.home.taskLadder, workingCalendarOf(catalogue));
  if (rungs === null) return now + ASK_AGAIN;
  const { reached, nextAt } = climbed(rungs, told, now);
  return reached.length > 0 ? now : nextAt;
}
