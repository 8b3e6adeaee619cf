import { setImmediate as immediately } from 'node:timers/promises';
import { sql } from 'kysely';
import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest';
import type { Records } from '../../server/ports/store.ts';
import { GroupCommit } from '../../server/storage/database/group-commit.ts';
import { run, runLater } from '../../server/storage/database/line.ts';
import type { Transaction, Work } from '../../server/storage/database/transaction.ts';
import { turnOf } from '../../server/storage/database/turns.ts';
import type { OpenStore } from '../../server/storage/open-store.ts';
import { verifyTrail } from '../../server/storage/trail/verify.ts';
import { failingAt } from '../rigs/failing-store.ts';
import { testStore } from '../rigs/postgres.ts';

const NEXT = 'insert into counters (county, name, value) values ($1, $2, 1) on conflict do nothing';
const LOCK = 'select value from counters where county = $1 and name = $2 for update';
const ADD = 'insert into people (county, id, first_seen) values ($1, $2, now())';
const SAVE = 'update counters set value = $3 where county = $1 and name = $2';

let store: OpenStore;
let made = 0;

beforeAll(async () => {
  store = await testStore();
});
afterAll(() => store.close());

/** Names of counters of their own that stand at one. */
async function counters(count: number): Promise<readonly string[]> {
  const names = Array.from({ length: count }, () => `c${++made}`);
  for (const name of names) await store.pool.query(NEXT, ['990100', name]);
  return names;
}

async function standing(name: string): Promise<number | undefined> {
  const { rows } = await store.pool.query('select value from counters where name = $1', [name]);
  return rows[0]?.value;
}

/** Reads under a lock, thinks, writes what it read and one more: who is not held off loses his step. Tells the transaction. */
function stepping(...names: readonly string[]): Work<string> {
  return async (tx) => {
    for (const name of names) {
      const [row] = await run<{ value: number }>(tx, LOCK, ['990100', name], turnOf('counter', name));
      await new Promise((resolve) => setImmediate(resolve));
      runLater(tx, SAVE, ['990100', name, (row?.value ?? 0) + 1]);
    }
    return transactionOf(tx);
  };
}

async function transactionOf(tx: Transaction): Promise<string> {
  const { rows } = await sql<{ id: string }>`select pg_current_xact_id()::text as id`.execute(tx);
  return rows[0]?.id ?? '';
}

/** Two go alone, because nobody else is there yet; the others find both places taken and go together. */
function abreast<T>(works: readonly Work<T>[], db = store.db): Promise<PromiseSettledResult<T>[]> {
  const group = new GroupCommit(db);
  const busy = ['a', 'b'].map((each) => async (tx: Transaction) => {
    await sql`select ${each}::text`.execute(tx);
  });
  const [first, second] = busy.map((work) => group.run(work));
  return new Promise((resolve) =>
    setImmediate(() => {
      const all = Promise.allSettled(works.map((work) => group.run(work)));
      void Promise.all([first, second]).then(() => resolve(all));
    }),
  );
}

function valuesOf<T>(settled: readonly PromiseSettledResult<T>[]): readonly T[] {
  return settled.map((each) => {
    if (each.status === 'rejected') throw each.reason;
    return each.value;
  });
}

describe('group commit', () => {
  it('does works that come together in one transaction', async () => {
    const names = await counters(8);
    const transactions = valuesOf(await abreast(names.map((name) => stepping(name))));
    expect(new Set(transactions).size).toBe(1);
    expect(await Promise.all(names.map(standing))).toEqual(names.map(() => 2));
  });

  it('has few wait for more while others are under way, and goes with eight at once', async () => {
    vi.useFakeTimers({ toFake: ['setTimeout', 'clearTimeout'] }); // nobody's patience ends by itself
    const group = new GroupCommit(store.db);
    let end: (value: unknown) => void = () => undefined;
    const ended = new Promise((resolve) => {
      end = resolve;
    });
    const underWay = group.run(() => ended);
    try {
      await immediately();
      const names = await counters(8);
      const few = group.run(stepping(names[0] ?? ''));
      await immediately();
      expect(group.gathers).toBe(true);
      const transactions = [few, ...names.slice(1).map((name) => group.run(stepping(name)))];
      expect(new Set(await Promise.all(transactions)).size).toBe(1);

      await immediately();
      const late = group.run(stepping(names[0] ?? ''));
      await immediately();
      expect(group.gathers).toBe(true);
      vi.advanceTimersByTime(10);
      await late;
    } finally {
      end(null);
      await underWay;
      vi.useRealTimers();
    }
  });

  it('has those who come back behind what three shared wait for each other, and nobody for himself or one more', async () => {
    vi.useFakeTimers({ toFake: ['setTimeout', 'clearTimeout', 'performance'] }); // nobody's patience ends by itself
    const group = new GroupCommit(store.db);
    const names = await counters(3);
    const go = (at: number): Promise<string> => group.run(stepping(names[at] ?? ''));
    const gathers = async (): Promise<boolean> => {
      await immediately();
      return group.gathers;
    };
    try {
      expect(new Set(await Promise.all([go(0), go(1), go(2)])).size).toBe(1);
      const back = [go(0), go(1)];
      expect(await gathers()).toBe(true);
      expect(new Set(await Promise.all([...back, go(2)])).size).toBe(1);

      const only = go(0);
      expect(await gathers()).toBe(true);
      vi.advanceTimersByTime(10);
      await only;
      const alone = go(0);
      expect(await gathers()).toBe(false);
      await alone;
      const again = go(0);
      expect(await gathers()).toBe(false);
      await again;

      await Promise.all([go(0), go(1)]);
      const behindTwo = go(0);
      expect(await gathers()).toBe(false);
      await behindTwo;
      expect(await Promise.all(names.map(standing))).toEqual([8, 4, 3]);
    } finally {
      vi.useRealTimers();
    }
  });

  it('has those who come back wait for as many as were here at once, also when fewer of them were done last', async () => {
    vi.useFakeTimers({ toFake: ['setTimeout', 'clearTimeout', 'performance'] });
    const group = new GroupCommit(store.db);
    const [name = ''] = await counters(1);
    const two = (until: Promise<unknown>) => Promise.all([group.run(() => until), group.run(() => until)]);
    let endFirst: (value: unknown) => void = () => undefined;
    const first = two(
      new Promise((resolve) => {
        endFirst = resolve;
      }),
    );
    try {
      await immediately();
      const second = two(Promise.resolve());
      await immediately();
      vi.advanceTimersByTime(10);
      await second;
      endFirst(null);
      await first;
      const back = group.run(stepping(name));
      await immediately();
      expect(group.gathers).toBe(true);
      vi.advanceTimersByTime(10);
      await back;
    } finally {
      endFirst(null);
      vi.useRealTimers();
    }
  });

  it('has works on one record follow each other', async () => {
    const [name = ''] = await counters(1);
    const transactions = valuesOf(await abreast(Array.from({ length: 12 }, () => stepping(name))));
    expect(new Set(transactions).size).toBe(1);
    expect(await standing(name)).toBe(13);
  });

  it('has works through the query builder hold everybody off, and loses no step', async () => {
    const [name = ''] = await counters(1);
    const built: Work<void> = async (tx) => {
      const { value } = await tx
        .selectFrom('counters')
        .select('value')
        .where('name', '=', name)
        .forUpdate()
        .executeTakeFirstOrThrow();
      await tx
        .updateTable('counters')
        .set({ value: value + 1 })
        .where('name', '=', name)
        .execute();
    };
    valuesOf(await abreast<unknown>([built, stepping(name), built, stepping(name), built]));
    expect(await standing(name)).toBe(6);
  });

  it('does each by itself when one throws, which alone has no effect', async () => {
    const names = await counters(5);
    const throwing: Work<string> = async (tx) => {
      await stepping(names[2] ?? '')(tx);
      throw new Error('thought better of it');
    };
    const settled = await abreast(names.map((name, at) => (at === 2 ? throwing : stepping(name))));
    expect(settled.map((each) => (each.status === 'rejected' ? each.reason.message : 'done'))).toEqual([
      ...['done', 'done', 'thought better of it', 'done', 'done'],
    ]);
    expect(await Promise.all(names.map(standing))).toEqual([2, 2, 1, 2, 2]);
  });

  it('does each by itself when the last write of one fails, which is told why', async () => {
    const names = await counters(3);
    const bad: Work<string> = async (tx) => {
      runLater(tx, ADD, ['990100', 'no id']);
      return 'never';
    };
    const settled = await abreast([stepping(names[0] ?? ''), bad, stepping(names[1] ?? '')]);
    expect(settled.map((each) => (each.status === 'rejected' ? each.reason.code : 'done'))).toEqual([
      ...['done', '22P02', 'done'],
    ]);
    expect(await Promise.all(names.map(standing))).toEqual([2, 2, 1]);
  });

  it('chains entries of one record in turn, and whoever reads them before his end reads all that came before', async () => {
    const record = 'task 77';
    const read = ({ trail }: Records) => trail.of(record).then((entries) => entries.map(({ at }) => at));
    const seen = await Promise.all(
      Array.from({ length: 12 }, (_, at) =>
        store.transaction(async (records) => {
          if (at % 2 === 1) await records.trail.of('task 78'); // the others have ended when it goes on
          await records.trail.append({ record, event: 'task-moved', by: 'staff 0017', at, facts: {} });
          return at % 2 === 1 ? read(records) : null;
        }),
      ),
    );
    const chain = await store.transaction(read);
    expect([...chain].sort((a, b) => a - b)).toEqual(seen.map((_, at) => at));
    for (const [at, entries] of seen.entries())
      if (entries !== null) expect(entries).toEqual(chain.slice(0, chain.indexOf(at) + 1));
    const { rows } = await store.pool.query('select seq from trail_heads where record = $1', [record]);
    expect(rows).toEqual([{ seq: 12 }]);
    expect((await verifyTrail(store)).faults).toEqual([]);
  });

  it('gets out of a circle in which each waits for the other', async () => {
    const [one = '', two = ''] = await counters(2);
    valuesOf(await abreast([stepping(one, two), stepping(two, one), stepping(one, two)]));
    expect(await Promise.all([one, two].map(standing))).toEqual([4, 4]);
  });

  it.for([1, 2, 3, 4, 5, 6, 7, 8])('takes effect once whichever statement fails: number %i', async (n) => {
    const names = await counters(4);
    const { store: failing } = failingAt(store, n, '40001'); // the database asks for it to be done again
    valuesOf(
      await abreast(
        names.map((name) => stepping(name)),
        failing.db,
      ),
    );
    expect(await Promise.all(names.map(standing))).toEqual(names.map(() => 2));
  });
});
