import type { Instant } from '../../core/time.ts';
import type { OutgoingMessage, SendOutcome } from '../../ports/store.ts';
import { inOneStatement } from '../database/transaction.ts';
import type { OpenStore } from '../open-store.ts';
import { placeOf } from '../records/reach.ts';

/** A message that is ours to send until the lease ends. */
export type Leased = { readonly id: string; readonly attempts: number; readonly message: OutgoingMessage };

/** How long a message is ours. A sender that takes longer is given up before. */
export const LEASE = 60_000;

/** Tries until a message is dead: at most five minutes apart, about four hours in all. */
export const MOST_ATTEMPTS = 56;
const LONGEST_WAIT = 5 * 60_000;

const LEASE_DUE = `with due as materialized (
    select id from outbox as message
    where county = $1 and channel = $2 and state = 'waiting' and due_at <= $3
      and (leased_until is null or leased_until < $3)
      and not exists (
        select from outbox as earlier
        where earlier.county = $1 and earlier.state = 'waiting'
          and earlier.recipient_key = message.recipient_key and earlier.id < message.id
      )
    order by due_at limit $5 for update skip locked
  )
  update outbox set leased_until = $4, attempts = attempts + 1
  from due where outbox.county = $1 and outbox.id = due.id
  returning outbox.id, attempts, sealed_message`;

type Row = { readonly id: string; readonly attempts: number; readonly sealed_message: Buffer };

/**
 * Takes up to `limit` due messages of a channel, at most one a recipient and never past an earlier one that still waits.
 * Two workers never get the same message while a lease lasts.
 */
export async function lease(store: OpenStore, channel: string, at: Instant, limit: number): Promise<Leased[]> {
  const { county, vault } = store;
  const values = [county, channel, new Date(at), new Date(at + LEASE), limit];
  const rows = await inOneStatement<Row>(store.db, LEASE_DUE, values);
  return rows.map(({ id, attempts, sealed_message }) => ({
    id,
    attempts,
    message: JSON.parse(vault.open(sealed_message, placeOf(store, 'outbox.message'))) as OutgoingMessage,
  }));
}

/** What became of a leased message. */
export type Settlement = {
  readonly leased: Leased;
  readonly outcome: SendOutcome;
  /** The name of what went wrong; null when nothing did. */
  readonly fault: string | null;
};

const SETTLE = `update outbox
  set state = done.state, due_at = done.due_at, sent_at = done.sent_at, last_fault = done.fault, leased_until = null
  from unnest($2::uuid[], $3::integer[], $4::text[], $5::timestamptz[], $6::timestamptz[], $7::text[])
    as done (id, attempts, state, due_at, sent_at, fault)
  where outbox.county = $1 and outbox.id = done.id and outbox.attempts = done.attempts and outbox.state = 'waiting'
  returning exists (
    select from outbox as next
    where next.county = $1 and next.state = 'waiting' and next.recipient_key = outbox.recipient_key and next.id <> outbox.id
  ) as followed`;

/**
 * Enters what became of leased messages, all in one statement. Without effect on those whose lease was lost to another worker
 * meanwhile. True when a further message waits for one of the recipients.
 */
export async function settle(store: OpenStore, settlements: readonly Settlement[], at: Instant): Promise<boolean> {
  const columns = settlements.map((each) => columnsOf(each, at));
  const values = [0, 1, 2, 3, 4, 5].map((column) => columns.map((row) => row[column] ?? null));
  const rows = await store.inPassing<{ readonly followed: boolean }>(SETTLE, [store.county, ...values]);
  return rows.some(({ followed }) => followed);
}

function columnsOf(
  { leased: { id, attempts }, outcome, fault }: Settlement,
  at: Instant,
): readonly (string | number | Date | null)[] {
  const given = outcome === 'retry' && attempts >= MOST_ATTEMPTS ? 'dead' : outcome;
  const wait = Math.min(LONGEST_WAIT, 1_000 * 2 ** Math.min(attempts, 20));
  const due = new Date(given === 'retry' ? at + wait : at);
  return [id, attempts, given === 'retry' ? 'waiting' : given, due, given === 'sent' ? new Date(at) : null, fault];
}
