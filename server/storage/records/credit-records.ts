import type { Records } from '../../ports/store.ts';
import { accountKey, type Reach } from './reach.ts';

export function creditRecordsOf(reach: Reach): Records['commitments']['credit'] {
  const { tx, county, vault } = reach;
  type Whose = Parameters<Records['commitments']['credit']['of']>[0];
  /** By what it is found: null for what is not known, or does not count. */
  const keysOf = (whose: Whose): { readonly id: Buffer | null; readonly person: Buffer | null } => {
    if ('code' in whose) return { id: vault.index('credit-company', county, whose.code), person: null };
    const { idNumber, account } = whose;
    const id = idNumber === null ? null : vault.index('credit', county, idNumber);
    return { id, person: accountKey(reach, account.channel, account.person) };
  };
  return {
    async add({ number, since, until }, whose) {
      const { id: id_key, person: person_key } = keysOf(whose);
      if (id_key === null) throw new Error('A record is about somebody.');
      await tx
        .insertInto('credit_records')
        .values({ county, number, id_key, person_key, since: new Date(since), valid_until: until, repaired_at: null })
        .onConflict((conflict) => conflict.doNothing())
        .execute();
    },
    async of(whose) {
      const { id, person } = keysOf(whose);
      const row = await tx
        .selectFrom('credit_records')
        .selectAll()
        .where('county', '=', county)
        .where('repaired_at', 'is', null)
        .where(({ or, eb }) =>
          or([
            ...(person === null ? [] : [eb('person_key', '=', person)]),
            ...(id === null ? [] : [eb('id_key', '=', id)]),
          ]),
        )
        .orderBy('since', 'desc')
        .limit(1)
        .executeTakeFirst();
      if (!row) return null;
      return { number: row.number, since: row.since.getTime(), until: row.valid_until, repairedAt: null };
    },
    async repair(number, at) {
      await tx
        .updateTable('credit_records')
        .set({ repaired_at: new Date(at) })
        .where((row) => row.and({ county, number }))
        .execute();
    },
  };
}
