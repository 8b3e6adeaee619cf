import { done, type Result, refused } from '../../core/result.ts';
import type { Account, SignIn } from '../../ports/sign-in.ts';
import type { Means } from '../means.ts';

/** He agreed, in the platform's own panel, to be sent word when there is news; or agrees no more. */
export async function chooseMessages(
  { store, clock }: Means,
  signIn: SignIn | null,
  account: Account,
  agreed: boolean,
): Promise<Result<null>> {
  const template = signIn?.template ?? null;
  if (template === null)
    return refused('messages-off', '这里还不能发微信提醒。', '有新进展都写在“我的”里,打开就能看到。');
  await store.transaction(async ({ readerReach }) => {
    if (agreed) await readerReach.agree(account, template, clock.now());
    else await readerReach.disagree(account, template);
  });
  return done(null);
}
