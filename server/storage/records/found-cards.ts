import { sql } from 'kysely';
import { v7 as newId } from 'uuid';
import type { FoundCards } from '../../ports/notices.ts';
import { accountKey, type Reach } from './reach.ts';

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
      const row = await tx
        .selectFrom('found_cards')
        .select(sql<Date | null>`max(found_at)`.as('at'))
        .where((each) => each.and({ county, fingerprint: fingerprintOf(reach, kind, number) }))
        .executeTakeFirstOrThrow();
      return row.at?.getTime() ?? null;
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
export function fingerprintOf(
  { vault, county }: Pick<Reach, 'vault' | 'county'>,
  kind: string,
  number: string,
): Buffer {
  return vault.index('certificate', county, kind, number);
}
