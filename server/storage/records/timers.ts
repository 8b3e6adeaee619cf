import type { Records } from '../../ports/store.ts';
import type { Timer } from '../../ports/timers.ts';
import { beforeEnd, run, runLater } from '../database/line.ts';
import { addLists } from '../database/merged.ts';
import type { Reach } from './reach.ts';

const DUE = 'select due_at from timers where county = $1 and kind = $2 and subject = $3';
const SET = `insert into timers (county, kind, subject, due_at)
  select $1, * from unnest($2::text[], $3::text[], $4::timestamptz[])
  on conflict (county, kind, subject) do update set due_at = excluded.due_at`;
const CANCEL = 'delete from timers where county = $1 and kind = $2 and subject = $3';

export function timersOf({ tx, county, wake }: Reach): Records['timers'] {
  const waiting = new Map<string, Timer & { readonly after: number }>();

  /** All that were set, in one statement, and their wake-up calls in another. */
  const write = async (): Promise<void> => {
    const timers = [...waiting.values()];
    waiting.clear();
    if (timers.length === 0) return;
    const [kinds, subjects] = [timers.map(({ kind }) => kind), timers.map(({ subject }) => subject)];
    runLater(tx, SET, [county, kinds, subjects, timers.map(({ due }) => new Date(due))], addLists);
    await wake(tx, timers);
  };

  return {
    async set({ kind, subject, due }, now) {
      if (waiting.size === 0) beforeEnd(tx, write);
      waiting.set(`${kind} ${subject}`, { kind, subject, due, after: due - now });
    },
    async dueAt({ kind, subject }) {
      await write();
      const [row] = await run<{ due_at: Date }>(tx, DUE, [county, kind, subject]);
      return row?.due_at.getTime() ?? null;
    },
    async cancel({ kind, subject }) {
      waiting.delete(`${kind} ${subject}`);
      runLater(tx, CANCEL, [county, kind, subject]);
    },
  };
}
