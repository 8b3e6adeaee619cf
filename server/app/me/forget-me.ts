import type { Account } from '../../ports/sign-in.ts';
import type { Means } from '../means.ts';

/** 删除我的数据: everything under his account goes, his sessions among it. What was published stays on the board, masked. */
export function forgetMe({ store, clock }: Means, account: Account): Promise<number> {
  return store.transaction(({ people }) => people.forget(account, 'citizen', clock.now()));
}
