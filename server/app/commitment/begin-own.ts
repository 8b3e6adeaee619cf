import { listInForce } from '../../core/catalogue/list-version.ts';
import type { Requirement } from '../../core/catalogue/requirement.ts';
import { formFor } from '../../core/commitment/commitment-rules.ts';
import { talkOf } from '../../core/conversation/message.ts';
import { done, type Result, refused } from '../../core/result.ts';
import { dayOf } from '../../core/time.ts';
import type { Account } from '../../ports/sign-in.ts';
import type { Means } from '../means.ts';
import { type Opening, openCommitment } from './open-commitment.ts';

/** What somebody who is signed in wants to sign for. `matter`: one of the row's; null when it was not said. */
export type OwnWish = { readonly row: string; readonly matter: string | null };

/** The same as 签承诺 in the chat, for who is signed in and chose a row. */
export function beginOwn(
  means: Means,
  account: Account,
  { row: id, matter }: OwnWish,
): Promise<Result<{ readonly row: Requirement; readonly opening: Opening }>> {
  return means.store.transaction(async (records) => {
    const at = means.clock.now();
    const row = listInForce(means.catalogue.home.lists, dayOf(at))?.rows.find((each) => each.id === id);
    if (row === undefined) return refused('row-unknown', '清单里没有这一项了。', '回「签承诺」,从列出的里面选。');
    if (formFor(means.catalogue.home.commitments, row.id)?.by === 'company')
      return refused(
        'row-of-company',
        '这一份由单位的法定代表人签。',
        '在微信里发「签承诺」,点里面的链接,在网页上签。',
      );
    const signer = { talk: talkOf({ ...account, chat: account.person }), recipient: account.person };
    const chosen = { row, matter: matterOf(row, matter) };
    return done({ row, opening: await openCommitment(means, records, chosen, { signer, at }) });
  });
}

/** The only matter of a row needs no saying. */
function matterOf({ matters }: Requirement, said: string | null): string | null {
  if (said !== null && matters.includes(said)) return said;
  return matters.length === 1 ? (matters[0] ?? null) : null;
}
