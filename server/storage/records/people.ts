import { v7 as newId } from 'uuid';
import type { Records } from '../../ports/store.ts';
import { placeOf, type Reach } from './reach.ts';

export function peopleOf(reach: Reach): Records['people'] {
  const { tx, county, vault } = reach;
  return {
    async identify({ channel, appId, externalId }) {
      const key = { county, identity_key: vault.index('identity', county, channel, appId, externalId) };
      const find = () =>
        tx
          .selectFrom('identities')
          .select('person')
          .where((row) => row.and(key))
          .executeTakeFirst();
      const known = await find();
      if (known) return known.person;

      const person = newId();
      const sealed = vault.seal(externalId, placeOf(reach, 'identities.external_id'));
      const inserted = await tx
        .insertInto('identities')
        .values({ ...key, person, channel, app_id: appId, sealed_external_id: sealed })
        .onConflict((conflict) => conflict.doNothing())
        .returning('person')
        .executeTakeFirst();
      if (!inserted) return (await find())?.person ?? person;
      await tx.insertInto('people').values({ county, id: person, first_seen: new Date() }).execute();
      return person;
    },
  };
}
