import { sql } from 'kysely';
import { type BoardFault, type FollowingEntry, noticeFaults, pageFaults } from '../../core/notice/board-check.ts';
import { CHAIN_START, type ChainPlace, cutOff, type WalkedEntry, walkOn } from '../../core/notice/chain-walk.ts';
import { IN_FORCE } from '../../core/notice/state.ts';
import type { BoardReading, BoardStep } from '../../ports/notices.ts';
import { run } from '../database/line.ts';
import type { Tables } from '../database/tables.ts';
import { sm3 } from '../trail/sm3.ts';
import { noticeOf } from './board-row.ts';
import { chainEnds, entryOf } from './board-walk.ts';
import type { Reach } from './reach.ts';

type Where = Pick<Reach, 'tx' | 'county'>;

type EntryRow = {
  readonly seq: number | null;
  readonly event: string;
  readonly day: string;
  readonly leaf: string;
  readonly link: string;
  readonly salt: string | null;
  readonly text: string | null;
  readonly before: string | null;
};
type ReadingRow = EntryRow & { readonly wanted: string; readonly page: Omit<Tables['board_notices'], 'county'> | null };

/** One statement, so that a notice and its entries are of one moment although others write meanwhile. */
export async function readingsOf(where: Where, numbers: readonly string[]): Promise<readonly BoardReading[]> {
  const rows = await readingRows(where, numbers);
  return [...byNumber(rows)].map(([number, own]) => {
    const [notice, entries] = [pageOf(own), own.flatMap(followingOf)];
    return { number, notice, entries, faults: noticeFaults(sm3, where.county, number, entries, notice) };
  });
}

async function readingRows({ tx, county }: Where, numbers: readonly string[]): Promise<readonly ReadingRow[]> {
  if (numbers.length === 0) return [];
  const { rows } = await sql<ReadingRow>`
    select wanted.number as wanted, case when page.number is null then null else to_jsonb(page) end as page,
      entry.seq, entry.event, entry.day, entry.leaf, entry.link, text.salt, text.text, previous.link as before
    from unnest(${numbers}::text[]) with ordinality as wanted (number, place)
    left join board_notices as page on page.county = ${county} and page.number = wanted.number
    left join board_entries as entry on entry.county = ${county} and entry.number = wanted.number
    left join board_texts as text on text.county = ${county} and text.seq = entry.seq
    left join board_entries as previous on previous.county = ${county} and previous.seq = entry.seq - 1
    order by wanted.place, entry.seq`.execute(tx);
  return rows;
}

function byNumber(rows: readonly ReadingRow[]): ReadonlyMap<string, readonly ReadingRow[]> {
  const found = new Map<string, ReadingRow[]>();
  for (const row of rows) {
    const own = found.get(row.wanted) ?? [];
    own.push(row);
    found.set(row.wanted, own);
  }
  return found;
}

function pageOf([row]: readonly ReadingRow[]) {
  return row?.page ? noticeOf(row.page) : null;
}

function followingOf({ wanted, seq, before, event, day, leaf, link, salt, text }: ReadingRow): FollowingEntry[] {
  if (seq === null) return [];
  const entry = entryOf({ seq, number: wanted, event, day, leaf, link, salt, text });
  return [{ ...entry, previous: seq === 1 ? '' : before }];
}

/** The ends are read first: entries that come meanwhile are beyond them, not missing. */
export async function checkAfter(where: Where, place: ChainPlace, limit: number): Promise<BoardStep> {
  const heads = await chainEnds(where);
  const entries = await walkedAfter(where, place.seq, limit);
  const { at, faults } = walkOn(sm3, where.county, place, entries, heads);
  const ended = entries.length < limit;
  const numbers = [...new Set(entries.map(({ number }) => number))];
  const pages = [...byNumber(await readingRows(where, numbers))].flatMap(([number, own]) =>
    pageFaults(number, own.flatMap(followingOf), pageOf(own)),
  );
  return { at, ended, entries: entries.length, faults: [...faults, ...pages, ...(ended ? cutOff(at, heads) : [])] };
}

/**
 * The texts begin where the entries do, and whether a notice was archived is asked of its own entries: else the database may pass
 * all texts before the place, or read every entry once, for each piece of the way.
 */
const WALKED = `select entry.seq, entry.number, entry.event, entry.day, entry.leaf, entry.link, text.salt, text.text,
    text.seq is null and exists (select from board_entries as last where last.county = entry.county
      and last.number = entry.number and last.event = 'archived' offset 0) as archived
  from board_entries as entry
  left join board_texts as text on text.county = entry.county and text.seq = entry.seq and text.seq > $2
  where entry.county = $1 and entry.seq > $2 order by entry.seq limit $3`;

type WalkedRow = Parameters<typeof entryOf>[0] & { readonly archived: boolean };

async function walkedAfter({ tx, county }: Where, seq: number, limit: number): Promise<readonly WalkedEntry[]> {
  const rows = await run<WalkedRow>(tx, WALKED, [county, seq, limit]);
  return rows.map(({ archived, ...row }) => ({ ...entryOf(row), archived }));
}

const MOST_NAMED = 100;

export async function checkRest({ tx, county }: Where): Promise<readonly BoardFault[]> {
  const invented = await sql<{ number: string }>`
    select number from board_notices as page where county = ${county} and not exists (
      select from board_entries as entry where entry.county = page.county and entry.number = page.number)
    order by number limit ${MOST_NAMED}`.execute(tx);
  const inForce = sql.join(IN_FORCE.map((state) => sql`${state}`));
  const miscounted = await sql`
    select from (
      select county, day, event, count(*)::int as count from board_entries where county = ${county} group by 1, 2, 3
      union all
      select county, published_on, 'standing', count(*)::int from board_notices
      where county = ${county} and state in (${inForce}) group by 1, 2) as right_count
    full join (select * from board_tallies where county = ${county} and count <> 0) as told using (county, day, event)
    where told.count is distinct from right_count.count limit 1`.execute(tx);
  return [
    ...invented.rows.map(({ number }) => ({ kind: 'invented', seq: null, number }) as const),
    ...miscounted.rows.map(() => ({ kind: 'miscounted', seq: null, number: null }) as const),
  ];
}

const AT_ONCE = 1_000;

export async function checkAll(where: Where): Promise<{ entries: number; faults: readonly BoardFault[] }> {
  const faults: BoardFault[] = [];
  let entries = 0;
  for (let place: ChainPlace = CHAIN_START, ended = false; !ended; ) {
    const step = await checkAfter(where, place, AT_ONCE);
    faults.push(...step.faults);
    entries += step.entries;
    [place, ended] = [step.at, step.ended];
  }
  return { entries, faults: [...faults, ...(await checkRest(where))] };
}
