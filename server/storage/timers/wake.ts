import type { PgBoss } from 'pg-boss';
import type { Timer } from '../../ports/timers.ts';
import type { Value } from '../database/gathered.ts';
import { runLater } from '../database/line.ts';
import type { Merge } from '../database/merged.ts';
import type { Transaction } from '../database/transaction.ts';
import { queueOf } from './boss.ts';

/** A timer that somebody is to look at, `after` milliseconds from now. */
type Call = Pick<Timer, 'kind' | 'subject'> & { readonly after: number };

/**
 * Puts jobs into the transaction that wake a worker to look at timers. Those of another day get none: a job would lie for months in
 * a table that is made for hours, and a term that ends with a day may end a minute late, when the sweep finds it.
 */
export type Wake = (tx: Transaction, calls: readonly Call[]) => Promise<void>;

/** Milliseconds: what comes later is left to the sweep. */
const AHEAD = 26 * 3_600_000;

/** The builder carries jobs as one JSON list. */
const addJobs: Merge = {
  key: ([, ...rest]) => rest.join(' '),
  both: ([jobs, ...rest], [later]) => [`${String(jobs).slice(0, -1)},${String(later).slice(1)}`, ...rest],
};

/** The waits are whole seconds, rounded up: a worker that comes too early would have to be woken again. */
export function wakeBy(boss: PgBoss, county: string): Wake {
  return async (tx, calls) => {
    const db = {
      executeSql: async (text: string, values: unknown[] = []) => {
        runLater(tx, text, values as Value[], addJobs); // one text a queue
        return { rows: [] };
      },
    };
    const soon = calls.filter(({ after }) => after < AHEAD);
    if (soon.length === 0) return;
    const jobs = soon.map(({ kind, subject, after }) => ({
      data: { kind, subject },
      startAfter: Math.max(0, Math.ceil(after / 1_000)),
    }));
    await boss.insert(queueOf(county), jobs, { db });
  };
}
