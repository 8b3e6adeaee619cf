import type pg from 'pg';
import { bossOn, queueOf, SCHEMA } from './boss.ts';

/** A job lives a day after its time: the sweep has long done its work by then. */
const QUEUE = { retryLimit: 3, retryDelay: 5, retryBackoff: true, deleteAfterSeconds: 86_400 };

/**
 * Makes the tables of pg-boss or brings them up to date, and the county's queue. `owner`: a pool of at least two connections of
 * the schema's owner. The service, where it is another role, may then read and write their rows and owns nothing.
 */
export async function installTimers(owner: pg.Pool, county: string, log: (line: string) => void): Promise<void> {
  const turn = await owner.connect();
  try {
    await turn.query('begin'); // the migrations' own lock: several processes may start at once
    await turn.query('select number from migrations where number = 0 for update');
    await install(owner, county, log);
    await turn.query('commit');
  } catch (fault) {
    await turn.query('rollback').catch(() => undefined);
    throw fault;
  } finally {
    turn.release();
  }
}

async function install(owner: pg.Pool, county: string, log: (line: string) => void): Promise<void> {
  const known = await owner.query('select to_regnamespace($1) is not null as known', [SCHEMA]);
  const createSchema = !(known.rows[0] as { known: boolean }).known;
  const boss = bossOn(owner, log, { migrate: true, createSchema });
  await boss.start();
  try {
    const queue = queueOf(county);
    if (!(await boss.getQueue(queue))) await boss.createQueue(queue, QUEUE);
  } finally {
    await boss.stop({ graceful: false, close: false });
  }
  await grant(owner);
}

async function grant(owner: pg.Pool): Promise<void> {
  const found = await owner.query(
    `select 1 from pg_roles where rolname = 'zhengpaopao_service' and rolname <> current_user`,
  );
  if (found.rowCount === 0) return;
  await owner.query(`grant usage on schema ${SCHEMA} to zhengpaopao_service`);
  await owner.query(`grant select, insert, update, delete on all tables in schema ${SCHEMA} to zhengpaopao_service`);
}
