import type { Task } from '../../core/task/task.ts';
import type { Account } from '../../ports/sign-in.ts';
import type { Records } from '../../ports/store.ts';

type Whose = Pick<Account, 'channel' | 'person'>;

/** His account, and the one that he joined to it. */
export async function ownAccounts(
  { joinedAccounts }: Pick<Records, 'joinedAccounts'>,
  whose: Whose,
): Promise<readonly Whose[]> {
  const other = await joinedAccounts.other(whose);
  return other === null ? [whose] : [whose, other];
}

/** What is run for him under either account, newest first. */
export async function ownTasks(records: Records, whose: Whose, most: number): Promise<readonly Task[]> {
  const found: Task[] = [];
  for (const account of await ownAccounts(records, whose))
    found.push(...(await records.tasks.ofCitizen(account, most)));
  return found.sort((a, b) => b.number - a.number).slice(0, most);
}
