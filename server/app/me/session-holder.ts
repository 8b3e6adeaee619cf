import { done, type Result, refused } from '../../core/result.ts';
import type { Account } from '../../ports/sign-in.ts';
import type { Means } from '../means.ts';

/** Whose session it is. */
export async function sessionHolder({ store, clock }: Means, token: string): Promise<Result<Account>> {
  const account = await store.transaction(({ readerSessions }) => readerSessions.holder(token, clock.now()));
  if (account === null) return refused('session-over', '登录过期了。', '再点一次就行,会自动重新登录。');
  return done(account);
}
