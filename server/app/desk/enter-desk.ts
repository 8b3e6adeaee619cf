import { done, type Result, refused } from '../../core/result.ts';
import type { Means } from '../means.ts';

/** A session ends with the working day. */
const SESSION_LIVES = 8 * 3_600_000;

/** Exchanges a link for a session, once. The token of the session. */
export function enterDesk(means: Means, link: string): Promise<Result<string>> {
  return means.store.transaction(async (records) => {
    const at = means.clock.now();
    const staff = await records.deskKeys.redeem(link, at);
    if (staff === null)
      return refused('desk-link-over', '这条链接用过了,或者过了 10 分钟。', '在钉钉里跟机器人单聊,再发一次:登录');
    const session = await records.deskKeys.open(staff, at + SESSION_LIVES);
    await records.trail.append({ record: `desk ${staff}`, event: 'desk-entered', by: staff, at, facts: {} });
    return done(session);
  });
}
