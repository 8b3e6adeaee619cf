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
