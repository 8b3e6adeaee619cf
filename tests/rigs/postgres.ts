import { randomUUID } from 'node:crypto';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import pg from 'pg';
import { inject } from 'vitest';
import { type OpenStore, openStore, type StoreOptions } from '../../server/storage/open-store.ts';
import { rememberPeople } from './planted-people.ts';
import { TEMPLATE, within } from './postgres-url.ts';

/** A database of one's own, migrated; `drop` ends what is still connected. */
export type TestDatabase = { readonly url: string; drop(): Promise<void> };

/** Makes a database in the run's PostgreSQL (migrated or empty), or an empty one on another server. Call it once a test file (about 50 ms). */
export async function freshDatabase(
  server?: string,
  content: 'migrated' | 'empty' = 'migrated',
): Promise<TestDatabase> {
  const base = server ?? inject('postgresUrl');
  const name = `test_${randomUUID().replaceAll('-', '')}`;
  await onServer(base, `create database ${name}${server || content === 'empty' ? '' : ` template ${TEMPLATE}`}`);
  return { url: within(base, name), drop: () => onServer(base, `drop database if exists ${name} with (force)`) };
}

/** A store on a database of its own. `close` also removes database and folder. */
export async function testStore(options: Partial<StoreOptions> = {}): Promise<OpenStore> {
  const database = await freshDatabase();
  const dataDir = await mkdtemp(join(tmpdir(), 'zpp-'));
  const store = await openStore({ county: '990100', dataDir, databaseUrl: database.url, ...options });
  return {
    ...store,
    async close() {
      await rememberPeople(store);
      await store.close();
      await database.drop();
      await rm(dataDir, { recursive: true, force: true });
    },
  };
}

async function onServer(base: string, statement: string): Promise<void> {
  const client = new pg.Client({ connectionString: within(base, 'postgres') });
  await client.connect();
  try {
    await client.query(statement);
  } finally {
    await client.end();
  }
}
