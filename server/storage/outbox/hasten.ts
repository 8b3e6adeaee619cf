import { sql } from 'kysely';
import type { Instant } from '../../core/time.ts';
import type { OpenStore } from '../open-store.ts';
import { LEASE } from './lease.ts';

/**
 * For a clock that was set back, as a demonstration's can be: what would wait for a time that is far away again is due now,
 * and a lease that ends later than any lease given now is over.
 */
export async function hastenOutbox({ db, county }: OpenStore, now: Instant): Promise<void> {
  const at = new Date(now);
  const longest = new Date(now + LEASE);
  await db
    .updateTable('outbox')
    .set({ due_at: at, leased_until: sql`case when leased_until > ${longest} then null else leased_until end` })
    .where((row) => row.and({ county, state: 'waiting' }))
    .where((row) => row.or([row('due_at', '>', at), row('leased_until', '>', longest)]))
    .execute();
}
