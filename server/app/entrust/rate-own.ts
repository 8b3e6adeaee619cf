import { talkOf } from '../../core/conversation/message.ts';
import { done, type Result, refused } from '../../core/result.ts';
import type { Account } from '../../ports/sign-in.ts';
import type { Means } from '../means.ts';
import { rateTask } from '../task/rate-task.ts';

const MOST = 100;

/** The same as `5 分` in the chat, for who is signed in and names the errand. Somebody else's is not there for him. */
export function rateOwn(
  means: Means,
  account: Account,
  { number, stars }: { readonly number: number; readonly stars: number },
): Promise<Result<null>> {
  return means.store.transaction(async (records) => {
    const own = await records.tasks.ofCitizen(account, MOST);
    if (!own.some((task) => task.number === number))
      return refused('task-unknown', '您名下没有这件代跑。', '到「我的」里点要评的那一件。');
    const talk = talkOf({ ...account, chat: account.person });
    const rated = await rateTask(means, records, { number, stars, talk, at: means.clock.now() });
    return rated.ok ? done(null) : rated;
  });
}
