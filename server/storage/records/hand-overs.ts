import type { HandOver, Records } from '../../ports/store.ts';
import { accountKey, placeOf, type Reach } from './reach.ts';

export function handOversOf(reach: Reach): Records['handOvers'] {
  const { tx, county, vault } = reach;
  const place = placeOf(reach, 'hand_overs.content');
  return {
    async open(handOver) {
      await tx
        .insertInto('hand_overs')
        .values({
          county,
          number: handOver.number,
          reason: handOver.reason,
          person_key: accountKey(reach, handOver.talk.channel, handOver.talk.person),
          sealed_content: vault.seal(JSON.stringify(handOver), place),
          opened_at: new Date(handOver.openedAt),
          closed_at: handOver.closedAt === null ? null : new Date(handOver.closedAt),
        })
        .execute();
    },
    async find(number) {
      const row = await tx
        .selectFrom('hand_overs')
        .select(['sealed_content', 'closed_at'])
        .where((each) => each.and({ county, number }))
        .executeTakeFirst();
      if (!row) return null;
      const opened = JSON.parse(vault.open(row.sealed_content, place)) as HandOver;
      return { ...opened, recipient: opened.recipient ?? null, closedAt: row.closed_at?.getTime() ?? null };
    },
    async close(number, at) {
      await tx
        .updateTable('hand_overs')
        .set({ closed_at: new Date(at) })
        .where((each) => each.and({ county, number }))
        .where('closed_at', 'is', null)
        .execute();
    },
  };
}
