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
const PLACES = Array.from({ length: 90 }, (_, at) => `第${at + 1}县`);
const KINDS = ['canji', 'congye', 'guangrong', 'shouju'] as const;

/** The certificate number of the n-th notice. */
export function certificateOf(n: number): string {
  return `SJ${String(n).padStart(10, '0')}`;
}

export function numberOf(n: number, size: number): string {
  return `YS-${dayOf(n, size).replaceAll('-', '')}-${String(n).padStart(6, '0')}`;
}

function dayOf(n: number, size: number): Day {
  return addDays(FIRST, Math.floor(((n - 1) * DAYS) / size));
}

/** Fills an empty board with notices whose chain holds, spread evenly over four years. */
export async function fillBoard({ county, vault }: OpenStore, owner: pg.Client, size: number): Promise<void> {
  const sealed = vault.seal(JSON.stringify(fullNotice()), placeOf({ county }, 'notices.content'));
  let link = '';
  for (let from = 1; from <= size; from += BATCH) {
    const rows = Array.from({ length: Math.min(BATCH, size - from + 1) }, (_, at) => {
      const row = rowOf(county, from + at, size, link);
      link = row.link;
      return row;
    });
    const columns = (...names: (keyof ReturnType<typeof rowOf>)[]) => names.map((name) => rows.map((row) => row[name]));
    await owner.query('begin');
    await owner.query(
      `insert into board_entries (county, seq, number, event, day, leaf, link)
       select $1, seq, number, 'published', day, leaf, link
       from unnest($2::int[], $3::text[], $4::text[], $5::text[], $6::text[]) as t (seq, number, day, leaf, link)`,
      [county, ...columns('seq', 'number', 'day', 'leaf', 'link')],
    );
    await owner.query(
      `insert into board_texts (county, seq, salt, text)
       select $1, seq, salt, text from unnest($2::int[], $3::text[], $4::text[]) as t (seq, salt, text)`,
      [county, ...columns('seq', 'salt', 'text')],
    );
    await owner.query(
      `insert into board_notices (county, number, state, kind, title, holder, shown, place, lost_on, published_on, ends_on,
         private_on, changed_on)
       select $1, number, 'published', kind, '公租房押金收据', '王**', 'SJ****07', place, day, day, '2030-01-01', '2031-01-01', day
       from unnest($2::text[], $3::text[], $4::text[], $5::text[]) as t (number, kind, place, day)`,
      [county, ...columns('number', 'kind', 'place', 'day')],
    );
    await owner.query(
      `insert into notices (county, case_number, state, public_number, fingerprint, person_key, touched_at, sealed_content)
       select $1, -seq, 'published', number, fingerprint, fingerprint, now(), $5
       from unnest($2::int[], $3::text[], $4::bytea[]) as t (seq, number, fingerprint)`,
      [
        county,
        ...columns('seq', 'number'),
        rows.map(({ n }) => fingerprintOf({ vault, county }, 'shouju', certificateOf(n))),
        sealed,
      ],
    );
    await owner.query('commit');
  }
  await owner.query('insert into board_heads (county, seq, link) values ($1, $2, $3)', [county, size, link]);
  for (const event of ['published', 'standing'])
    await owner.query(
      `insert into board_tallies (county, day, event, count)
       select county, day, $1, count(*) from board_entries group by county, day`,
      [event],
    );
  await owner.query('vacuum analyze');
  await owner.query('checkpoint');
}

function rowOf(county: string, n: number, size: number, previous: string) {
  const [number, day] = [numberOf(n, size), dayOf(n, size)];
  const [kind, place] = [KINDS[n % KINDS.length] ?? 'shouju', PLACES[n % PLACES.length] ?? ''];
  const event: BoardEvent = {
    ...{ event: 'published', number, day, kind, title: '公租房押金收据', holder: '王**', shown: 'SJ****07', place },
    ...{ lostOn: day, endsOn: '2030-01-01', privateOn: '2031-01-01', corrects: null },
  };
  const [salt, text] = [`${n}`.padStart(32, '0'), boardText(event)];
  const entry = { seq: n, number, event: 'published', day, leaf: boardLeaf(sm3, salt, text) };
  return { n, ...entry, kind, place, salt, text, link: boardLink(sm3, county, entry, previous) };
}
