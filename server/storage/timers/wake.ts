import { CompiledQuery } from 'kysely';
import type { PgBoss } from 'pg-boss';
import type { Timer } from '../../ports/timers.ts';
import type { Transaction } from '../database/transaction.ts';
import { queueOf } from './boss.ts';

/** Puts a job into the transaction that wakes a worker `after` milliseconds to look at a timer. */
export type Wake = (tx: Transaction, timer: Pick<Timer, 'kind' | 'subject'>, after: number) => Promise<void>;

/** The waits are whole seconds, rounded up: a worker that comes too early would have to be woken again. */
export function wakeBy(boss: PgBoss, county: string): Wake {
  return async (tx, { kind, subject }, after) => {
    const db = {
      executeSql: async (text: string, values: unknown[] = []) => {
        const { rows } = await tx.executeQuery(CompiledQuery.raw(text, values));
        return { rows };
      },
    };
    await boss.send(queueOf(county), { kind, subject }, { db, startAfter: Math.max(0, Math.ceil(after / 1_000)) });
  };
}
