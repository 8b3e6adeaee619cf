import type { Commitment } from '../../core/commitment/commitment.ts';
import type { Instant } from '../../core/time.ts';
import type { Records } from '../../ports/store.ts';

/** Says something to who signed, in his own chat; nothing where he cannot be reached. */
export async function tellSigner(
  { outbox }: Pick<Records, 'outbox'>,
  { signer: { talk, recipient }, case: typed, revision, state }: Commitment,
  lines: readonly string[],
  at: Instant,
): Promise<void> {
  if (recipient === null) return;
  const key = `commitment ${typed} ${state} ${revision}`;
  await outbox.put({ key, channel: talk.channel, recipient, at, reply: { lines, choices: [] } });
}
