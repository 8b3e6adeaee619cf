import type { Instant } from '../../core/time.ts';
import type { Account } from '../../ports/sign-in.ts';
import type { Records } from '../../ports/store.ts';

/** The same entry for both accounts, so that each side's history tells it, and goes with its own account. */
export async function noteOnBoth(
  { people, trail }: Pick<Records, 'people' | 'trail'>,
  accounts: readonly Account[],
  event: 'accounts-joined' | 'accounts-parted',
  at: Instant,
): Promise<void> {
  for (const account of accounts) {
    const { channel, account: appId, person } = account;
    const id = await people.identify({ channel, appId, externalId: person }, at);
    await trail.append({ record: `person ${id}`, event, by: 'citizen', at, facts: {} }, account);
  }
}
