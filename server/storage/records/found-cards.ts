import { sql } from 'kysely';
import { v7 as newId } from 'uuid';
import type { FoundCards } from '../../ports/notices.ts';
import { forMany } from '../database/for-many.ts';
import { run } from '../database/line.ts';
import { accountKey, type Reach } from './reach.ts';

const SINCE = forMany('select max(found_at) as at from found_cards where county = $1 and fingerprint = $2', {
  text: `select fingerprint, max(found_at) as at from found_cards where county = $1 and fingerprint = any ($2::bytea[])
    group by fingerprint`,
  ...{ of: [1], column: 'fingerprint' },
});

export function foundCardsOf(reach: Reach): FoundCards {
  const { tx, county } = reach;
  return {
    async add({ kind, number, by, at }) {
      const person_key = accountKey(reach, by.channel, by.person);
      const fingerprint = fingerprintOf(reach, kind, number);
      await tx
        .insertInto('found_cards')
        .values({ county, id: newId(), fingerprint, person_key, found_at: new Date(at) })
        .execute();
    },
    async since(kind, number) {
      const [row] = await run<{ at: Date | null }>(tx, SINCE, [county, fingerprintOf(reach, kind, number)]);
      return row?.at?.getTime() ?? null;
    },
    async countBy({ channel, person }, since) {
      const row = await tx
        .selectFrom('found_cards')
        .select(sql<number>`count(*)::int`.as('count'))
        .where((each) => each.and({ county, person_key: accountKey(reach, channel, person) }))
        .where('found_at', '>=', new Date(since))
        .executeTakeFirstOrThrow();
      return row.count;
    },
  };
}

/** Finds a certificate by its full number; nobody without INDEX_KEY can try numbers. */
export function fingerprintOf(reach: Pick<Reach, 'vault' | 'county'>, kind: string, number: string): Buffer {
  const last = fingerprints.get(reach);
  if (last?.kind === kind && last.number === number) return last.fingerprint;
  const fingerprint = reach.vault.index('certificate', reach.county, kind, number);
  fingerprints.set(reach, { kind, number, fingerprint });
  return fingerprint;
}

/** A filing asks four times: the last one is known while its transaction lasts, and no longer. */
const fingerprints = new WeakMap<
  object,
  { readonly kind: string; readonly number: string; readonly fingerprint: Buffer }
>();
