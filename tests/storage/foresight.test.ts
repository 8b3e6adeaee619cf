import { setTimeout as pause } from 'node:timers/promises';
import { sql } from 'kysely';
import type pg from 'pg';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { GroupCommit } from '../../server/storage/database/group-commit.ts';
import { leave, queriesOn, run, runLater } from '../../server/storage/database/line.ts';
import type { Database } from '../../server/storage/database/pool.ts';
import { CommitUnknown, inTransaction, type Work } from '../../server/storage/database/transaction.ts';
import { turnOf } from '../../server/storage/database/turns.ts';
import { type OpenStore, openStore } from '../../server/storage/open-store.ts';
import { verifyTrail } from '../../server/storage/trail/verify.ts';
import { freshDatabase, testStore } from '../rigs/postgres.ts';
import { startChild } from '../rigs/postgres-child.ts';
import { temporaryFolder } from '../rigs/postgres-folder.ts';
import { killDatabase } from './crash-rounds.ts';
import { boardOf, COUNTY, fileOne, firstNumbers } from './file-act.ts';

const MAKE = `insert into counters (county, name, value) values ('990100', $1, 1)`;
const LOCK = 'select value from counters where county = $1 and name = $2 for update';
const SAVE = 'update counters set value = $3 where county = $1 and name = $2';

describe('what the next transaction builds on before the first has committed', () => {
  let store: OpenStore;
  let gate: pg.PoolClient;
  let db: Database;
  let made = 0;
  let name: string;
  /** What works read under the turn, in the order in which they read it. */
  let seen: number[];

  beforeAll(async () => {
    store = await testStore();
  });
  afterAll(() => store.close());
  beforeEach(async () => {
    name = `c${++made}`;
    seen = [];
    db = queriesOn(store.pool); // one that has foreseen nothing yet
    for (const each of [name, `gate of ${name}`]) await store.pool.query(MAKE, [each]);
    gate = await store.pool.connect();
    await gate.query('begin');
    await gate.query(LOCK, ['990100', `gate of ${name}`]);
  });
  afterEach(async () => {
    await gate.query('rollback');
    gate.release();
  });

  const step: Work<number> = async (tx) => {
    await run(tx, 'select 1', []); // the connection is found alive before it counts
    const turn = { ...turnOf('counter', name), last: true, handedOn: ['value'] };
    const [row] = await run<{ value: number }>(tx, LOCK, ['990100', name], turn);
    const value = (row?.value ?? 0) + 1;
    seen.push(value - 1);
    runLater(tx, SAVE, ['990100', name, value]);
    leave(tx, turn, { value });
    return value;
  };
  const inGroup = (count: number): Promise<number[]> => {
    const group = new GroupCommit(db);
    return Promise.all(Array.from({ length: count }, () => group.run(step)));
  };
  const standing = async (): Promise<number> =>
    (await store.pool.query('select value from counters where name = $1', [name])).rows[0].value;
  const waiting = async (count: number): Promise<void> => {
    const locked = `select from pg_stat_activity where datname = current_database() and wait_event_type = 'Lock'`;
    while ((await store.pool.query(locked)).rowCount !== count) await pause(5);
  };
  /** A step whose commit waits at the gate; `pid` is that of its connection. */
  const held = async (): Promise<{ pid: number; done: Promise<PromiseSettledResult<number>> }> => {
    let pid = 0;
    const work: Work<number> = async (tx) => {
      pid = (await sql<{ pid: number }>`select pg_backend_pid() as pid`.execute(tx)).rows[0]?.pid ?? 0;
      const value = await step(tx);
      runLater(tx, SAVE, ['990100', `gate of ${name}`, 2]);
      return value;
    };
    const done = Promise.allSettled([inTransaction(db, work)]).then(([only]) => only);
    await waiting(1);
    return { pid, done };
  };

  it('is what the first will leave, and holds when it commits', async () => {
    const first = await held();
    const next = inGroup(3);
    await waiting(2);
    expect(await standing()).toBe(1);
    expect(seen).toEqual([1, 2, 3, 4]);
    await gate.query('commit');
    expect(await first.done).toMatchObject({ value: 2 });
    expect(await next).toEqual([3, 4, 5]);
    expect(await standing()).toBe(5);
    expect(seen).toHaveLength(4);
  });

  it('is read again by all who built on it when the first is refused', async () => {
    const first = await held();
    const next = inGroup(3);
    await waiting(2);
    await store.pool.query('select pg_cancel_backend($1)', [first.pid]);
    expect(await first.done).toMatchObject({ reason: { code: '57014' } });
    expect(await next).toEqual([2, 3, 4]);
    expect(await standing()).toBe(4);
    expect(seen).toEqual([1, 2, 3, 4, 1, 2, 3]);
  });

  it('is read again when nobody knows what came of the first, and of those who built on who built on it', async () => {
    const first = await held();
    const second = inGroup(2);
    await waiting(2);
    const third = inGroup(2);
    await waiting(3);
    await store.pool.query('select pg_terminate_backend($1)', [first.pid]);
    const { reason } = (await first.done) as PromiseRejectedResult;
    expect(reason).toBeInstanceOf(CommitUnknown);
    expect([...(await second), ...(await third)].sort()).toEqual([2, 3, 4, 5]);
    expect(await standing()).toBe(5);
  });

  it('is read again when another process was there first, and not foreseen for a while', async () => {
    expect(await inTransaction(db, step)).toBe(2);
    await store.pool.query(SAVE, ['990100', name, 40]);
    expect(await inTransaction(db, step)).toBe(41);
    expect(seen).toEqual([1, 2, 40]);
    await store.pool.query(SAVE, ['990100', name, 60]);
    expect(await inTransaction(db, step)).toBe(61);
    expect(seen.slice(3)).toEqual([60]);
  });

  it('is under the lock for whatever is asked behind it', async () => {
    await inTransaction(db, step);
    const first = await held();
    const next = inTransaction(db, async (tx) => {
      await step(tx);
      return run<{ value: number }>(tx, 'select value from counters where county = $1 and name = $2', ['990100', name]);
    });
    await waiting(2);
    await gate.query('commit');
    expect(await next).toEqual([{ value: 4 }]);
    expect((await first.done).status).toBe('fulfilled');
  });
});

describe('notices that are filed on one board', () => {
  it('from two programs at once are numbered without gaps and chained in one line', async () => {
    const database = await freshDatabase();
    const dataDir = await temporaryFolder();
    const open = () => openStore({ county: COUNTY, dataDir, databaseUrl: database.url });
    const stores = [await open(), await open()];
    const lane = async (from: number): Promise<string[]> => {
      const numbers: string[] = [];
      for (let n = from; n < from + 5; n += 1) numbers.push(await fileOne(stores[from % 2] as OpenStore, n));
      return numbers;
    };
    const filed = await Promise.all(Array.from({ length: 24 }, (_, at) => lane(at % 2 === 0 ? at * 10 : at * 10 + 1)));
    expect(filed.flat().sort()).toEqual(firstNumbers(120));
    expect(await boardOf(stores[0] as OpenStore)).toEqual({ numbers: firstNumbers(120), faults: [] });
    expect((await verifyTrail(stores[0] as OpenStore)).faults).toEqual([]);
    for (const store of stores) await store.close();
    await database.drop();
  });

  it('are all there when server or database is killed, and none stands on what is not (4 rounds)', async () => {
    const dataDir = await temporaryFolder();
    const filed: string[] = [];
    for (let round = 1; round <= 4; round += 1) {
      const child = startChild('tests/storage/children/file-notices.ts', [dataDir, `${round * 1_000_000}`]);
      await child.line('filed');
      await pause(Math.random() * 300);
      if (round % 2 === 0) await killDatabase(dataDir);
      await child.end('SIGKILL');
      for (const line of child.lines) filed.push(line.replace('filed ', ''));
    }
    const store = await openStore({ county: COUNTY, dataDir });
    const { numbers, faults } = await boardOf(store);
    expect(faults).toEqual([]);
    expect(numbers).toEqual(firstNumbers(numbers.length));
    expect(filed.filter((number) => !numbers.includes(number))).toEqual([]);
    expect(new Set(filed).size).toBe(filed.length);
    expect((await verifyTrail(store)).faults).toEqual([]);
    await store.close();
  }, 180_000);
});
