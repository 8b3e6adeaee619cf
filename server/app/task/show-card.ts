import { workingCalendarOf } from '../../core/calendar/working-calendar.ts';
import type { Group } from '../../core/people/group.ts';
import type { Task } from '../../core/task/task.ts';
import { taskCard } from '../../core/task/task-card.ts';
import type { Instant } from '../../core/time.ts';
import type { Records } from '../../ports/store.ts';
import { putCard } from '../put-card.ts';
import type { TaskMeans } from './keep-task.ts';

export type ShownCard = {
  readonly task: Task;
  readonly at: Instant;
  readonly notice: string | null;
  readonly notable: boolean;
};

/** Puts the card into the outbox for every group that the task lives in; the county's group stands in for one that is not bound. */
export async function showCard(
  { catalogue }: TaskMeans,
  records: Pick<Records, 'groups' | 'outbox'>,
  { task, at, notice, notable }: ShownCard,
): Promise<void> {
  const calendar = workingCalendarOf(catalogue);
  const bound = await groupsOf(task, records.groups, catalogue.home.id);
  const cardFor = (rooms: readonly string[]) =>
    taskCard(task, { known: catalogue, calendar, now: at, rooms, notable, notice });
  await putCard(records, bound, cardFor, at);
}

async function groupsOf({ rooms }: Task, groups: Records['groups'], county: string): Promise<readonly Group[]> {
  const [own, ...found] = await Promise.all([
    groups.boundTo('county', county),
    ...rooms.map(({ kind, about }) => groups.boundTo(kind, about)),
  ]);
  const bound: Group[] = [];
  for (const each of found) {
    const group = each ?? own ?? null;
    if (group !== null && !bound.some(({ chat }) => chat === group.chat)) bound.push(group);
  }
  return bound;
}
