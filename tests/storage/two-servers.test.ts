import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { openStore } from '../../server/storage/open-store.ts';
import { verifyTrail } from '../../server/storage/trail/verify.ts';
import { freshDatabase, type TestDatabase } from '../rigs/postgres.ts';
import { startChild } from '../rigs/postgres-child.ts';
import { temporaryFolder } from '../rigs/postgres-folder.ts';

const MESSAGES = 60;

let database: TestDatabase;
const arrived: { recipient: string; text: string }[] = [];

/** The platform: takes what it is sent, one after another, in the order in which it comes. */
const platform = createServer((request, response) => {
  let body = '';
  request.on('data', (bytes) => {
    body += bytes;
  });
  request.on('end', () => {
    arrived.push(JSON.parse(body) as { recipient: string; text: string });
    response.end('{}');
  });
});
beforeAll(async () => {
  database = await freshDatabase();
  await new Promise<void>((settle) => platform.listen(0, '127.0.0.1', () => settle()));
});
afterAll(async () => {
  platform.close();
  await database.drop();
});

it('two servers on one database act once on each message, give both deliveries one reply, and keep the order of each person', async () => {
  const dataDir = await temporaryFolder();
  const address = `http://127.0.0.1:${(platform.address() as AddressInfo).port}`;
  const args = [database.url, dataDir, String(MESSAGES), address];
  const servers = [1, 2].map(() => startChild('tests/storage/children/share-store.ts', args));
  await Promise.all(servers.map((server) => server.line('open')));
  for (const server of servers) server.process.stdin?.write('\n');
  await Promise.all(servers.map((server) => server.line('closed')));

  const replies = new Map<string, Set<string>>();
  for (const line of servers.flatMap((server) => server.lines).filter((each) => each.startsWith('ack '))) {
    const [, message = '', reply = ''] = line.split(' ');
    replies.set(message, (replies.get(message) ?? new Set()).add(reply));
  }
  expect(replies.size).toBe(MESSAGES);
  expect([...replies.values()].every((each) => each.size === 1)).toBe(true);
  expect(new Set([...replies.values()].flatMap((each) => [...each])).size).toBe(MESSAGES);

  const store = await openStore({ county: '990100', dataDir, databaseUrl: database.url });
  const put = await store.db.selectFrom('outbox').select('id').execute();
  expect(put).toHaveLength(MESSAGES);
  expect((await verifyTrail(store)).faults).toEqual([]);
  await store.close();

  expect(arrived).toHaveLength(MESSAGES);
  for (const person of new Set(arrived.map(({ recipient }) => recipient))) {
    const numbers = arrived.filter(({ recipient }) => recipient === person).map(({ text }) => Number(text));
    expect(numbers).toEqual([...numbers].sort((a, b) => a - b)); // numbers are drawn under the conversation's lock
  }
}, 120_000);
