import type { PgBoss } from 'pg-boss';
import type { Timer } from '../../ports/timers.ts';
import type { Value } from '../database/gathered.ts';
import { runLater } from '../database/line.ts';
import type { Transaction } from '../database/transaction.ts';
import { queueOf } from './boss.ts';

/** A timer that somebody is to look at, `after` milliseconds from now. */
type Call = Pick<Timer, 'kind' | 'subject'> & { readonly after: number };

/** Puts jobs into the transaction that wake a worker to look at timers. */
export type Wake = (tx: Transaction, calls: readonly Call[]) => Promise<void>;

/** The waits are whole seconds, rounded up: a worker that comes too early would have to be woken again. */
export function wakeBy(boss: PgBoss, county: string): Wake {
  return async (tx, calls) => {
    const db = {
      executeSql: async (text: string, values: unknown[] = []) => {
        runLater(tx, text, values as Value[]); // one text a queue
        return { rows: [] };
      },
    };
    const jobs = calls.map(({ kind, subject, after }) => ({
      data: { kind, subject },
      startAfter: Math.max(0, Math.ceil(after / 1_000)),
    }));
    await boss.insert(queueOf(county), jobs, { db });
  };
}
