import { v7 as newId } from 'uuid';
import type { Look } from '../../core/inquiry/look.ts';
import type { Records } from '../../ports/store.ts';
import { accountKey, placeOf, type Reach } from './reach.ts';

export function looksOf(reach: Reach): Records['looks'] {
  const { tx, county, vault } = reach;
  const place = placeOf(reach, 'looks.look');
  return {
    async add(look, about) {
      const person_key = about && accountKey(reach, about.channel, about.person);
      const sealed_look = vault.seal(JSON.stringify(look), place);
      await tx
        .insertInto('looks')
        .values({ county, id: newId(), person_key, looked_at: new Date(look.at), sealed_look })
        .execute();
    },
    async at({ channel, person }, limit) {
      const found = await tx
        .selectFrom('looks')
        .select('sealed_look')
        .where('county', '=', county)
        .where('person_key', '=', accountKey(reach, channel, person))
        .orderBy('looked_at', 'desc')
        .orderBy('id', 'desc')
        .limit(limit)
        .execute();
      return found.map(({ sealed_look }) => JSON.parse(vault.open(sealed_look, place)) as Look);
    },
  };
}
