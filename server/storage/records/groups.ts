import type { Selectable } from 'kysely';
import type { Group, GroupKind } from '../../core/people/group.ts';
import type { Records } from '../../ports/store.ts';
import { run } from '../database/line.ts';
import type { Tables } from '../database/tables.ts';
import type { Reach } from './reach.ts';

const BOUND = 'select * from groups where county = $1 and kind = $2 and about = $3';

export function groupsOf({ tx, county }: Reach): Records['groups'] {
  return {
    async bind(group) {
      const { channel, chat, kind, about, recipient, boundBy, boundAt } = group;
      const given = await tx
        .deleteFrom('groups')
        .where('county', '=', county)
        .where((row) => row.or([row.and({ channel, chat }), row.and({ kind, about })]))
        .returningAll()
        .execute();
      await tx
        .insertInto('groups')
        .values({ county, channel, chat, kind, about, recipient, bound_by: boundBy, bound_at: new Date(boundAt) })
        .execute();
      const isSame = (row: { channel: string; chat: string }) => row.channel === channel && row.chat === chat;
      const was = given.find(isSame);
      const gaveWay = given.find((row) => !isSame(row));
      return { was: was ? groupOf(was) : null, gaveWay: gaveWay ? groupOf(gaveWay) : null };
    },
    async boundTo(kind, about) {
      const [row] = await run<Selectable<Tables['groups']>>(tx, BOUND, [county, kind, about]);
      return row ? groupOf(row) : null;
    },
    async all() {
      const rows = await tx
        .selectFrom('groups')
        .selectAll()
        .where('county', '=', county)
        .orderBy('kind')
        .orderBy('about')
        .execute();
      return rows.map(groupOf);
    },
    async at({ channel, chat }) {
      const row = await tx
        .selectFrom('groups')
        .selectAll()
        .where((each) => each.and({ county, channel, chat }))
        .executeTakeFirst();
      return row ? groupOf(row) : null;
    },
  };
}

function groupOf({ channel, chat, kind, about, recipient, bound_by, bound_at }: Selectable<Tables['groups']>): Group {
  return {
    ...{ channel, chat, about, recipient, boundBy: bound_by, boundAt: bound_at.getTime() },
    kind: kind as GroupKind,
  };
}
