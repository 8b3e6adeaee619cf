import { workingCalendarOf } from '../../core/calendar/working-calendar.ts';
import type { StaffMember } from '../../core/catalogue/staff.ts';
import { nameIn } from '../../core/people/colleague.ts';
import { groupName } from '../../core/people/group.ts';
import { done, type Result, refused } from '../../core/result.ts';
import { dueLine } from '../../core/task/due.ts';
import { STATE_LABELS } from '../../core/task/state.ts';
import type { Task } from '../../core/task/task.ts';
import type { Instant } from '../../core/time.ts';
import type { Records } from '../../ports/store.ts';
import type { Chat } from '../bind-group.ts';
import type { TaskMeans } from './keep-task.ts';

/** So many fit into one message that somebody reads. */
export const MOST_LISTED = 20;

/** 我的单: what he has in hand, oldest first, with what is due when. */
export async function listMine(
  means: TaskMeans,
  { tasks }: Pick<Records, 'tasks'>,
  by: StaffMember,
  now: Instant,
): Promise<readonly string[]> {
  const mine = await tasks.openOf(by.id, MOST_LISTED);
  if (mine.length === 0) return ['您手里没有单。', '群里等着接的打 群里的单'];
  return [`您手里有 ${mine.length} 张单:`, ...mine.map((task) => lineOf(task, means, now))];
}

/** 群里的单: what is open in the group of this chat. Refuses chats that are no group of ours. */
export async function listInGroup(
  means: TaskMeans,
  { tasks, groups }: Pick<Records, 'tasks' | 'groups'>,
  chat: Chat,
  now: Instant,
): Promise<Result<readonly string[]>> {
  const group = await groups.at(chat);
  if (group === null)
    return refused('group-unbound', '这里不是绑定过的群,看不到群里的单。', '到群里 @ 我再发;自己手里的打 我的单');
  const open = await tasks.openIn(group, MOST_LISTED);
  const name = groupName(group, means.catalogue);
  if (open.length === 0) return done([`${name}没有在办的单。`]);
  return done([`${name}有 ${open.length} 张单:`, ...open.map((task) => lineOf(task, means, now))]);
}

function lineOf(task: Task, { catalogue }: TaskMeans, now: Instant): string {
  const { number, proof, state, owner } = task;
  const due = dueLine(task, now, workingCalendarOf(catalogue));
  const who = owner === null ? '' : nameIn(catalogue.home)(owner);
  return [`#${number} ${proof}`, STATE_LABELS[state], who, due].filter((part) => part !== '').join(' · ');
}
