import type { Nomination, Records } from '../../ports/store.ts';
import { placeOf, type Reach } from './reach.ts';

export function nominationsOf(reach: Reach): Records['nominations'] {
  const { tx, county, vault } = reach;
  const place = placeOf(reach, 'nominations.content');
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
  };
}
