import { v7 as newId } from 'uuid';
import type { Records } from '../../ports/store.ts';
import { erase, newErasure } from './erasure.ts';
import { accountKey, placeOf, type Reach } from './reach.ts';
import { trailOf } from './trail.ts';

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
        .values({
          ...key,
          person_key: accountKey(reach, channel, externalId),
          person,
          channel,
          app_id: appId,
          sealed_external_id: sealed,
        })
        .onConflict((conflict) => conflict.doNothing())
        .returning('person')
        .executeTakeFirst();
      if (!inserted) return (await find())?.person ?? person;
      await tx.insertInto('people').values({ county, id: person, first_seen: new Date() }).execute();
      return person;
    },

    async forget(account, by, at) {
      const erasure = newErasure(reach, account, at);
      const gone = await erase(reach, erasure);
      await reach.journal(erasure); // before the commit: an erasure may be repeated, never missed
      await trailOf(reach).append({
        record: `erasure ${erasure.id}`,
        event: 'forgotten',
        by,
        at,
        facts: { rows: gone },
      });
      return gone;
    },
  };
}
