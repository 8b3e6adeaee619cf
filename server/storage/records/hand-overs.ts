import { sql } from 'kysely';
import type { HandOver, HandOverLine } from '../../core/hand-over/hand-over.ts';
import type { Records } from '../../ports/store.ts';
import { accountKey, placeOf, type Reach } from './reach.ts';

/** What hand-overs of an earlier version did not say. */
const UNSAID = { recipient: null, place: '', slip: null, holder: null, answeredAt: null, closedBy: null };

export function handOversOf(reach: Reach): Records['handOvers'] {
  const { tx, county, vault } = reach;
  const place = placeOf(reach, 'hand_overs.content');
  const linePlace = placeOf(reach, 'hand_over_lines.line');
  const contentOf = (handOver: HandOver) => ({
    sealed_content: vault.seal(JSON.stringify(handOver), place),
    closed_at: handOver.closedAt === null ? null : new Date(handOver.closedAt),
  });
  const opened = (sealed: Buffer): HandOver => ({ ...UNSAID, ...(JSON.parse(vault.open(sealed, place)) as HandOver) });
  const rows = () => tx.selectFrom('hand_overs').select('sealed_content').where('county', '=', county);

  return {
    async open(handOver) {
      const { number, reason, talk, openedAt } = handOver;
      const person_key = accountKey(reach, talk.channel, talk.person);
      await tx
        .insertInto('hand_overs')
        .values({ county, number, reason, person_key, opened_at: new Date(openedAt), ...contentOf(handOver) })
        .execute();
    },
    async find(number) {
      const row = await rows().where('number', '=', number).executeTakeFirst();
      return row ? opened(row.sealed_content) : null;
    },
    async save(handOver) {
      await tx
        .updateTable('hand_overs')
        .set(contentOf(handOver))
        .where((row) => row.and({ county, number: handOver.number }))
        .execute();
    },
    async list(closedSince, limit) {
      const open = await rows().where('closed_at', 'is', null).orderBy('opened_at').limit(limit).execute();
      const closed = await rows()
        .where('closed_at', '>=', new Date(closedSince))
        .orderBy('closed_at', 'desc')
        .limit(limit)
        .execute();
      return [...open, ...closed].map(({ sealed_content }) => opened(sealed_content));
    },
    async standing() {
      const row = await tx
        .selectFrom('hand_overs')
        .select([sql<number>`count(*)::int`.as('open'), sql<Date | null>`min(opened_at)`.as('oldest')])
        .where('county', '=', county)
        .where('closed_at', 'is', null)
        .executeTakeFirstOrThrow();
      return { open: row.open, oldest: row.oldest?.getTime() ?? null };
    },
    async say(number, line) {
      const seq = (await countOf(number)) + 1;
      const sealed_line = vault.seal(JSON.stringify(line), linePlace);
      await tx
        .insertInto('hand_over_lines')
        .values({ county, number, seq, sealed_line, said_at: new Date(line.at) })
        .execute();
      return seq;
    },
    async said(number) {
      const lines = await tx
        .selectFrom('hand_over_lines')
        .select('sealed_line')
        .where((row) => row.and({ county, number }))
        .orderBy('seq')
        .execute();
      return lines.map(({ sealed_line }) => JSON.parse(vault.open(sealed_line, linePlace)) as HandOverLine);
    },
  };

  async function countOf(number: number): Promise<number> {
    const row = await tx
      .selectFrom('hand_over_lines')
      .select(sql<number>`count(*)::int`.as('count'))
      .where((each) => each.and({ county, number }))
      .executeTakeFirstOrThrow();
    return row.count;
  }
}
