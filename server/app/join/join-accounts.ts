import { mayJoin } from '../../core/join/side.ts';
import { done, type Result, refused } from '../../core/result.ts';
import type { Instant } from '../../core/time.ts';
import type { Account } from '../../ports/sign-in.ts';
import type { Records } from '../../ports/store.ts';
import { noteOnBoth } from './note-on-both.ts';

export type Joining = { readonly account: Account; readonly code: string; readonly at: Instant };

/** Joins the account to the one whose code was typed; gives the other side's name. A code that was typed is used up, whatever comes of it. */
export async function joinAccounts(records: Records, { account, code, at }: Joining): Promise<Result<string>> {
  const other = await records.joinedAccounts.takeCode(code, at);
  if (other === null)
    return refused('join-code-unknown', '这个合并码不对,或者过了时间。', '在另一边再发一次:合并,拿一个新的。');
  const side = mayJoin(account, other);
  if (!side.ok) return side;
  if (!(await records.joinedAccounts.join(account, other, at)))
    return refused('join-already', '有一边已经合并过了。', '要换一个,先在那边发:取消合并。');
  await noteOnBoth(records, [account, other], 'accounts-joined', at);
  return side;
}

/** 取消合并: each sees its own again. */
export async function partAccounts(records: Records, account: Account, at: Instant): Promise<Result<null>> {
  const other = await records.joinedAccounts.other(account);
  if (other === null || !(await records.joinedAccounts.part(account)))
    return refused('join-none', '没有合并过。', '要合并,发:合并。');
  await noteOnBoth(records, [account, other], 'accounts-parted', at);
  return done(null);
}
