import { afterAll, beforeAll, expect, it } from 'vitest';
import { openStore } from '../../server/storage/open-store.ts';
import { shippedKnowledge } from '../rigs/county.ts';
import { freshDatabase, type TestDatabase } from '../rigs/postgres.ts';
import { temporaryFolder } from '../rigs/postgres-folder.ts';
import { brokenInTheEnd } from './in-the-end.ts';
import { walk } from './walk.ts';

let database: TestDatabase;
beforeAll(async () => {
  database = await freshDatabase();
});
afterAll(() => database.drop());

it('keeps every promise while people do five hundred things at random', { timeout: 240_000 }, async () => {
  const dataDir = await temporaryFolder();
  const knowledge = await shippedKnowledge({ now: () => 0 });
  const open = (log: (line: string) => void) =>
    openStore({ county: knowledge.catalogue.home.id, dataDir, databaseUrl: database.url, log });
  const walked = await walk(knowledge, open, { seed: 20, steps: 500 });
  expect(await brokenInTheEnd(walked)).toEqual([]);
  expect(walked.memory.inquiries.size).toBeGreaterThan(5);
  expect(walked.tried.get('crashed')).toBeGreaterThan(5);
  await walked.life.close();
});
