import { sql } from 'kysely';
import { type BoardHead, boardChecker, noticeFaults } from '../../core/notice/board-check.ts';
import {
  afterEvent,
  type BoardEntry,
  type BoardEvent,
  boardLeaf,
  boardLink,
  boardText,
} from '../../core/notice/board-event.ts';
import { IN_FORCE } from '../../core/notice/state.ts';
import type { Board, BoardSearch } from '../../ports/notices.ts';
import { random } from '../secrecy/random.ts';
import { sm3 } from '../trail/sm3.ts';
import { noticeOf, rowOf } from './board-row.ts';
import { chainEnds, entriesIn, entryOf, linksAt, pagesIn } from './board-walk.ts';
import type { Reach } from './reach.ts';

export function boardOf(reach: Pick<Reach, 'tx' | 'county'>): Board {
  const { tx, county } = reach;
  const rows = () => tx.selectFrom('board_notices').selectAll().where('county', '=', county);
  const entries = () => entriesIn(reach);

  const board: Board = {
    async append(event) {
      const head = await lockHead(reach);
      const { number, day } = event;
      const [seq, salt, text] = [head.seq + 1, random(16).toString('hex'), boardText(event)];
      const entry = { seq, number, event: event.event, day, leaf: boardLeaf(sm3, salt, text) };
      const link = boardLink(sm3, county, entry, head.link);
      await tx
        .insertInto('board_entries')
        .values({ county, ...entry, link })
        .execute();
      await tx.insertInto('board_texts').values({ county, seq, salt, text }).execute();
      await tx.updateTable('board_heads').set({ seq, link }).where('county', '=', county).execute();
      await show(event);
      return { ...entry, link, text: { salt, text } };
    },
    async find(number) {
      const row = await rows().where('number', '=', number).executeTakeFirst();
      return row ? noticeOf(row) : null;
    },
    async entriesOf(number) {
      const found = await entries().where('entry.number', '=', number).orderBy('entry.seq').execute();
      return found.map(entryOf);
    },
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
        .selectFrom(matching.as('matching'))
        .select(sql<number>`count(*)::int`.as('all'))
        .executeTakeFirstOrThrow();
      return { notices: notices.map(noticeOf), all };
    },
    async places() {
      const found = await tx
        .selectFrom('board_notices')
        .select('place')
        .distinct()
        .where('county', '=', county)
        .where('place', 'is not', null)
        .orderBy('place')
        .execute();
      return found.flatMap(({ place }) => place ?? []);
    },
    async count() {
      const inForce = sql.join(IN_FORCE.map((state) => sql`${state}`));
      const { rows: counted } = await sql<{ published: number; standing: number }>`
        select (select count(*)::int from board_entries where county = ${county} and event = 'published')
             - (select count(*)::int from board_entries where county = ${county} and event = 'corrected') as published,
               (select count(*)::int from board_notices where county = ${county} and state in (${inForce})) as standing`.execute(
        tx,
      );
      return counted[0] ?? { published: 0, standing: 0 };
    },
    async erase(number) {
      await sql`delete from board_texts where county = ${county} and seq in (
        select seq from board_entries where county = ${county} and number = ${number} and event <> 'archived')`.execute(
        tx,
      );
    },
    async days(limit) {
      const { rows: days } = await sql<{ day: string; entries: number; lastSeq: number; root: string }>`
        select days.day, days.entries, days.last as "lastSeq", entry.link as root from (
          select day, count(*)::int as entries, max(seq) as last from board_entries where county = ${county}
          group by day order by day desc limit ${limit}) as days
        join board_entries as entry on entry.county = ${county} and entry.seq = days.last
        order by days.last desc`.execute(tx);
      return days;
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
    async checkOne(number) {
      const own = (await entries().where('entry.number', '=', number).orderBy('entry.seq').execute()).map(entryOf);
      const links = await linksAt(
        reach,
        own.map(({ seq }) => seq - 1),
      );
      const following = own.map((entry) => ({
        ...entry,
        previous: entry.seq === 1 ? '' : (links.get(entry.seq - 1) ?? null),
      }));
      return noticeFaults(sm3, county, following, await board.find(number));
    },
    async check() {
      const checker = boardChecker(sm3, county);
      let count = 0;
      for await (const entry of walk()) {
        checker.take(entry);
        count += 1;
      }
      return { entries: count, faults: checker.finish(await pagesIn(reach), await chainEnds(reach)) };
    },
  };
  return board;

  async function show(event: BoardEvent): Promise<void> {
    const after = afterEvent(await board.find(event.number), event);
    if (after === null) throw new Error(`The board does not know ${event.number}.`);
    const row = rowOf(after);
    await tx
      .insertInto('board_notices')
      .values({ county, ...row })
      .onConflict((conflict) => conflict.columns(['county', 'number']).doUpdateSet(row))
      .execute();
  }

  async function* walk(): AsyncGenerator<BoardEntry> {
    for (let after = 0; ; ) {
      const page = await entries().where('entry.seq', '>', after).orderBy('entry.seq').limit(PAGE).execute();
      for (const row of page) yield entryOf(row);
      if (page.length < PAGE) return;
      after = page.at(-1)?.seq ?? after;
    }
  }
}

const PAGE = 2_000;

/** The end of the chain, nobody else's until the transaction ends: entries follow each other, and so do filings of one certificate. */
export async function lockHead({ tx, county }: Pick<Reach, 'tx' | 'county'>): Promise<BoardHead> {
  await tx
    .insertInto('board_heads')
    .values({ county, seq: 0, link: '' })
    .onConflict((conflict) => conflict.doNothing())
    .execute();
  return tx
    .selectFrom('board_heads')
    .select(['seq', 'link'])
    .where('county', '=', county)
    .forUpdate()
    .executeTakeFirstOrThrow();
}

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
