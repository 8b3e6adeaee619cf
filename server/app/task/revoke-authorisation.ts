import type { Talk } from '../../core/conversation/message.ts';
import { nameIn } from '../../core/people/colleague.ts';
import type { Result } from '../../core/result.ts';
import { cancelledLines } from '../../core/task/citizen-lines.ts';
import type { Task } from '../../core/task/task.ts';
import type { Instant } from '../../core/time.ts';
import type { Records } from '../../ports/store.ts';
import { withdrawInquiriesOf } from '../inquiry/end-inquiry.ts';
import { changeTask } from './change-task.ts';
import type { TaskMeans } from './keep-task.ts';
import { tellCitizen } from './tell-citizen.ts';

/** The citizen takes his authorisation back: the task ends, whoever runs it is told to stop. Refuses everybody else's account. */
export async function revokeAuthorisation(
  means: TaskMeans,
  records: Records,
  { number, talk, at }: { readonly number: number; readonly talk: Talk; readonly at: Instant },
): Promise<Result<Task>> {
  const owner = (await records.tasks.lock(number))?.owner ?? null;
  const stop = '群众撤回了授权:停下,不要再查、再跑';
  const revoked = await changeTask(means, records, {
    ...{ number, order: { verb: 'revoke' }, by: { kind: 'citizen', talk }, at, event: 'task-authorisation-revoked' },
    notice: owner === null ? stop : `${nameIn(means.catalogue.home)(owner)}:${stop}`,
  });
  if (!revoked.ok) return revoked;
  await withdrawInquiriesOf(means, records, number, at);
  await tellCitizen(records, revoked.value, cancelledLines(revoked.value), at);
  return revoked;
}
