import type { HandOverStanding } from '../ports/hand-overs.ts';
import type { Means } from './means.ts';
import { warnings } from './warnings.ts';

/** How the records stand. While the store is away nothing is known of them, and that is said by `store`. */
export type RecordsHealth = {
  readonly store: boolean;
  readonly handOvers: HandOverStanding;
  readonly warnings: readonly string[];
};

export async function readHealth(means: Means): Promise<RecordsHealth> {
  const unknown: RecordsHealth = { store: false, handOvers: { open: 0, oldest: null }, warnings: [] };
  if (!(await means.store.ready())) return unknown;
  return means.store
    .transaction(async (records) => ({
      store: true,
      handOvers: await records.handOvers.standing(),
      warnings: await warnings(means, records),
    }))
    .catch(() => unknown);
}
