import { done, type Result, refused } from '../../core/result.ts';
import type { Means } from '../means.ts';

/** Time to look for papers at home with the page open. */
export const SESSION_LIVES = 45 * 60_000;

/** Exchanges a link for a session at the form, once. The token of the session. */
export function enterForm(means: Means, link: string): Promise<Result<string>> {
  return means.store.transaction(async (records) => {
    const at = means.clock.now();
    const typed = await records.pageKeys.form.redeem(link, at);
    if (typed === null)
      return refused(
        'form-link-over',
        '这条链接打开过了,或者过了 30 分钟。',
        '回到微信再发「登记遗失」,点「在网页上填」。',
      );
    return done(await records.pageKeys.form.open(typed, at + SESSION_LIVES));
  });
}
