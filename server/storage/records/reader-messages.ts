import type { Records } from '../../ports/store.ts';
import { accountKey, placeOf, type Reach } from './reach.ts';

export function readerMessagesOf(reach: Reach): Records['readerMessages'] {
  const { tx, county, vault } = reach;
  const place = placeOf(reach, 'reader_messages.sealed_lines');
  return {
    async add({ channel, person }, key, { lines, at }) {
      await tx
        .insertInto('reader_messages')
        .values({
          ...{ county, message_key: key, person_key: accountKey(reach, channel, person) },
          sealed_lines: vault.seal(JSON.stringify(lines), place),
          told_at: new Date(at),
        })
        .onConflict((conflict) => conflict.doNothing())
        .execute();
    },
    async of({ channel, person }, limit) {
      const rows = await tx
        .selectFrom('reader_messages')
        .select(['sealed_lines', 'told_at'])
        .where('county', '=', county)
        .where('person_key', '=', accountKey(reach, channel, person))
        .orderBy('told_at', 'desc')
        .limit(limit)
        .execute();
      return rows.map(({ sealed_lines: lines, told_at: at }) => ({
        lines: JSON.parse(vault.open(lines, place)) as string[],
        at: at.getTime(),
      }));
    },
  };
}
