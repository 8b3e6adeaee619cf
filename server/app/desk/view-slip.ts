import { done, type Result, refused } from '../../core/result.ts';
import { staff } from '../../core/task/actor.ts';
import { whoseTask } from '../../core/task/whose.ts';
import type { Means } from '../means.ts';
import { noSuchTask } from '../task/change-task.ts';
import { noteDeed } from '../task/keep-task.ts';
import { sitting } from './sitting.ts';

/** The photographed slip of a task, a JPEG, for who may know whose task it is; every look is in the task's trail. */
export function viewSlip(means: Means, session: string, number: number): Promise<Result<Buffer>> {
  return means.store.transaction(async (records) => {
    const member = await sitting(means, records, session);
    if (!member.ok) return member;
    const at = means.clock.now();
    const task = await records.tasks.find(number);
    if (task === null) return noSuchTask(number);
    const by = staff(member.value);
    const mayKnow = whoseTask(task, by, at, means.catalogue);
    if (!mayKnow.ok) return mayKnow;
    const slip = task.authorisation?.slip;
    const file = slip === undefined ? null : await records.files.find(slip, at);
    if (file === null)
      return refused('signed-slip-unknown', `#${number} 没有授权书照片,或者过期删了。`, '要看原件,问收授权书的同事。');
    await noteDeed(records, { task, event: 'task-slip-viewed', by, at });
    return done(file.bytes);
  });
}
