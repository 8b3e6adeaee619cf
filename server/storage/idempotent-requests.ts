import type { IdempotencyVerdict, IdempotentRequest, IdempotentRequests } from '../ports/store.ts';
import { inTransaction, type Transaction } from './database/transaction.ts';
import type { OpenStore } from './open-store.ts';
import { placeOf } from './records/reach.ts';

/** A request that did not end within this time has died with its process: the next one may do it. */
const ABANDONED = 120_000;

/** Idempotency keys in the database: shared by all processes, safe when two requests come at once. */
export function idempotentRequests(store: OpenStore): IdempotentRequests {
  const { county, vault } = store;
  const place = placeOf(store, 'idempotent_requests.body');
  const keyOf = ({ actor, key }: IdempotentRequest) => ({ county, actor, request_key: key });

  return {
    begin: (request, at) =>
      inTransaction(store.db, async (tx): Promise<IdempotencyVerdict> => {
        const begun = { body_hash: Buffer.from(request.bodyHash, 'hex'), begun_at: new Date(at) };
        const inserted = await tx
          .insertInto('idempotent_requests')
          .values({ ...keyOf(request), ...begun, status: null, sealed_body: null })
          .onConflict((conflict) => conflict.doNothing())
          .returning('actor')
          .executeTakeFirst();
        return inserted ? { kind: 'fresh' } : again(tx, request, begun);
      }),

    async finish(request, status, body) {
      await inTransaction(store.db, (tx) =>
        tx
          .updateTable('idempotent_requests')
          .set({ status, sealed_body: vault.seal(body, place) })
          .where((row) => row.and(keyOf(request)))
          .where('status', 'is', null)
          .execute(),
      );
    },
  };

  async function again(
    tx: Transaction,
    request: IdempotentRequest,
    begun: { body_hash: Buffer; begun_at: Date },
  ): Promise<IdempotencyVerdict> {
    const known = await tx
      .selectFrom('idempotent_requests')
      .select(['body_hash', 'begun_at', 'status', 'sealed_body'])
      .where((row) => row.and(keyOf(request)))
      .forUpdate()
      .executeTakeFirstOrThrow();
    if (!known.body_hash.equals(begun.body_hash)) return { kind: 'other-body' };
    if (known.status !== null && known.sealed_body)
      return { kind: 'done', status: known.status, body: vault.open(known.sealed_body, place) };
    if (begun.begun_at.getTime() - known.begun_at.getTime() < ABANDONED) return { kind: 'in-flight' };
    await tx
      .updateTable('idempotent_requests')
      .set({ begun_at: begun.begun_at })
      .where((row) => row.and(keyOf(request)))
      .execute();
    return { kind: 'fresh' };
  }
}
