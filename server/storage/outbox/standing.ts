import { sql } from 'kysely';
import type { Instant } from '../../core/time.ts';
import type { OpenStore } from '../open-store.ts';

/** How the outbox of a county stands, for the status page and the metrics. */
export type OutboxStanding = {
  readonly waiting: number;
  /** Age of the oldest waiting message in seconds; 0 when none waits. */
  readonly oldestSeconds: number;
  readonly dead: number;
  readonly sent: number;
  /** Of those sent, how many went out within ten seconds. */
  readonly sentWithin10s: number;
};

/** A message that could not be delivered. Its content stays sealed. */
export type DeadLetter = {
  readonly id: string;
  readonly key: string;
  readonly channel: string;
  readonly attempts: number;
  readonly lastFault: string | null;
  readonly putAt: Instant;
};

/** Counts over the messages put since an instant. */
export async function outboxStanding(store: OpenStore, since: Instant, now: Instant): Promise<OutboxStanding> {
  const row = await store.db
    .selectFrom('outbox')
    .select([
      sql<number>`count(*) filter (where state = 'waiting')::int`.as('waiting'),
      sql<Date | null>`min(put_at) filter (where state = 'waiting')`.as('oldest'),
      sql<number>`count(*) filter (where state = 'dead')::int`.as('dead'),
      sql<number>`count(*) filter (where state = 'sent')::int`.as('sent'),
      sql<number>`count(*) filter (where sent_at <= put_at + interval '10 seconds')::int`.as('prompt'),
    ])
    .where('county', '=', store.county)
    .where((each) => each.or([each('put_at', '>=', new Date(since)), each('state', '=', 'waiting')]))
    .executeTakeFirstOrThrow();
  const { waiting, dead, sent, prompt, oldest } = row;
  return { waiting, dead, sent, sentWithin10s: prompt, oldestSeconds: oldest ? (now - oldest.getTime()) / 1_000 : 0 };
}

/** The newest dead letters. */
export async function deadLetters(store: OpenStore, limit: number): Promise<DeadLetter[]> {
  const rows = await store.db
    .selectFrom('outbox')
    .select(['id', 'message_key', 'channel', 'attempts', 'last_fault', 'put_at'])
    .where((row) => row.and({ county: store.county, state: 'dead' }))
    .orderBy('put_at', 'desc')
    .limit(limit)
    .execute();
  return rows.map(({ id, message_key: key, channel, attempts, last_fault: lastFault, put_at }) => ({
    ...{ id, key, channel, attempts, lastFault, putAt: put_at.getTime() },
  }));
}

/** Puts a dead letter back into the outbox; false when there is none of that id. */
export async function resend(store: OpenStore, id: string, at: Instant): Promise<boolean> {
  const updated = await store.db
    .updateTable('outbox')
    .set({ state: 'waiting', attempts: 0, due_at: new Date(at) })
    .where((row) => row.and({ county: store.county, id, state: 'dead' }))
    .executeTakeFirst();
  return updated.numUpdatedRows === 1n;
}
