import type { Records } from '../../ports/store.ts';
import { accountKey, placeOf, type Reach } from './reach.ts';

export function readerReachOf(reach: Reach): Records['readerReach'] {
  const { tx, county, vault } = reach;
  const place = placeOf(reach, 'reader_telephones.sealed_telephone');
  const keyOf = ({ channel, person }: { readonly channel: string; readonly person: string }) => ({
    county,
    person_key: accountKey(reach, channel, person),
  });
  return {
    async agree(whose, template, at) {
      await tx
        .insertInto('reader_agreements')
        .values({ ...keyOf(whose), template, agreed_at: new Date(at) })
        .onConflict((conflict) => conflict.doNothing())
        .execute();
    },
    async disagree(whose, template) {
      await tx
        .deleteFrom('reader_agreements')
        .where((row) => row.and({ ...keyOf(whose), template }))
        .execute();
    },
    async agrees(whose, template) {
      const row = await tx
        .selectFrom('reader_agreements')
        .select('template')
        .where((each) => each.and({ ...keyOf(whose), template }))
        .executeTakeFirst();
      return row !== undefined;
    },
    async keepTelephone(whose, telephone, at) {
      const kept = { sealed_telephone: vault.seal(telephone, place), kept_at: new Date(at) };
      await tx
        .insertInto('reader_telephones')
        .values({ ...keyOf(whose), ...kept })
        .onConflict((conflict) => conflict.columns(['county', 'person_key']).doUpdateSet(kept))
        .execute();
    },
    async telephoneOf(whose) {
      const row = await tx
        .selectFrom('reader_telephones')
        .select('sealed_telephone')
        .where((each) => each.and(keyOf(whose)))
        .executeTakeFirst();
      return row ? vault.open(row.sealed_telephone, place) : null;
    },
    async dropTelephone(whose) {
      const gone = await tx
        .deleteFrom('reader_telephones')
        .where((row) => row.and(keyOf(whose)))
        .executeTakeFirst();
      return gone.numDeletedRows > 0n;
    },
  };
}
