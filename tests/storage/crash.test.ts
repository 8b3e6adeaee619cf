import { sql } from 'kysely';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { CommitUnknown, inTransaction } from '../../server/storage/database/transaction.ts';
import type { OpenStore } from '../../server/storage/open-store.ts';
import { verifyTrail } from '../../server/storage/trail/verify.ts';
import { failingAt } from '../rigs/failing-store.ts';
import { testStore } from '../rigs/postgres.ts';
import { temporaryFolder } from '../rigs/postgres-folder.ts';
import { countOne, messageOf } from './crash-act.ts';
import { crashRounds } from './crash-rounds.ts';

describe('a store whose server and database are killed', () => {
  it('keeps every acked effect, none twice, and a whole trail (10 rounds; npm run soak: 100)', async () => {
    const survived = await crashRounds(await temporaryFolder(), 10);
    expect(survived.broken).toEqual([]);
    expect(survived.acked).toBeGreaterThan(20);
  }, 180_000);
});

describe('a store whose calls fail', () => {
  let store: OpenStore;
  beforeAll(async () => {
    store = await testStore();
  });
  afterAll(() => store.close());

  async function effects(): Promise<number[]> {
    const counts = ['inbox', 'outbox', 'trail_links', 'trail_texts'] as const;
    const found = await Promise.all(
      counts.map((table) =>
        store.db
          .selectFrom(table)
          .select((row) => row.fn.countAll<number>().as('n'))
          .executeTakeFirst(),
      ),
    );
    return found.map((row) => row?.n ?? 0);
  }

  it('leaves nothing of a message whose n-th call fails, for every n, and does it once when it comes again', async () => {
    for (let n = 1; ; n += 1) {
      const before = await effects();
      const failing = failingAt(store, n);
      const outcome = await countOne(failing.store, messageOf(n)).catch((fault: Error) => fault.message);
      if (failing.queries() < n) break;
      expect(outcome).toBe('planted');
      expect(await effects()).toEqual(before);
      const reply = await countOne(store, messageOf(n));
      expect(await countOne(store, messageOf(n))).toBe(reply);
      expect(await effects()).toEqual(before.map((count) => count + 1));
      expect(n).toBeLessThan(40);
    }
    expect((await verifyTrail(store)).faults).toEqual([]);
  });

  it('does the work again by itself when it lost the connection or its turn before the commit', async () => {
    for (const [index, code] of ['40001', '40P01', '57P01', '08006'].entries()) {
      const id = 1_000 + index;
      const before = await effects();
      const failing = failingAt(store, 4, code);
      await countOne(failing.store, messageOf(id));
      expect(failing.queries()).toBeGreaterThan(6); // more than one try makes
      expect(await effects()).toEqual(before.map((count) => count + 1));
    }
  });

  it('survives a connection that the database really cuts', async () => {
    let cuts = 0;
    const value = await inTransaction(store.db, async (tx) => {
      cuts += 1;
      if (cuts === 1) await sql`select pg_terminate_backend(pg_backend_pid())`.execute(tx);
      return (await sql<{ one: number }>`select 1 as one`.execute(tx)).rows[0]?.one;
    });
    expect({ value, cuts }).toEqual({ value: 1, cuts: 2 });
  });

  it('says that it does not know when the connection broke during the commit, and does not try again', async () => {
    let tries = 0;
    const doomed = inTransaction(store.db, async (tx) => {
      tries += 1;
      const { rows } = await sql<{ pid: number }>`select pg_backend_pid() as pid`.execute(tx);
      await sql`select pg_terminate_backend(${rows[0]?.pid})`.execute(store.db);
      return 'done';
    });
    await expect(doomed).rejects.toBeInstanceOf(CommitUnknown);
    expect(tries).toBe(1);
  });
});
