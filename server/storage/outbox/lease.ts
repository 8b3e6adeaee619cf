import { sql } from 'kysely';
import type { Instant } from '../../core/time.ts';
import type { OutgoingMessage, SendOutcome } from '../../ports/store.ts';
import { inTransaction } from '../database/transaction.ts';
import type { OpenStore } from '../open-store.ts';
import { placeOf } from '../records/reach.ts';

/** A message that is ours to send until the lease ends. */
export type Leased = { readonly id: string; readonly attempts: number; readonly message: OutgoingMessage };

/** How long a message is ours. A sender that takes longer is given up before. */
export const LEASE = 60_000;

/** Tries until a message is dead: at most five minutes apart, about four hours in all. */
export const MOST_ATTEMPTS = 56;
const LONGEST_WAIT = 5 * 60_000;

/**
 * Takes up to `limit` due messages of a channel, at most one a recipient and never past an earlier one that still waits.
 * Two workers never get the same message while a lease lasts.
 */
export function lease(store: OpenStore, channel: string, at: Instant, limit: number): Promise<Leased[]> {
  const { county, vault } = store;
  const now = new Date(at);
  return inTransaction(store.db, async (tx) => {
    const due = await tx
      .selectFrom('outbox as message')
      .select(['id', 'attempts', 'sealed_message'])
      .where((row) => row.and({ county, channel, state: 'waiting' }))
      .where('due_at', '<=', now)
      .where((row) => row.or([row('leased_until', 'is', null), row('leased_until', '<', now)]))
      .where(({ not, exists, selectFrom }) =>
        not(
          exists(
            selectFrom('outbox as earlier')
              .select('earlier.id')
              .where('earlier.county', '=', county)
              .where('earlier.state', '=', 'waiting')
              .whereRef('earlier.recipient_key', '=', 'message.recipient_key')
              .whereRef('earlier.id', '<', 'message.id'),
          ),
        ),
      )
      .orderBy('due_at')
      .limit(limit)
      .forUpdate()
      .skipLocked()
      .execute();
    if (due.length === 0) return [];
    await tx
      .updateTable('outbox')
      .set({ leased_until: new Date(at + LEASE), attempts: sql<number>`attempts + 1` })
      .where('county', '=', county)
      .where(
        'id',
        'in',
        due.map(({ id }) => id),
      )
      .execute();
    return due.map(({ id, attempts, sealed_message }) => ({
      id,
      attempts: attempts + 1,
      message: JSON.parse(vault.open(sealed_message, placeOf(store, 'outbox.message'))) as OutgoingMessage,
    }));
  });
}

/** Enters what became of a leased message. Without effect when the lease was lost to another worker meanwhile. */
export async function settle(
  store: OpenStore,
  { id, attempts }: Leased,
  outcome: SendOutcome,
  fault: string | null,
  at: Instant,
): Promise<void> {
  const given = outcome === 'retry' && attempts >= MOST_ATTEMPTS ? 'dead' : outcome;
  const wait = Math.min(LONGEST_WAIT, 1_000 * 2 ** Math.min(attempts, 20));
  await inTransaction(store.db, (tx) =>
    tx
      .updateTable('outbox')
      .set({
        state: given === 'retry' ? 'waiting' : given,
        due_at: new Date(given === 'retry' ? at + wait : at),
        sent_at: given === 'sent' ? new Date(at) : null,
        leased_until: null,
        last_fault: fault,
      })
      .where((row) => row.and({ county: store.county, id, state: 'waiting', attempts }))
      .execute(),
  );
}
