import type pg from 'pg';
import { type Statement, statement } from './gathered.ts';
import type { Turn } from './turns.ts';

const checks = new Map<string, string>();

/**
 * Takes a lock that was not waited for, and fails (division by zero) unless the record is as foreseen then. The lock stands in a
 * query of its own, because PostgreSQL works out what stands beside it before it waits, from the record as it was.
 */
export function checkOf(lock: Statement, columns: readonly string[], row: pg.QueryResultRow): Statement {
  const text = checks.get(lock.text) ?? checkText(lock, columns);
  checks.set(lock.text, text);
  return statement(text, [...lock.values, ...columns.map((column) => row[column])]);
}

function checkText({ text, values }: Statement, columns: readonly string[]): string {
  const same = columns.map((column, at) => `held.${column} = $${values.length + at + 1}`);
  return `select 1 / count(*) filter (where ${same.join(' and ')}) as found from (${text}) as held`;
}

/** Something else was found under the lock. */
export function isUnforeseen(fault: unknown): boolean {
  return (fault as { code?: string } | null)?.code === '22012';
}

/**
 * Stands in line for a record. Rows are locked by whoever is awake first; an advisory lock is given to those who wait for it in the
 * order in which they came, so that nobody comes between a transaction and the one that built on it.
 */
export function queueFor({ key }: Turn, { values }: Statement): Statement {
  return statement(QUEUE, [`${key.replaceAll('\0', ' ')} ${values.join(' ')}`]);
}

const QUEUE = 'select pg_advisory_xact_lock(hashtextextended($1, 0))';
