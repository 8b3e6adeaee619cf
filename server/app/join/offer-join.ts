import { CODE_MINUTES } from '../../core/join/join-answer.ts';
import { sideOf } from '../../core/join/side.ts';
import { done, type Result, refused } from '../../core/result.ts';
import type { Instant } from '../../core/time.ts';
import type { Account } from '../../ports/sign-in.ts';
import type { Records } from '../../ports/store.ts';

export type JoinCode = { readonly code: string; readonly until: Instant };

/** A code by which the account on the other side joins this one. */
export async function offerJoin(
  { joinedAccounts }: Pick<Records, 'joinedAccounts'>,
  account: Account,
  at: Instant,
): Promise<Result<JoinCode>> {
  const side = sideOf(account);
  if (!side.ok) return side;
  if ((await joinedAccounts.other(account)) !== null)
    return refused('join-already', '已经合并过了。', '要换一个,先发:取消合并。');
  const until = at + CODE_MINUTES * 60_000;
  return done({ code: await joinedAccounts.issueCode(account, until), until });
}
