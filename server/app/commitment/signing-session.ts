import { type Commitment, isSigners } from '../../core/commitment/commitment.ts';
import type { TextSetting } from '../../core/commitment/commitment-text.ts';
import { isUnsigned } from '../../core/commitment/state.ts';
import type { Talk } from '../../core/conversation/message.ts';
import { done, type Result, refused } from '../../core/result.ts';
import { dayOf, type Instant } from '../../core/time.ts';
import type { Records } from '../../ports/store.ts';
import type { Means } from '../means.ts';
import { settingOf } from './setting-of.ts';

/** Time to read, prove who one is, and sign. */
const SESSION_LIVES = 45 * 60_000;

/** By what somebody comes to the commitment that he signs: the session of a link, or, where he is signed in, the case of his own. */
export type WayIn = string | { readonly account: Pick<Talk, 'channel' | 'person'>; readonly case: number };

/** A commitment that is open on somebody's page. */
export type AtPage = {
  readonly records: Records;
  readonly commitment: Commitment;
  readonly setting: TextSetting;
  readonly at: Instant;
};

/** Exchanges a link for a session, once. The token of the session. */
export function openSigning(means: Means, link: string): Promise<Result<string>> {
  return means.store.transaction(async (records) => {
    const at = means.clock.now();
    const typed = await records.pageKeys.signing.redeem(link, at);
    const commitment = typed === null ? null : await records.commitments.find(typed);
    if (typed === null || commitment === null)
      return refused('signing-link-over', '这条链接用过了,或者过了 30 分钟。', '回到微信里,再发一次「签承诺」。');
    const entry = { record: `commitment ${typed}`, event: 'commitment-page-opened', by: 'citizen', at, facts: {} };
    await records.trail.append(entry, commitment.signer.talk);
    return done(await records.pageKeys.signing.open(typed, at + SESSION_LIVES));
  });
}

/** Does something with the commitment that somebody came to, locked. Refused when his way is over, or there is nothing left to sign. */
export function atPage<T>(means: Means, way: WayIn, work: (page: AtPage) => Promise<Result<T>>): Promise<Result<T>> {
  return means.store.transaction(async (records) => {
    const at = means.clock.now();
    const commitment = await reached(records, way, at);
    const setting = commitment && settingOf(means, commitment, dayOf(at));
    if (commitment === null || setting === null || !isUnsigned(commitment.state)) return closed(way);
    return work({ records, commitment, setting, at });
  });
}

async function reached(
  { commitments, pageKeys }: Pick<Records, 'commitments' | 'pageKeys'>,
  way: WayIn,
  at: Instant,
): Promise<Commitment | null> {
  if (typeof way === 'string') {
    const typed = await pageKeys.signing.holder(way, at);
    return typed === null ? null : commitments.lock(typed);
  }
  const found = await commitments.lock(way.case);
  return found && isSigners(found, way.account) ? found : null;
}

function closed(way: WayIn): Result<never> {
  return typeof way === 'string'
    ? refused('signing-closed', '承诺书没有打开,或者已经签过了。', '在微信里发「签承诺」,点里面的链接。')
    : refused('signing-over', '这一份签过了,或者放得太久清掉了。', '到「我签的承诺」里看;没签的,重新开始。');
}
