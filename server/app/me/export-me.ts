import { talkOf } from '../../core/conversation/message.ts';
import type { Account } from '../../ports/sign-in.ts';
import type { Means } from '../means.ts';
import { type Mine, mineOf } from './view-me.ts';

/** Everything that is held under an account, in full: it is his own. */
export type MyData = Mine & {
  readonly account: Account;
  /** The conversation that is going on. */
  readonly said: readonly { readonly from: string; readonly text: string; readonly at: number }[];
};

/** 导出我的数据 (个人信息保护法 art. 45). */
export function exportMe(means: Means, account: Account): Promise<MyData> {
  return means.store.transaction(async (records) => {
    const mine = await mineOf(means, records, account);
    const conversation = await records.conversations.peek(talkOf({ ...account, chat: account.person }));
    const now = means.clock.now();
    const entry = { record: `export ${now}`, event: 'data-exported', by: 'citizen', at: now, facts: {} };
    await records.trail.append(entry, account);
    return { ...mine, account, said: conversation?.turns ?? [] };
  });
}
