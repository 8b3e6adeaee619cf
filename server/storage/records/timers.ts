import type { Records } from '../../ports/store.ts';
import type { Reach } from './reach.ts';

export function timersOf({ tx, county, wake }: Reach): Records['timers'] {
  return {
    async set({ kind, subject, due }, now) {
      const due_at = new Date(due);
      await tx
        .insertInto('timers')
        .values({ county, kind, subject, due_at })
        .onConflict((conflict) => conflict.columns(['county', 'kind', 'subject']).doUpdateSet({ due_at }))
        .execute();
      await wake(tx, { kind, subject }, due - now);
    },
    async dueAt({ kind, subject }) {
      const row = await tx
        .selectFrom('timers')
        .select('due_at')
        .where((each) => each.and({ county, kind, subject }))
        .executeTakeFirst();
      return row?.due_at.getTime() ?? null;
    },
    async cancel({ kind, subject }) {
      await tx
        .deleteFrom('timers')
        .where((row) => row.and({ county, kind, subject }))
        .execute();
    },
  };
}
