import { inTransaction } from '../../server/storage/database/transaction.ts';
import type { OpenStore } from '../../server/storage/open-store.ts';
import { recordsOf } from '../../server/storage/records/records.ts';

/** The store with a fault planted into the n-th query; `queries` counts those that were made. */
export function failingAt(
  store: OpenStore,
  n: number,
  fault: () => Promise<never> = () => Promise.reject(new Error('planted')),
): { readonly store: OpenStore; readonly queries: () => number } {
  let queries = 0;
  const db = store.db.withPlugin({
    transformQuery: ({ node }) => node,
    async transformResult({ result }) {
      queries += 1;
      if (queries === n) await fault();
      return result;
    },
  });
  const { county, vault, wake } = store;
  const around = { county, vault, wake, journal: async () => undefined };
  const within: OpenStore['within'] = (work) => inTransaction(db, (tx) => work(tx, recordsOf({ tx, ...around })));
  const failing = {
    ...store,
    db,
    within,
    transaction: (work) => within((_, records) => work(records)),
  } satisfies OpenStore;
  return { queries: () => queries, store: failing };
}
