import { sql } from 'kysely';
import type { BoardHead } from '../../core/notice/board-check.ts';
import { afterEvent, boardLeaf, boardLink, boardText } from '../../core/notice/board-event.ts';
import type { PublicNotice } from '../../core/notice/public-notice.ts';
import { IN_FORCE } from '../../core/notice/state.ts';
import type { Board, BoardSearch } from '../../ports/notices.ts';
import { leave, run, runAlong, runLater } from '../database/line.ts';
import { lastOf, type Merge } from '../database/merged.ts';
import type { Turn } from '../database/turns.ts';
import { random } from '../secrecy/random.ts';
import { sm3 } from '../trail/sm3.ts';
import { checkAfter, checkAll, checkRest, readingsOf } from './board-check-rows.ts';
import { BOARD_COLUMNS, boardValues, noticeOf } from './board-row.ts';
import { entriesIn } from './board-walk.ts';
import type { Reach } from './reach.ts';

const ADD_ENTRY = `insert into board_entries (county, seq, number, event, day, leaf, link)
  values ($1, $2, $3, $4, $5, $6, $7)`;
const ADD_TEXT = 'insert into board_texts (county, seq, salt, text) values ($1, $2, $3, $4)';
const MOVE_HEAD = 'update board_heads set seq = $2, link = $3 where county = $1';
const TALLY = `insert into board_tallies (county, day, event, count) values ($1, $2, $3, $4), ($1, $5, 'standing', $6)
  on conflict (county, day, event) do update set count = board_tallies.count + excluded.count`;

/** Events of one day that concern notices of one day are counted together. */
const addTallies: Merge = {
  key: ([, day, event, , of]) => `${day} ${event} ${of}`,
  both: ([county, day, event, count, of, standing], later) => [
    ...[county, day, event, Number(count) + Number(later[3])],
    ...[of, Number(standing) + Number(later[5])],
  ],
};
const LAST_HEAD = lastOf(1);

export function boardOf(reach: Pick<Reach, 'tx' | 'county'>): Board {
  const { tx, county } = reach;
  const rows = () => tx.selectFrom('board_notices').selectAll().where('county', '=', county);
  const entries = () => entriesIn(reach);

  const shown = new Map<string, PublicNotice>();
  let end: Promise<BoardHead> | null = null;

  const board: Board = {
    expect() {
      end ??= headOf(reach, runAlong<BoardHead>(tx, LOCK, [county], TURN));
      end.catch(() => undefined); // who expected an entry and wrote none never looks
    },
    async append(event) {
      const head = await (end ?? headOf(reach, run<BoardHead>(tx, LOCK, [county], TURN)));
      const { number, day } = event;
      const before = event.event === 'published' ? null : await board.find(number);
      const after = afterEvent(before, event);
      if (after === null) throw new Error(`The board does not know ${number}.`);
      const [seq, salt, text] = [head.seq + 1, random(16).toString('hex'), boardText(event)];
      const entry = { seq, number, event: event.event, day, leaf: boardLeaf(sm3, salt, text) };
      const link = boardLink(sm3, county, entry, head.link);
      runLater(tx, ADD_ENTRY, [county, seq, number, entry.event, day, entry.leaf, link]);
      runLater(tx, ADD_TEXT, [county, seq, salt, text]);
      runLater(tx, MOVE_HEAD, [county, seq, link], LAST_HEAD);
      end = Promise.resolve({ seq, link });
      leave(tx, TURN, { seq, link });
      runLater(tx, before === null ? SHOW_NEW : SHOW, [county, ...boardValues(after)]);
      shown.set(number, after);
      const standing = inForce(after) - inForce(before);
      runLater(tx, TALLY, [county, day, entry.event, 1, after.publishedOn, standing], addTallies);
      return { ...entry, link, text: { salt, text } };
    },
    async find(number) {
      const known = shown.get(number);
      if (known) return known; // this transaction has just put it there
      const row = await rows().where('number', '=', number).executeTakeFirst();
      return row ? noticeOf(row) : null;
    },
    readings: (numbers) => readingsOf(reach, numbers),
    async search(wanted, { size, at }) {
      const matching = rows()
        .where('state', '<>', 'archived')
        .where((row) => row.and(conditions(wanted).map(([column, sign, value]) => row(column, sign, value))));
      const notices = await matching
        .orderBy('published_on', 'desc')
        .orderBy('number', 'desc')
        .limit(size)
        .offset((at - 1) * size)
        .execute();
      const { all } = await tx
        .selectFrom(matching.clearSelect().select('number').limit(COUNTED_TO).as('matching'))
        .select(sql<number>`count(*)::int`.as('all'))
        .executeTakeFirstOrThrow();
      return { notices: notices.map(noticeOf), all };
    },
    async places() {
      const { rows: found } = await sql<{ place: string }>`
        with recursive named as (
          select min(place) as place from board_notices where county = ${county} and state <> 'archived'
          union all
          select (select min(place) from board_notices
            where county = ${county} and state <> 'archived' and place > named.place)
          from named where named.place is not null)
        select place from named where place is not null order by place`.execute(tx);
      return found.map(({ place }) => place);
    },
    async tallies(within, unit) {
      const { rows: counted } = await sql<{ period: string; event: string; count: number }>`
        select substr(day, 1, ${UNITS[unit]}) as period, event, sum(count)::int as count from board_tallies
        where county = ${county} and day like ${`${within}%`} group by 1, 2 order by 1 desc, 2`.execute(tx);
      return counted;
    },
    async erase(number) {
      await sql`delete from board_texts where county = ${county} and seq in (
        select seq from board_entries where county = ${county} and number = ${number} and event <> 'archived')`.execute(
        tx,
      );
    },
    async days(limit) {
      const { rows: days } = await sql<{ day: string; entries: number; lastSeq: number; root: string }>`
        select days.day, days.entries, last.seq as "lastSeq", last.link as root from (
          select day, sum(count)::int as entries from board_tallies where county = ${county} and event <> 'standing'
          group by day order by day desc limit ${limit}) as days,
        lateral (select seq, link from board_entries as entry where entry.county = ${county} and entry.day = days.day
          order by seq desc limit 1) as last
        order by last.seq desc`.execute(tx);
      return days;
    },
    async rootOf(day) {
      const last = await entries()
        .where('entry.day', '=', day)
        .orderBy('entry.seq', 'desc')
        .limit(1)
        .executeTakeFirst();
      return last?.link ?? null;
    },
    async dayOf(day) {
      const found = await entries().where('entry.day', '=', day).orderBy('entry.seq').execute();
      const first = found[0]?.seq ?? 0;
      const before = await entries()
        .where('entry.seq', '=', first - 1)
        .executeTakeFirst();
      return {
        previous: before?.link ?? '',
        entries: found.map(({ seq, number, event, day: on, leaf, link }) => ({
          seq,
          number,
          event,
          day: on,
          leaf,
          link,
        })),
      };
    },
    checkAfter: (place, limit) => checkAfter(reach, place, limit),
    checkRest: () => checkRest(reach),
    check: () => checkAll(reach),
  };
  return board;
}

/** Length of what names a period in a day. */
const UNITS = { all: 0, month: 7, day: 10 } as const;

/** A search that finds more is not counted to its end. */
const COUNTED_TO = 1_000;

function inForce(notice: PublicNotice | null): 0 | 1 {
  return notice !== null && IN_FORCE.includes(notice.state) ? 1 : 0;
}

const SHOW_NEW = `insert into board_notices (county, ${BOARD_COLUMNS.join(', ')})
  values ($1, ${BOARD_COLUMNS.map((_, at) => `$${at + 2}`).join(', ')})`;
const SHOW = `${SHOW_NEW}
  on conflict (county, number) do update set ${BOARD_COLUMNS.map((column) => `${column} = excluded.${column}`).join(', ')}`;

/** The end of the chain, nobody else's until the transaction ends: entries follow each other. `locked`: the answer to LOCK. */
async function headOf({ tx, county }: Pick<Reach, 'tx' | 'county'>, locked: Promise<BoardHead[]>): Promise<BoardHead> {
  const [head] = await locked;
  if (head) return head;
  await run(tx, FIRST, [county]);
  const [first] = await run<BoardHead>(tx, LOCK, [county], TURN);
  if (!first) throw new Error('The board has no end.');
  return first;
}

const LOCK = 'select seq, link from board_heads where county = $1 for update';
const TURN: Turn = { key: 'board', last: true, handedOn: ['seq', 'link'] };
const FIRST = `insert into board_heads (county, seq, link) values ($1, 0, '') on conflict do nothing`;

type Condition = readonly ['kind' | 'place' | 'published_on', '=' | '>=' | '<=', string];

function conditions({ kind, place, from, until }: BoardSearch): Condition[] {
  const all: [Condition[0], Condition[1], string | undefined][] = [
    ['kind', '=', kind],
    ['place', '=', place],
    ['published_on', '>=', from],
    ['published_on', '<=', until],
  ];
  return all.flatMap(([column, sign, value]) => (value === undefined ? [] : [[column, sign, value] as const]));
}
