import { sql } from 'kysely';
import type { Instant } from '../../core/time.ts';
import { NO_LINK, sealOf } from '../../core/trail/chain.ts';
import type { Anchor } from '../../core/trail/check-seals.ts';
import { inTransaction, type Transaction } from '../database/transaction.ts';
import type { OpenStore } from '../open-store.ts';
import { writeAnchor } from './anchors.ts';
import { sm3 } from './sm3.ts';

const HEADS_PER_SEAL = 1_000;

/**
 * Chains the heads of all records that grew since the last seal into one seal, and anchors it outside the database.
 * Gives back the seal, or null when nothing grew. Records that are being written right now wait for the next seal.
 */
export async function sealHeads(store: OpenStore, at: Instant): Promise<Anchor | null> {
  const sealed = await inTransaction(store.db, (tx) => sealIn(tx, store.county, at));
  if (sealed) await writeAnchor(store.dataDir, store.county, at, sealed);
  return sealed;
}

async function sealIn(tx: Transaction, county: string, at: Instant): Promise<Anchor | null> {
  const last = await takeTurn(tx, county);
  const heads = await tx
    .selectFrom('trail_heads')
    .select(['record', 'seq', 'link'])
    .where('county', '=', county)
    .whereRef('seq', '>', 'sealed_seq')
    .orderBy('record')
    .limit(HEADS_PER_SEAL)
    .forUpdate()
    .skipLocked()
    .execute();
  if (heads.length === 0) return null;

  const seq = last + 1;
  const text = JSON.stringify(heads.map(({ record, seq: upTo, link }) => [record, upTo, link]));
  const digest = sealOf(sm3, county, seq, text, await digestOf(tx, county, last));
  await tx
    .insertInto('trail_seals')
    .values({ county, seq, at: new Date(at), heads: text, digest })
    .execute();
  await tx
    .updateTable('trail_heads')
    .set({ sealed_seq: sql<number>`seq` })
    .where('county', '=', county)
    .where(
      'record',
      'in',
      heads.map(({ record }) => record),
    )
    .execute();
  await tx
    .updateTable('counters')
    .set({ value: seq })
    .where((row) => row.and({ county, name: 'seals' }))
    .execute();
  return { seal: seq, digest };
}

/** One sealer at a time, whatever process it runs in: the counter's row is the turn. Gives the number of the last seal. */
async function takeTurn(tx: Transaction, county: string): Promise<number> {
  const row = await tx
    .insertInto('counters')
    .values({ county, name: 'seals', value: 0 })
    .onConflict((conflict) => conflict.columns(['county', 'name']).doUpdateSet({ value: sql<number>`counters.value` }))
    .returning('value')
    .executeTakeFirstOrThrow();
  return row.value;
}

async function digestOf(tx: Transaction, county: string, seq: number): Promise<string> {
  if (seq === 0) return NO_LINK;
  const row = await tx
    .selectFrom('trail_seals')
    .select('digest')
    .where((each) => each.and({ county, seq }))
    .executeTakeFirstOrThrow();
  return row.digest;
}
