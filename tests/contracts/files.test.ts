import { afterAll } from 'vitest';
import { openStore } from '../../server/storage/open-store.ts';
import { freshDatabase } from '../rigs/postgres.ts';
import { temporaryFolder } from '../rigs/postgres-folder.ts';
import { describeFiles } from './files.ts';

const database = freshDatabase();
const dataDir = temporaryFolder();
afterAll(async () => (await database).drop());

describeFiles('PostgreSQL', async () =>
  openStore({ county: '990100', dataDir: await dataDir, databaseUrl: (await database).url }),
);
