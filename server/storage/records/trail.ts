import { randomBytes } from 'node:crypto';
import { leafOf, linkOf, NO_LINK } from '../../core/trail/chain.ts';
import type { TrailEntry } from '../../core/trail/entry.ts';
import type { Records } from '../../ports/store.ts';
import { sm3 } from '../trail/sm3.ts';
import { accountKey, type Reach } from './reach.ts';

export function trailOf(reach: Reach): Records['trail'] {
  const { tx, county } = reach;

  /** Locks the head of the record, so that entries written at once follow each other. */
  const lockHead = async (record: string): Promise<{ seq: number; link: string }> => {
    const lock = () =>
      tx
        .selectFrom('trail_heads')
        .select(['seq', 'link'])
        .where((row) => row.and({ county, record }))
        .forUpdate()
        .executeTakeFirst();
    const known = await lock();
    if (known) return known;
    await tx
      .insertInto('trail_heads')
      .values({ county, record, seq: 0, link: NO_LINK, sealed_seq: 0 })
      .onConflict((conflict) => conflict.doNothing())
      .execute();
    return (await lock()) ?? { seq: 0, link: NO_LINK };
  };

  return {
    async append(entry, about) {
      const { record } = entry;
      const head = await lockHead(record);
      const seq = head.seq + 1;
      const salt = randomBytes(16).toString('hex');
      const text = JSON.stringify(entry); // hashed and kept as it is
      const leaf = leafOf(sm3, salt, text);
      const link = linkOf(sm3, { county, record, seq }, leaf, head.link);
      await tx
        .insertInto('trail_links')
        .values({ county, record, seq, at: new Date(entry.at), leaf, link })
        .execute();
      await tx
        .insertInto('trail_texts')
        .values({
          ...{ county, record, seq, salt, text },
          about_key: about ? accountKey(reach, about.channel, about.person) : null,
        })
        .execute();
      await tx
        .updateTable('trail_heads')
        .set({ seq, link })
        .where((row) => row.and({ county, record }))
        .execute();
    },

    async of(record) {
      const rows = await tx
        .selectFrom('trail_links as link')
        .leftJoin('trail_texts as text', (join) =>
          join
            .onRef('text.county', '=', 'link.county')
            .onRef('text.record', '=', 'link.record')
            .onRef('text.seq', '=', 'link.seq'),
        )
        .select(['link.at as at', 'text.text as text'])
        .where('link.county', '=', county)
        .where('link.record', '=', record)
        .orderBy('link.seq')
        .execute();
      return rows.map(({ at, text }) => (text ? (JSON.parse(text) as TrailEntry) : erased(record, at)));
    },
  };
}

function erased(record: string, at: Date): TrailEntry {
  return { record, event: 'erased', by: 'erased', at: at.getTime(), facts: {} };
}
