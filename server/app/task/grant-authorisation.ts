import type { Talk } from '../../core/conversation/message.ts';
import type { Result } from '../../core/result.ts';
import type { Task } from '../../core/task/task.ts';
import type { Instant } from '../../core/time.ts';
import type { Records } from '../../ports/store.ts';
import { giveAuthority } from './authorise-task.ts';
import type { TaskMeans } from './keep-task.ts';

/** The citizen authorises his own task from his own account: it is sent at once. Refuses everybody else's account. */
export function grantAuthorisation(
  means: TaskMeans,
  records: Records,
  { number, talk, at }: { readonly number: number; readonly talk: Talk; readonly at: Instant },
): Promise<Result<Task>> {
  const by = { kind: 'citizen', talk } as const;
  return giveAuthority(means, records, { number, method: 'wechat', takenBy: null, by, at });
}
