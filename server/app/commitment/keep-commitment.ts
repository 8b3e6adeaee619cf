import { withoutContacts } from '../../core/commitment/challenge.ts';
import type { Commitment } from '../../core/commitment/commitment.ts';
import type { Instant } from '../../core/time.ts';
import type { Records } from '../../ports/store.ts';

/** What is done to a commitment, for its trail: by whom, when, and, where the state does not say it, as what. */
export type KeptDeed = { readonly by: string; readonly at: Instant; readonly event?: string };

/** Keeps a commitment as it is now, and says in its trail how it came to that: state and numbers, nothing that he wrote. */
export async function keepCommitment(
  { commitments, trail }: Pick<Records, 'commitments' | 'trail'>,
  commitment: Commitment,
  { by, at, event }: KeptDeed,
): Promise<void> {
  await commitments.save(withoutContacts(commitment), at);
  const { state, number, row, task } = commitment;
  await trail.append(
    {
      record: `commitment ${commitment.case}`,
      event: event ?? `commitment-${state}`,
      ...{ by, at, facts: { number, row, task } },
    },
    commitment.signer.talk,
  );
}
