import type { StaffMember } from '../../core/catalogue/staff.ts';
import { challengeLines } from '../../core/commitment/showing-text.ts';
import { done, type Result, refused } from '../../core/result.ts';
import { staff } from '../../core/task/actor.ts';
import type { Task } from '../../core/task/task.ts';
import { whoseTask } from '../../core/task/whose.ts';
import type { Instant } from '../../core/time.ts';
import type { Records } from '../../ports/store.ts';
import type { Means } from '../means.ts';
import { noSuchTask } from './change-task.ts';
import { noteDeed, type TaskMeans } from './keep-task.ts';

export type CitizenView = {
  readonly number: number;
  readonly by: StaffMember;
  readonly to: 'group' | 'person';
  readonly at: Instant;
};

/** 本人 12: tells who runs a task whose it is, in his single chat only; every look is in the trail. */
export async function viewCitizen(
  means: TaskMeans & Pick<Means, 'publicUrl'>,
  records: Records,
  { number, by, to, at }: CitizenView,
): Promise<Result<readonly string[]>> {
  if (to === 'group') return refused('whose-in-group', '本人的信息不在群里给。', `到单聊里发:本人 ${number}`);
  const task = await records.tasks.find(number);
  if (task === null) return noSuchTask(number);
  const lines = whoseTask(task, staff(by), at, means.catalogue);
  if (lines.ok) await noteDeed(records, { task, event: 'task-citizen-viewed', by: staff(by), at });
  const slip =
    task.authorisation?.slip === undefined ? [] : [`授权书照片(登录工作台看):${means.publicUrl}/desk/slips/${number}`];
  return lines.ok ? done([...lines.value, ...(await challengesOf(records, task)), ...slip]) : lines;
}

/** What was said against a commitment on the public page, for who goes there. */
async function challengesOf({ commitments }: Records, { check }: Task): Promise<readonly string[]> {
  const found = check ? await commitments.findSigned(check.commitment) : null;
  return challengeLines(found?.showing?.challenges ?? [], true);
}
