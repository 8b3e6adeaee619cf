import type { Records } from '../../ports/store.ts';
import { run } from '../database/line.ts';
import type { Reach } from './reach.ts';

const DUE = 'select due_at from timers where county = $1 and kind = $2 and subject = $3';

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
      const [row] = await run<{ due_at: Date }>(tx, DUE, [county, kind, subject]);
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
