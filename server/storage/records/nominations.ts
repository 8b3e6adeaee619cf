import type { Nomination, Records } from '../../ports/store.ts';
import { accountKey, placeOf, type Reach } from './reach.ts';

export function nominationsOf(reach: Reach): Records['nominations'] {
  const { tx, county, vault } = reach;
  const place = placeOf(reach, 'nominations.content');
  const contactPlace = placeOf(reach, 'nomination_contacts.contact');
  return {
    async add(nomination) {
      await tx
        .insertInto('nominations')
        .values({
          county,
          number: nomination.number,
          nominated_at: new Date(nomination.at),
          sealed_content: vault.seal(JSON.stringify(nomination), place),
        })
        .execute();
    },
    async find(number) {
      const row = await tx
        .selectFrom('nominations')
        .select('sealed_content')
        .where((each) => each.and({ county, number }))
        .executeTakeFirst();
      return row ? (JSON.parse(vault.open(row.sealed_content, place)) as Nomination) : null;
    },
    async leaveContact(number, contact, { channel, person }, at) {
      const left = {
        person_key: accountKey(reach, channel, person),
        sealed_contact: vault.seal(contact, contactPlace),
        left_at: new Date(at),
      };
      await tx
        .insertInto('nomination_contacts')
        .values({ county, number, ...left })
        .onConflict((conflict) => conflict.columns(['county', 'number']).doUpdateSet(left))
        .execute();
    },
    async contactOf(number) {
      const row = await tx
        .selectFrom('nomination_contacts')
        .select('sealed_contact')
        .where((each) => each.and({ county, number }))
        .executeTakeFirst();
      return row ? vault.open(row.sealed_contact, contactPlace) : null;
    },
  };
}
