import { type Commitment, isSigners } from '../../core/commitment/commitment.ts';
import type { Talk } from '../../core/conversation/message.ts';
import { done, type Result, refused } from '../../core/result.ts';
import type { Records } from '../../ports/store.ts';
import { ownAccounts } from '../join/own-accounts.ts';

/** A commitment of his own, under this account or the one that he joined to it, locked. Somebody else's is not there for him. */
export async function ownCommitment(
  records: Pick<Records, 'commitments' | 'joinedAccounts'>,
  account: Pick<Talk, 'channel' | 'person'>,
  number: string,
): Promise<Result<Commitment>> {
  const found = await records.commitments.lockSigned(number);
  const own = await ownAccounts(records, account);
  if (found && own.some((each) => isSigners(found, each))) return done(found);
  return refused('commitment-unknown', '您名下没有这一份。', '要签发「签承诺」,查别人的发「查承诺」加编号。');
}
