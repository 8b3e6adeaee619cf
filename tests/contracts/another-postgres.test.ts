import { sql } from 'kysely';
import { afterAll, describe, expect, it } from 'vitest';
import { type OpenStore, openStore } from '../../server/storage/open-store.ts';
import { startTimers } from '../../server/storage/timers/worker.ts';
import { sealHeads } from '../../server/storage/trail/seal.ts';
import { verifyTrail } from '../../server/storage/trail/verify.ts';
import { freshDatabase, type TestDatabase } from '../rigs/postgres.ts';
import { temporaryFolder } from '../rigs/postgres-folder.ts';
import { type SystemPostgres, startSystemPostgres, systemPostgres } from '../rigs/system-postgres.ts';
import { describeFiles } from './files.ts';
import { describeStore } from './store.ts';
import { describeTimers } from './timers.ts';

// DATABASE_URL as a province would set it: a server that is not ours, one user for everything. TEST_DATABASE_URL names one whose
// user may create databases; otherwise the oldest PostgreSQL installed on this machine is started in a temporary folder.
const given = process.env.TEST_DATABASE_URL;
const installed = given ? null : systemPostgres();
const name = given ? 'the PostgreSQL of TEST_DATABASE_URL' : `PostgreSQL ${installed?.version ?? ''} of this machine`;

/** One set of keys for all processes, as settings would give them. */
const KEYS = { dataKeys: ['a'.repeat(64)], indexKey: 'b'.repeat(64) };

if (!given && !installed)
  console.warn(
    'Left out: the contract suites on another PostgreSQL (none is installed, TEST_DATABASE_URL is not set).',
  );

describe.skipIf(!given && !installed)('a PostgreSQL that is given', () => {
  let server: Promise<SystemPostgres> | null = null;
  let database: Promise<TestDatabase> | null = null;

  async function open(county = '990100'): Promise<OpenStore> {
    if (!given) server ??= startSystemPostgres(installed?.programs ?? '');
    database ??= (async () => freshDatabase(given ?? (await server)?.url))();
    return openStore({ county, dataDir: await temporaryFolder(), databaseUrl: (await database).url, keys: KEYS });
  }
  afterAll(async () => {
    await (await database)?.drop();
    await (await server)?.stop();
  });

  it('is one of 15 to 18, and is opened by five processes at once', async () => {
    const stores = await Promise.all(Array.from({ length: 5 }, () => open()));
    const { rows } = await sql<{ version: string }>`select current_setting('server_version') as version`.execute(
      stores[0]?.db as OpenStore['db'],
    );
    expect(Number.parseInt(rows[0]?.version ?? '', 10)).toBeOneOf([15, 16, 17, 18]);
    for (const store of stores) await store.close();
  });

  describeStore(name, open);
  describeFiles(name, open);
  describeTimers(name, async () => {
    const store = await open();
    return {
      store,
      start: (ring, clock, sweeping) => startTimers(store, ring, clock, sweeping ? 200 : 3_600_000),
      async loseJobs() {
        await sql`delete from pgboss.job`.execute(store.db);
      },
      close: () => store.close(),
    };
  });

  it('holds a trail that is sealed and proves itself', async () => {
    const store = await open();
    await sealHeads(store, Date.UTC(2018, 11, 3));
    expect((await verifyTrail(store)).faults).toEqual([]);
    await store.close();
  });
});
