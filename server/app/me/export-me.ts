import { withoutChallenges } from '../../core/commitment/challenge.ts';
import type { Commitment } from '../../core/commitment/commitment.ts';
import { SIGNED, UNSIGNED } from '../../core/commitment/state.ts';
import type { Complaint } from '../../core/complaint/complaint.ts';
import { talkOf } from '../../core/conversation/message.ts';
import { FILED, UNFILED } from '../../core/notice/state.ts';
import type { Account } from '../../ports/sign-in.ts';
import type { Means } from '../means.ts';
import { type Mine, mineOf } from './view-me.ts';

/** More of one kind than anybody has: the export leaves nothing out. */
const ALL = 10_000;

/** His cases, drafts too, what he signed and complained of, who looked, what he was told and said, his telephone: in full, it is his own. */
export type MyData = Mine & {
  readonly account: Account;
  readonly commitments: readonly Commitment[];
  readonly complaints: readonly Complaint[];
  /** The number at which he wants to be called back; null when he left none. */
  readonly telephone: string | null;
  /** The conversation that is going on. */
  readonly said: readonly { readonly from: string; readonly text: string; readonly at: number }[];
};

/** 导出我的数据 (个人信息保护法 art. 45). */
export function exportMe(means: Means, account: Account): Promise<MyData> {
  return means.store.transaction(async (records) => {
    const mine = await mineOf(means, records, account, { states: [...UNFILED, ...FILED], most: ALL });
    const signed = await records.commitments.ofSigner(account, [...UNSIGNED, ...SIGNED], ALL);
    const complaints = await records.complaints.ofAccount(account, ALL);
    const telephone = await records.readerReach.telephoneOf(account);
    const conversation = await records.conversations.peek(talkOf({ ...account, chat: account.person }));
    const now = means.clock.now();
    const entry = { record: `export ${now}`, event: 'data-exported', by: 'citizen', at: now, facts: {} };
    await records.trail.append(entry, account);
    const commitments = signed.map(withoutChallenges); // what others said is theirs
    return { ...mine, account, commitments, complaints, telephone, said: conversation?.turns ?? [] };
  });
}
