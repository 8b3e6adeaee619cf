import { type RawBuilder, sql } from 'kysely';
import { v7 as newId } from 'uuid';
import type { RetentionClass } from '../../core/privacy/retention.ts';
import type { Records } from '../../ports/store.ts';
import { erase } from './erasure.ts';
import { clearFiles } from './files.ts';
import type { Reach } from './reach.ts';

type Clear = (reach: Reach, before: Date, limit: number, now: Date) => Promise<number>;

/** How each class is cleared. What a person wrote goes; numbers, digests and the chain of the trail stay. */
const CLEARS: Readonly<Record<RetentionClass, Clear>> = {
  messages: rowsOf('inbox', ['channel', 'account', 'message_id'], sql`received_at`),
  conversations: rowsOf('conversations', ['talk_key'], sql`expires_at`),
  'sent-messages': rowsOf('outbox', ['id'], sql`sent_at`, sql`state = 'sent'`),
  'dead-letters': rowsOf('outbox', ['id'], sql`put_at`, sql`state = 'dead'`),
  'reader-messages': rowsOf('reader_messages', ['message_key'], sql`told_at`),
  sessions: clearSessions,
  'request-keys': rowsOf('idempotent_requests', ['actor', 'request_key'], sql`begun_at`),
  'day-counters': clearCounters,
  'hand-overs': rowsOf('hand_overs', ['number'], sql`opened_at`),
  complaints: rowsOf('complaints', ['number'], sql`received_at`),
  tasks: rowsOf('tasks', ['number'], sql`coalesce(closed_at, case when state = 'draft' then opened_at end)`),
  inquiries: rowsOf('inquiries', ['number'], sql`closed_at`),
  looks: rowsOf('looks', ['id'], sql`looked_at`),
  'notice-drafts': rowsOf(
    'notices',
    ['case_number'],
    sql`touched_at`,
    sql`state in ('draft', 'identified', 'undertaken')`,
  ),
  'closed-notices': rowsOf(
    'notices',
    ['case_number'],
    sql`touched_at`,
    sql`state in ('declined', 'archived') or state = 'withdrawn' and public_number is null`,
  ),
  'found-cards': rowsOf('found_cards', ['id'], sql`found_at`),
  'commitment-drafts': rowsOf('commitments', ['case_number'], sql`touched_at`, sql`public_number is null`),
  'closed-commitments': rowsOf(
    'commitments',
    ['case_number'],
    sql`touched_at`,
    sql`state in ('withdrawn', 'true', 'exempt', 'upheld', 'dismissed', 'repaired')`,
  ),
  'credit-records': rowsOf('credit_records', ['number'], sql`valid_until::timestamptz`),
  'task-offers': rowsOf('task_offers', ['talk_key'], sql`expires_at`),
  contacts: clearContacts,
  'unanswered-questions': rowsOf('unanswered', ['id'], sql`asked_at`),
  files: clearFiles,
  'trail-texts': clearTrailTexts,
  'silent-people': forgetSilent,
};

export function retentionOf(reach: Reach): Records['retention'] {
  return { clear: (what, before, now, limit) => CLEARS[what](reach, new Date(before), limit, new Date(now)) };
}

/** Rows by the rest of their key after the county. Those that are being worked on right now wait for the next night. */
function rowsOf(table: string, key: readonly string[], time: RawBuilder<unknown>, only = sql`true`): Clear {
  const columns = sql.join(key.map((name) => sql.ref(name)));
  return async ({ tx, county }, before, limit) => {
    const gone = await sql`
      with old as materialized (
        select ${columns} from ${sql.table(table)} where county = ${county} and ${only} and ${time} < ${before}
        limit ${limit} for update skip locked)
      delete from ${sql.table(table)} where county = ${county} and (${columns}) in (select ${columns} from old)`.execute(
      tx,
    );
    return Number(gone.numAffectedRows ?? 0);
  };
}

/** Links that work once, and whatever is open by a token. */
async function clearSessions(reach: Reach, before: Date, limit: number, now: Date): Promise<number> {
  let gone = 0;
  for (const table of ['reader_sessions', 'join_codes', 'page_keys', 'desk_links', 'desk_sessions'])
    gone += await rowsOf(table, ['token_hash'], sql`expires_at`)(reach, before, limit - gone, now);
  return gone;
}

/** Numbers for call-backs: of a nomination, and of a reader. */
async function clearContacts(reach: Reach, before: Date, limit: number, now: Date): Promise<number> {
  const gone = await rowsOf('nomination_contacts', ['number'], sql`left_at`)(reach, before, limit, now);
  return gone + (await rowsOf('reader_telephones', ['person_key'], sql`kept_at`)(reach, before, limit - gone, now));
}

/** Only counters that carry a day in their name (`MZ-20181203`): the others count for ever. */
async function clearCounters({ tx, county }: Reach, before: Date, limit: number): Promise<number> {
  const day = before.toISOString().slice(0, 10).replaceAll('-', '');
  const gone = await sql`delete from counters where county = ${county} and name = any(array(
    select name from counters where county = ${county} and name ~ '^[A-Z]{2}-[0-9]{8}$' and right(name, 8) < ${day}
    limit ${limit}))`.execute(tx);
  return Number(gone.numAffectedRows ?? 0);
}

/** The text and its salt go, and a row says that this was right: the chain verifies without them. */
async function clearTrailTexts({ tx, county }: Reach, before: Date, limit: number): Promise<number> {
  const old = await sql<{ record: string; seq: number }>`
    delete from trail_texts as text using (
      select record, seq from trail_texts join trail_links as link using (county, record, seq)
      where county = ${county} and about_key is not null and link.at < ${before} limit ${limit}) as old
    where text.county = ${county} and text.record = old.record and text.seq = old.seq
    returning text.record, text.seq`.execute(tx);
  const erasure = newId();
  if (old.rows.length > 0)
    await tx
      .insertInto('trail_erasures')
      .values(old.rows.map(({ record, seq }) => ({ county, record, seq, erasure })))
      .onConflict((conflict) => conflict.doNothing())
      .execute();
  return old.rows.length;
}

/** Not journalled: after a restore they are silent for as long as before, and the next night forgets them again. */
async function forgetSilent(reach: Reach, before: Date, limit: number, now: Date): Promise<number> {
  const { tx, county } = reach;
  const silent = await tx
    .selectFrom('identities')
    .select('person_key')
    .where('county', '=', county)
    .where('last_seen', '<', before)
    .limit(limit)
    .execute();
  for (const { person_key } of silent)
    await erase(reach, { county, id: newId(), personKey: person_key.toString('hex'), at: now.getTime() });
  return silent.length;
}
