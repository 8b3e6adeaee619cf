import { afterAll } from 'vitest';
import { openStore } from '../../server/storage/open-store.ts';
import { freshDatabase, type TestDatabase } from '../rigs/postgres.ts';
import { temporaryFolder } from '../rigs/postgres-folder.ts';
import { describeCommitments } from './commitments.ts';

let shared: Promise<{ readonly database: TestDatabase; readonly dataDir: string }> | null = null;
afterAll(async () => (await shared)?.database.drop());

/** Two programs of one county share the database and the keys. */
describeCommitments('PostgreSQL', async (county) => {
  shared ??= Promise.all([freshDatabase(), temporaryFolder()]).then(([database, dataDir]) => ({ database, dataDir }));
  const { database, dataDir } = await shared;
  return openStore({ county, dataDir, databaseUrl: database.url });
});
