import { sql } from 'kysely';
import type { Inquiry } from '../../server/core/inquiry/inquiry.ts';
import type { Task } from '../../server/core/task/task.ts';
import type { TrailEntry } from '../../server/core/trail/entry.ts';
import type { OutgoingMessage } from '../../server/ports/store.ts';
import type { OpenStore } from '../../server/storage/open-store.ts';

/** What a step left behind in the store. */
export type Traces = {
  readonly tasks: readonly Task[];
  readonly inquiries: readonly Inquiry[];
  /** New entries by record, in order. */
  readonly entries: ReadonlyMap<string, readonly TrailEntry[]>;
  /** What was put into the outbox; taken out, as if it had been sent. */
  readonly sent: readonly OutgoingMessage[];
};

/** Whatever is written from now on has a transaction number of at least this. */
export async function horizon({ db }: OpenStore): Promise<number> {
  const { rows } = await sql<{ at: string }>`select pg_snapshot_xmax(pg_current_snapshot())::text as at`.execute(db);
  return Number(rows[0]?.at);
}

const since = (from: number) => sql<boolean>`xmin::text::bigint >= ${from}`;

/** What was written since, but for what was written and gone again. `seen`: entries known of each record; it grows. */
export async function tracesSince(store: OpenStore, from: number, seen: Map<string, number>): Promise<Traces> {
  const [tasks, inquiries, heads] = await Promise.all([
    store.db.selectFrom('tasks').select('number').where(since(from)).orderBy('number').execute(),
    store.db.selectFrom('inquiries').select('number').where(since(from)).orderBy('number').execute(),
    store.db.selectFrom('trail_heads').select('record').where(since(from)).orderBy('record').execute(),
  ]);
  const sent = await takenOut(store, from);
  return store.transaction(async (records) => {
    const entries = new Map<string, readonly TrailEntry[]>();
    for (const { record } of heads) {
      const all = await records.trail.of(record);
      const fresh = all.slice(seen.get(record) ?? 0);
      seen.set(record, all.length);
      if (fresh.length > 0) entries.set(record, fresh);
    }
    const found = {
      tasks: await Promise.all(tasks.map(({ number }) => records.tasks.find(number))),
      inquiries: await Promise.all(inquiries.map(({ number }) => records.inquiries.find(number))),
    };
    return {
      ...{ entries, sent },
      tasks: found.tasks.filter((each) => each !== null),
      inquiries: found.inquiries.filter((each) => each !== null),
    };
  });
}

async function takenOut({ db, vault, county }: OpenStore, from: number): Promise<OutgoingMessage[]> {
  const rows = await db.deleteFrom('outbox').where(since(from)).returning(['id', 'sealed_message']).execute();
  return rows
    .sort((a, b) => (a.id < b.id ? -1 : 1))
    .map(({ sealed_message }) => vault.open(sealed_message, `outbox.message ${county}`))
    .map((text) => JSON.parse(text) as OutgoingMessage);
}

const KEPT = [
  ...(['tasks', 'inquiries', 'task_offers', 'looks', 'away', 'timers', 'groups', 'counters'] as const),
  ...(['conversations', 'hand_overs', 'trail_links', 'trail_heads', 'outbox'] as const),
];

/** Tables in which something was written since, or from which something went: `before` is an earlier count. */
export async function touched(store: OpenStore, from: number, before: ReadonlyMap<string, number>): Promise<string[]> {
  const now = await counted(store);
  const written = await Promise.all(
    KEPT.map(async (table) => {
      const row = await store.db
        .selectFrom(table)
        .select(sql<number>`1`.as('one'))
        .where(since(from))
        .limit(1)
        .execute();
      return row.length > 0 || now.get(table) !== before.get(table) ? [table] : [];
    }),
  );
  return written.flat();
}

/** How many rows each table has. */
export async function counted({ db }: OpenStore): Promise<ReadonlyMap<string, number>> {
  const counts = await Promise.all(
    KEPT.map(async (table) => {
      const rows = await db.selectFrom(table).select(sql<string>`count(*)`.as('count')).execute();
      return [table, Number(rows[0]?.count)] as const;
    }),
  );
  return new Map(counts);
}

/** Tasks that are over although a department still owes an answer. */
export async function overAndOpen({ db }: OpenStore): Promise<readonly number[]> {
  const { rows } = await sql<{ number: number }>`select t.number from inquiries i join tasks t
    on t.county = i.county and t.number = i.task
    where i.closed_at is null and t.closed_at is not null`.execute(db);
  return rows.map(({ number }) => number);
}
