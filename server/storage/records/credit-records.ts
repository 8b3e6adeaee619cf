import type { Records } from '../../ports/store.ts';
import { accountKey, type Reach } from './reach.ts';

export function creditRecordsOf(reach: Reach): Records['commitments']['credit'] {
  const { tx, county, vault } = reach;
  const idKey = (idNumber: string): Buffer => vault.index('credit', county, idNumber);
  return {
    async add({ number, since, until }, { idNumber, account }) {
      const keys = { id_key: idKey(idNumber), person_key: accountKey(reach, account.channel, account.person) };
      await tx
        .insertInto('credit_records')
        .values({ county, number, ...keys, since: new Date(since), valid_until: until, repaired_at: null })
        .onConflict((conflict) => conflict.doNothing())
        .execute();
    },
    async of({ idNumber, account }) {
      const person = accountKey(reach, account.channel, account.person);
      const row = await tx
        .selectFrom('credit_records')
        .selectAll()
        .where('county', '=', county)
        .where('repaired_at', 'is', null)
        .where(({ or, eb }) =>
          or([eb('person_key', '=', person), ...(idNumber === null ? [] : [eb('id_key', '=', idKey(idNumber))])]),
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
