import { sql } from 'kysely';
import { v7 as newId } from 'uuid';
import type { Records } from '../../ports/store.ts';
import { placeOf, type Reach } from './reach.ts';

export function unansweredOf(reach: Reach): Records['unanswered'] {
  const { tx, county, vault } = reach;
  const place = placeOf(reach, 'unanswered.text');
  return {
    async add({ text, outcome, at }) {
      await tx
        .insertInto('unanswered')
        .values({
          county,
          id: newId(),
          text_key: vault.index('unanswered', county, text),
          sealed_text: vault.seal(text, place),
          outcome,
          asked_at: new Date(at),
        })
        .execute();
    },
    async since(at, limit) {
      const rows = await tx
        .selectFrom('unanswered')
        .select((row) => [
          sql<Buffer>`(array_agg(sealed_text))[1]`.as('sealed'),
          row.fn.countAll<number>().as('count'),
          row.fn.max('asked_at').as('latest'),
        ])
        .where('county', '=', county)
        .where('asked_at', '>=', new Date(at))
        .groupBy('text_key')
        .orderBy('count', 'desc')
        .orderBy('latest', 'desc')
        .limit(limit)
        .execute();
      return rows.map(({ sealed, count }) => ({ text: vault.open(sealed, place), count }));
    },
  };
}
