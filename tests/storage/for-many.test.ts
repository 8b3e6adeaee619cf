import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { forMany } from '../../server/storage/database/for-many.ts';
import { GroupCommit } from '../../server/storage/database/group-commit.ts';
import { run } from '../../server/storage/database/line.ts';
import type { Work } from '../../server/storage/database/transaction.ts';
import type { OpenStore } from '../../server/storage/open-store.ts';
import { failingAt } from '../rigs/failing-store.ts';
import { testStore } from '../rigs/postgres.ts';

const READ = forMany('select value from counters where county = $1 and name = $2', {
  text: 'select name, value from counters where county = $1 and name = any ($2::text[])',
  ...{ of: [1], column: 'name' },
});
const PAIR = forMany('select $2 as name, $3::int as more from counters where county = $1 and name = $2', {
  text: `select asked.name, asked.more from unnest($2::text[], $3::int[]) as asked (name, more)
    join counters on counters.county = $1 and counters.name = asked.name`,
  ...{ of: [1, 2], column: 'name' },
});
const ADD = 'insert into counters (county, name, value) values ($1, $2, $3)';

let store: OpenStore;
beforeAll(async () => {
  store = await testStore();
  for (const [county, name, value] of [
    ['990100', 'one', 1],
    ['990100', 'two', 2],
    ['990200', 'one', 3],
  ])
    await store.pool.query(ADD, [county, name, value]);
});
afterAll(() => store.close());

const reading =
  (name: string, county = '990100'): Work<unknown> =>
  (tx) =>
    run(tx, READ, [county, name], null);

/** Works that share a transaction, and how many statements they took; `n`: which of them fails. */
async function together(works: readonly Work<unknown>[], n = 0) {
  const failing = failingAt(store, n);
  const group = new GroupCommit(failing.store.db);
  const settled = await Promise.allSettled(works.map((work) => group.run(work)));
  return {
    queries: failing.queries(),
    told: settled.map((each) => (each.status === 'rejected' ? each.reason.message : each.value)),
  };
}

describe('what many ask alike', () => {
  it('is asked once, and each is told his own', async () => {
    const found = await together(['one', 'none', 'two', 'one'].map((name) => reading(name)));
    expect(found.queries).toBe(1);
    expect(found.told).toEqual([
      [{ name: 'one', value: 1 }],
      [],
      [{ name: 'two', value: 2 }],
      [{ name: 'one', value: 1 }],
    ]);
  });

  it('is asked as it stands where one asks', async () => {
    expect(await together([reading('two')])).toEqual({ queries: 1, told: [[{ value: 2 }]] });
  });

  it('is asked once although each asks for several things in turn', async () => {
    const both =
      (name: string, more: number): Work<unknown> =>
      (tx) =>
        Promise.all([
          run(tx, READ, ['990100', name], null),
          run(tx, PAIR, ['990100', name, more], null),
          run(tx, READ, ['990100', 'one'], null),
        ]);
    const found = await together([both('one', 7), both('none', 8), both('two', 9)]);
    expect(found.queries).toBe(3);
    expect(found.told).toEqual([
      [[{ name: 'one', value: 1 }], [{ name: 'one', more: 7 }], [{ name: 'one', value: 1 }]],
      [[], [], [{ name: 'one', value: 1 }]],
      [[{ name: 'two', value: 2 }], [{ name: 'two', more: 9 }], [{ name: 'one', value: 1 }]],
    ]);
  });

  it('goes apart where the rest of it differs', async () => {
    const found = await together([reading('one'), reading('one', '990200')]);
    expect(found).toEqual({ queries: 2, told: [[{ value: 1 }], [{ value: 3 }]] });
  });

  it('stays behind what the same one asked before', async () => {
    const adding: Work<unknown> = async (tx) => {
      const [, rows] = await Promise.all([
        run(tx, ADD, ['990100', 'three', 3], null),
        run(tx, READ, ['990100', 'three'], null),
      ]);
      return rows;
    };
    expect((await together([reading('one'), adding, reading('two')])).told).toEqual([
      [{ name: 'one', value: 1 }],
      [{ value: 3 }],
      [{ name: 'two', value: 2 }],
    ]);
  });

  it('fails for all when it fails, and each asks again by himself', async () => {
    const found = await together([reading('one'), reading('two')], 1);
    expect(found).toEqual({ queries: 3, told: [[{ value: 1 }], [{ value: 2 }]] });
  });
});
