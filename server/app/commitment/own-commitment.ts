import { type Commitment, isSigners } from '../../core/commitment/commitment.ts';
import type { Talk } from '../../core/conversation/message.ts';
import { done, type Result, refused } from '../../core/result.ts';

/** A commitment of his own, locked. Somebody else's is not there for him. */
export async function ownCommitment(
  account: Pick<Talk, 'channel' | 'person'>,
  find: Promise<Commitment | null>,
): Promise<Result<Commitment>> {
  const found = await find;
  if (found && isSigners(found, account)) return done(found);
  return refused('commitment-unknown', '您名下没有这一份。', '要签发「签承诺」,查别人的发「查承诺」加编号。');
}
