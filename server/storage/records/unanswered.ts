import { sql } from 'kysely';
import { v7 as newId } from 'uuid';
import type { Records } from '../../ports/store.ts';
import { placeOf, type Reach } from './reach.ts';

export function unansweredOf(reach: Reach): Records['unanswered'] {
  const { tx, county, vault } = reach;
  const place = placeOf(reach, 'unanswered.text');
  return {
    async add({ words, outcome, at }) {
      if (words.length === 0) return;
      const rows = words.map((word) => ({
        county,
        id: newId(),
        text_key: vault.index('unanswered', county, word),
        sealed_text: vault.seal(word, place),
        outcome,
        asked_at: new Date(at),
      }));
      await tx.insertInto('unanswered').values(rows).execute();
    },
    async between(from, until, limit) {
      const rows = await tx
        .selectFrom('unanswered')
        .select((row) => [
          sql<Buffer>`(array_agg(sealed_text))[1]`.as('sealed'),
          row.fn.countAll<number>().as('count'),
          row.fn.max('asked_at').as('latest'),
        ])
        .where('county', '=', county)
        .where('asked_at', '>=', new Date(from))
        .where('asked_at', '<', new Date(until))
        .groupBy('text_key')
        .orderBy('count', 'desc')
        .orderBy('latest', 'desc')
        .limit(limit)
        .execute();
      return rows.map(({ sealed, count }) => ({ word: vault.open(sealed, place), count: Number(count) }));
    },
  };
}
