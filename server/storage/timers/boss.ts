import type pg from 'pg';
import { type ConstructorOptions, PgBoss } from 'pg-boss';

/** pg-boss keeps its tables in a schema of its own, which it makes and brings up to date itself. */
export const SCHEMA = 'pgboss';

/** A county's jobs: processes of several counties may work on one database, each with its own rules. */
export function queueOf(county: string): string {
  return `timers-${county}`;
}

/** pg-boss over a pool of ours. Rebuilding indexes needs their owner, and there are few jobs: left to autovacuum. */
export function bossOn(pool: pg.Pool, log: (line: string) => void, options: ConstructorOptions = {}): PgBoss {
  const boss = new PgBoss({
    db: { executeSql: (text, values) => pool.query(text, values) },
    schema: SCHEMA,
    migrate: false,
    createSchema: false,
    supervise: false,
    schedule: false,
    reindex: false,
    monitorVacuum: false,
    ...options,
  });
  boss.on('error', oncePerOutage(log));
  return boss;
}

/** Its loops report every failed look at a database that is away: one line a minute says as much. */
function oncePerOutage(log: (line: string) => void): (fault: Error) => void {
  let saidAt = Number.NEGATIVE_INFINITY;
  return (fault) => {
    if (performance.now() - saidAt < 60_000) return;
    saidAt = performance.now();
    log(`Timers cannot look for jobs (they ring late, by the minute's sweep): ${fault.message}`);
  };
}
