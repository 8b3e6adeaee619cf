import { sql } from 'kysely';
import { v7 as newId } from 'uuid';
import type { Records } from '../../ports/store.ts';
import { runLater } from '../database/line.ts';
import { addLists } from '../database/merged.ts';
import { random } from '../secrecy/random.ts';
import { placeOf, type Reach } from './reach.ts';

const ADD = `insert into unanswered (county, outcome, asked_at, id, text_key, sealed_text)
  select $1, * from unnest($2::text[], $3::timestamptz[], $4::uuid[], $5::bytea[], $6::bytea[])`;

export function unansweredOf(reach: Reach): Records['unanswered'] {
  const { tx, county, vault } = reach;
  const place = placeOf(reach, 'unanswered.text');
  return {
    async add({ words, outcome, at }) {
      if (words.length === 0) return;
      const ids = words.map(() => newId({ random: random(16) }));
      const keys = words.map((word) => vault.index('unanswered', county, word));
      const sealed = words.map((word) => vault.seal(word, place));
      const outcomes = words.map(() => outcome);
      const times = words.map(() => new Date(at));
      runLater(tx, ADD, [county, outcomes, times, ids, keys, sealed], addLists);
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
