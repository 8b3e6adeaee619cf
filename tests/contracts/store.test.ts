import { afterAll } from 'vitest';
import { type OpenStore, openStore } from '../../server/storage/open-store.ts';
import { freshDatabase, type TestDatabase } from '../rigs/postgres.ts';
import { temporaryFolder } from '../rigs/postgres-folder.ts';
import { describeStore } from './store.ts';

const used: TestDatabase[] = [];
afterAll(async () => {
  for (const database of used) await database.drop();
});

function onDatabase(server?: string): (county: string) => Promise<OpenStore> {
  let database: Promise<TestDatabase> | null = null;
  return async (county) => {
    database ??= freshDatabase(server).then((fresh) => {
      used.push(fresh);
      return fresh;
    });
    const dataDir = await temporaryFolder();
    return openStore({ county, dataDir, databaseUrl: (await database).url });
  };
}

describeStore('the embedded PostgreSQL', onDatabase());

const elsewhere = process.env.TEST_DATABASE_URL;
if (elsewhere) describeStore('the PostgreSQL of TEST_DATABASE_URL', onDatabase(elsewhere));
