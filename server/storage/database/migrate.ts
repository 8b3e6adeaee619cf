import { createHash } from 'node:crypto';
import { readdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import type pg from 'pg';
import { StorageFault } from '../storage-fault.ts';

const FOLDER = join(import.meta.dirname, '..', 'migrations');

type Migration = { readonly number: number; readonly name: string; readonly sql: string; readonly digest: string };

/**
 * Brings the schema up to date, each file in its own transaction under one locked row, so that two processes that start at
 * once apply each file once. A schema newer than this program is accepted; an applied file that was changed since is not.
 */
export async function migrate(pool: pg.Pool, folder: string = FOLDER): Promise<void> {
  const client = await pool.connect();
  try {
    await prepare(client);
    for (const migration of await migrationsIn(folder)) await apply(client, migration);
    await grant(client, folder);
  } catch (fault) {
    throw fault instanceof StorageFault ? fault : migrationFault(fault);
  } finally {
    client.release();
  }
}

/** `create … if not exists` of two processes at once may collide; the loser looks again. */
async function prepare(client: pg.PoolClient): Promise<void> {
  for (let tries = 1; ; tries += 1) {
    try {
      await client.query(`create table if not exists migrations (
        number integer primary key, name text not null, digest text not null, applied_at timestamptz not null default now())`);
      await client.query(`insert into migrations (number, name, digest) values (0, 'lock', '') on conflict do nothing`);
      return;
    } catch (fault) {
      if (tries >= 5) throw fault;
    }
  }
}

async function migrationsIn(folder: string): Promise<Migration[]> {
  const files = (await readdir(folder)).filter((file) => /^\d{4}-.*\.sql$/.test(file)).sort();
  return Promise.all(
    files.map(async (name) => {
      const sql = await readFile(join(folder, name), 'utf8');
      const digest = createHash('sha256').update(sql.replaceAll('\r\n', '\n')).digest('hex');
      return { number: Number(name.slice(0, 4)), name, sql, digest };
    }),
  );
}

async function apply(client: pg.PoolClient, migration: Migration): Promise<void> {
  await locked(client, async () => {
    const known = await client.query('select digest from migrations where number = $1', [migration.number]);
    const row = known.rows[0] as { digest: string } | undefined;
    if (row && row.digest !== migration.digest)
      throw new StorageFault(
        `Migration ${migration.name} was changed after it had been applied: restore it and add a new one.`,
      );
    if (row) return;
    await client.query(migration.sql);
    await client.query('insert into migrations (number, name, digest) values ($1, $2, $3)', [
      migration.number,
      migration.name,
      migration.digest,
    ]);
  });
}

async function grant(client: pg.PoolClient, folder: string): Promise<void> {
  const sql = await readFile(join(folder, 'grants.sql'), 'utf8').catch(() => null);
  const found = await client.query(
    `select rolname <> current_user as other from pg_roles where rolname = 'zhengpaopao_service'`,
  );
  const other = (found.rows[0] as { other: boolean } | undefined)?.other ?? false;
  if (sql && other) await locked(client, async () => void (await client.query(sql)));
}

async function locked(client: pg.PoolClient, work: () => Promise<void>): Promise<void> {
  await client.query('begin');
  try {
    await client.query('select number from migrations where number = 0 for update');
    await work();
    await client.query('commit');
  } catch (fault) {
    await client.query('rollback').catch(() => undefined);
    throw fault;
  }
}

function migrationFault(fault: unknown): StorageFault {
  const text = fault instanceof Error ? fault.message : String(fault);
  return new StorageFault(`The database could not be brought up to date: ${text}`, { cause: fault });
}
