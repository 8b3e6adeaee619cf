import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { TestProject } from 'vitest/node';
import { migrate } from '../../server/storage/database/migrate.ts';
import { openPool } from '../../server/storage/database/pool.ts';
import { openEmbedded } from '../../server/storage/embedded/embedded.ts';
import { installTimers } from '../../server/storage/timers/install.ts';
import { TEMPLATE, within } from './postgres-url.ts';

declare module 'vitest' {
  export interface ProvidedContext {
    /** The cluster of this run, as its owner, without a database. */
    readonly postgresUrl: string;
    /** Where the workers of this run share what is made once; removed at its end. */
    readonly runFolder: string;
  }
}

// Not durable on purpose: the crash tests run clusters of their own, as shipped.
const FAST = { fsync: 'off', synchronous_commit: 'off', full_page_writes: 'off', max_connections: '200' };

/** One PostgreSQL and one folder for the whole run: a cluster with a migrated database that every test file gets a copy of. */
export default async function setUp(project: TestProject): Promise<() => Promise<void>> {
  const runFolder = await mkdtemp(join(tmpdir(), 'zpp-'));
  const dataDir = join(runFolder, 'db');
  const embedded = await openEmbedded({ dataDir, as: 'server', log: () => undefined, settings: FAST });
  const { host, port } = embedded.address();
  const password = embedded.cluster.passwords.keeper;
  const url = `postgresql://keeper:${password}@localhost:${port}/?host=${encodeURIComponent(host)}`;
  const tearDown = async (): Promise<void> => {
    await embedded.close();
    await rm(runFolder, { recursive: true, force: true });
  };
  await makeTemplate(url).catch(async (fault: unknown) => {
    await tearDown();
    throw fault;
  });
  project.provide('postgresUrl', url);
  project.provide('runFolder', runFolder);
  return tearDown;
}

async function makeTemplate(url: string): Promise<void> {
  const owner = openPool(() => ({ connectionString: within(url, 'postgres') }), 1, console.error);
  await owner.query(`create database ${TEMPLATE}`);
  await owner.end();
  const pool = openPool(() => ({ connectionString: within(url, TEMPLATE) }), 2, console.error);
  await migrate(pool);
  await installTimers(pool, '990100', console.error);
  await pool.end();
}
