import type pg from 'pg';
import type { Statement } from '../../server/storage/database/gathered.ts';
import type { Leg } from '../../server/storage/database/leg.ts';
import { queriesOn } from '../../server/storage/database/line.ts';
import { inOneStatement, inTransaction } from '../../server/storage/database/transaction.ts';
import type { OpenStore } from '../../server/storage/open-store.ts';
import { Outlets } from '../../server/storage/outbox/outlets.ts';
import { Posting } from '../../server/storage/outbox/posting.ts';
import { PeopleSeen } from '../../server/storage/records/people-seen.ts';
import { recordsOf } from '../../server/storage/records/records.ts';

/** Remembered from one try to the next, as by a process that goes on. */
const peopleSeen = new PeopleSeen();

/**
 * The store with a fault planted into the n-th query; `queries` counts those that were made. The database itself raises it,
 * under `code` (an SQLSTATE): what is under way behind it, the commit too, must come to nothing.
 */
export function failingAt(
  store: OpenStore,
  n: number,
  code = 'P0001',
): { readonly store: OpenStore; readonly queries: () => number } {
  const planted = `do $$ begin raise exception 'planted' using errcode = '${code}'; end $$`;
  let queries = 0;
  const plantInto = ({ text }: Statement, at: number, statements: Statement[]): void => {
    if (['begin', 'commit', 'rollback'].includes(text)) return;
    queries += 1;
    if (queries === n) statements[at] = { name: '', text: planted, values: [] };
  };
  const clients = new WeakMap<pg.PoolClient, pg.PoolClient>();
  const failing = (client: pg.PoolClient): pg.PoolClient => {
    const query = (leg: Leg) => {
      leg.statements.forEach(plantInto);
      return client.query(leg);
    };
    const release = (broken?: boolean) => client.release(broken); // another one each time it is taken from the pool
    const known = clients.get(client) ?? ({ query, release } as unknown as pg.PoolClient);
    clients.set(client, known);
    return known;
  };
  const pool = { connect: async () => failing(await store.pool.connect()) } as unknown as pg.Pool;
  const db = queriesOn(pool);
  const { county, vault, wake } = store;
  const around = {
    county,
    vault,
    wake,
    peopleSeen,
    journal: async () => undefined,
    posting: new Posting(new Outlets(), store.bell),
  };
  const within: OpenStore['within'] = (work) => inTransaction(db, (tx) => work(tx, recordsOf({ tx, ...around })));
  const broken = {
    ...store,
    db,
    within,
    transaction: (work) => within((_, records) => work(records)),
    inPassing: (text, values) => inOneStatement(db, text, values),
  } satisfies OpenStore;
  return { queries: () => queries, store: broken };
}
