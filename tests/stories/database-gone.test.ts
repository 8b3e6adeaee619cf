import { afterAll, beforeAll, expect, it, vi } from 'vitest';
import { type OpenCounty, openCounty } from '../rigs/county.ts';
import { freshDatabase, type TestDatabase } from '../rigs/postgres.ts';
import { lineTo, type SeveredLine } from '../rigs/severed-line.ts';

vi.setConfig({ testTimeout: 120_000 });

let database: TestDatabase;
let line: SeveredLine;
let county: OpenCounty;
beforeAll(async () => {
  database = await freshDatabase();
  line = await lineTo(database.url);
  county = await openCounty('2018-12-03 09:00', { databaseUrl: line.url });
});
afterAll(async () => {
  await county.close();
  await line.cut();
  await database.drop();
});

function ask(): Promise<Response> {
  return fetch(`${county.url}/api/questions`, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify({ q: '孩子上学报名还要开居住证明吗' }),
  });
}

it('tells the citizen what to do while the database is gone, and answers again when it is back, without a restart', async () => {
  expect((await ask()).status).toBe(200);
  await line.cut();
  const refused = await ask();
  expect(refused.status).toBe(503);
  const { detail, next } = (await refused.json()) as { detail?: string; next?: string };
  expect(`${detail} ${next}`).toContain('请过几分钟再试');
  expect(await county.store.ready()).toBe(false);
  await line.mend();
  await expect.poll(() => county.store.ready(), { timeout: 20_000 }).toBe(true);
  const answered = await ask();
  expect(answered.status).toBe(200);
  expect(await answered.json()).toMatchObject({ verdict: '不用交' });
  const inbox = await county.store.db.selectFrom('inbox').select('message_id').execute();
  expect(inbox).toHaveLength(2);
});
