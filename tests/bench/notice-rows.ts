import type pg from 'pg';
import { type BoardEvent, boardLeaf, boardLink, boardText } from '../../server/core/notice/board-event.ts';
import { addDays, type Day } from '../../server/core/time.ts';
import type { OpenStore } from '../../server/storage/open-store.ts';
import { fingerprintOf } from '../../server/storage/records/found-cards.ts';
import { placeOf } from '../../server/storage/records/reach.ts';
import { sm3 } from '../../server/storage/trail/sm3.ts';
import { fullNotice } from '../notice/generated-person.ts';

const BATCH = 5_000;
const DAYS = 1_500;
const FIRST: Day = '2021-01-01';
const CALENDAR = Array.from({ length: DAYS }, (_, at) => addDays(FIRST, at));
const PLACES = Array.from({ length: 90 }, (_, at) => `第${at + 1}县`);
const KIND = 'shouju';
const KINDS = ['canji', 'congye', 'guangrong', 'shouju'] as const;

/** The certificate number of the n-th notice. */
export function certificateOf(n: number): string {
  return `SJ${String(n).padStart(10, '0')}`;
}

export function numberOf(n: number, size: number): string {
  return `YS-${dayOf(n, size).replaceAll('-', '')}-${String(n).padStart(6, '0')}`;
}

function dayOf(n: number, size: number): Day {
  return CALENDAR[Math.floor(((n - 1) * DAYS) / size)] ?? FIRST;
}

/**
 * Fills an empty board with notices whose chain holds, spread evenly over four years. While one batch is worked out here the
 * database writes the one before; indexes that are not a primary key are made anew behind the last one, where the keys are sorted
 * once instead of each finding its page.
 */
export async function fillBoard({ county, vault }: OpenStore, owner: pg.Client, size: number): Promise<void> {
  const sealed = vault.seal(JSON.stringify(fullNotice()), placeOf({ county }, 'notices.content'));
  await owner.query('set synchronous_commit = off');
  await owner.query(`set maintenance_work_mem = '256MB'`);
  const indexes = await withoutIndexes(owner);
  let [link, written]: [string, Promise<unknown>] = ['', Promise.resolve()];
  for (let from = 1; from <= size; from += BATCH) {
    const rows = Array.from({ length: Math.min(BATCH, size - from + 1) }, (_, at) => {
      const row = rowOf(county, from + at, size, link);
      link = row.link;
      return row;
    });
    const fingerprints = rows.map(({ seq }) =>
      fingerprintOf({ vault, county }, KIND, certificateOf(seq)).toString('hex'),
    );
    const values = [...COLUMNS.map((name) => rows.map((row) => row[name])), fingerprints].map((all) => all.join('\n'));
    await written;
    written = owner.query(FILL, [county, sealed, from, ...values]);
    written.catch(() => undefined); // thrown where it is waited for
    await new Promise(setImmediate); // the batch goes out before the next one is worked out
  }
  await written;
  for (const index of indexes) await owner.query(index);
  await owner.query('insert into board_heads (county, seq, link) values ($1, $2, $3)', [county, size, link]);
  for (const event of ['published', 'standing'])
    await owner.query(
      `insert into board_tallies (county, day, event, count)
       select county, day, $1, count(*) from board_entries group by county, day`,
      [event],
    );
  // What was filled, and nothing else: a table that was counted while it was empty is read from end to end at each look, until it is
  // counted again. No installation has such: autovacuum counts what grew.
  await owner.query('vacuum analyze notices, board_notices, board_entries, board_texts, board_tallies');
  await owner.query('checkpoint');
}

/** Drops the indexes of the board's tables that are not a primary key; the statements that make them again. */
async function withoutIndexes(owner: pg.Client): Promise<readonly string[]> {
  const { rows } = await owner.query<{ name: string; made: string }>(
    `select indexrelid::regclass::text as name, pg_get_indexdef(indexrelid) as made from pg_index
     where indrelid = any ('{notices,board_notices,board_entries,board_texts}'::regclass[]) and not indisprimary`,
  );
  for (const { name } of rows) await owner.query(`drop index ${name}`);
  return rows.map(({ made }) => made);
}

const COLUMNS = ['number', 'day', 'leaf', 'link', 'salt', 'text', 'kind', 'place'] as const;

/** A column comes as its lines: quoting each value of an array would cost more than the hashing. */
const FILL = `
  with row as materialized (
    select $3::int - 1 + ordinality::int as seq, number, day, leaf, link, salt, text, kind, place, fingerprint
    from unnest(${COLUMNS.map((_, at) => `string_to_array($${at + 4}, E'\\n')`).join(', ')},
      string_to_array($${COLUMNS.length + 4}, E'\\n'))
      with ordinality as t (${COLUMNS.join(', ')}, fingerprint, ordinality)),
  entries as (
    insert into board_entries (county, seq, number, event, day, leaf, link)
    select $1, seq, number, 'published', day, leaf, link from row),
  texts as (
    insert into board_texts (county, seq, salt, text) select $1, seq, salt, text from row),
  pages as (
    insert into board_notices (county, number, state, kind, title, holder, shown, place, lost_on, published_on, ends_on,
      private_on, changed_on)
    select $1, number, 'published', kind, '公租房押金收据', '王**', 'SJ****07', place, day, day, '2030-01-01', '2031-01-01', day
    from row)
  insert into notices (county, case_number, state, public_number, fingerprint, person_key, touched_at, sealed_content)
  select $1, -seq, 'published', number, decode(fingerprint, 'hex'), decode(fingerprint, 'hex'), now(), $2 from row`;

function rowOf(county: string, n: number, size: number, previous: string) {
  const number = numberOf(n, size);
  const day = dayOf(n, size);
  const kind = KINDS[n % KINDS.length] ?? KIND;
  const place = PLACES[n % PLACES.length] ?? '';
  const event: BoardEvent = {
    ...{ event: 'published', number, day, kind, title: '公租房押金收据', holder: '王**', shown: 'SJ****07', place },
    ...{ lostOn: day, endsOn: '2030-01-01', privateOn: '2031-01-01', corrects: null },
  };
  const [salt, text] = [`${n}`.padStart(32, '0'), boardText(event)];
  const entry = { seq: n, number, event: 'published', day, leaf: boardLeaf(sm3, salt, text) };
  return { ...entry, kind, place, salt, text, link: boardLink(sm3, county, entry, previous) };
}
