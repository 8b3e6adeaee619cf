import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { FakeDingTalk } from '../../bots/sandbox/fake-dingtalk.ts';
import type { Task } from '../../server/core/task/task.ts';
import { type OpenStore, openStore } from '../../server/storage/open-store.ts';
import { freshDatabase, type TestDatabase } from '../rigs/postgres.ts';
import { type Child, startChild } from '../rigs/postgres-child.ts';
import { temporaryFolder } from '../rigs/postgres-folder.ts';
import { AUTHORISATION, task } from '../rigs/task.ts';
import { until } from '../rigs/whole-county.ts';

const COUNTY = '990101';
const TASKS = 24;
const RUNNERS = [
  { staff: 'sf001', id: 's001', name: '李明' },
  { staff: 'sf045', id: 's045', name: '周立新' },
] as const;

let database: TestDatabase;
let store: OpenStore;
let platform: FakeDingTalk;
const programs: Child[] = [];
/** The lines of the program that was there first; all others are the second one's. */
let first: ReadonlySet<string>;

beforeAll(async () => {
  database = await freshDatabase();
  const dataDir = await temporaryFolder();
  store = await openStore({ county: COUNTY, dataDir, databaseUrl: database.url });
  platform = await new FakeDingTalk({ corpId: 'ding-shifan' }).start();
  const { clientId, clientSecret } = platform.options;
  const where = JSON.stringify({ clientId, clientSecret, url: platform.url });
  for (const _ of RUNNERS) {
    const before = platform.stream.live.length;
    first = new Set(platform.stream.live.map(({ id }) => id));
    const program = startChild('tests/task-model/robot.ts', [database.url, dataDir, where]);
    programs.push(program);
    await program.line('open');
    await platform.connected(before + 1, 30_000);
  }
}, 120_000);
afterAll(async () => {
  for (const program of programs) await program.end();
  await platform.stop();
  await store.close();
  await database.drop();
});

/** A task that anybody may claim who runs for the county. */
const dispatched = (): Promise<number> =>
  store.transaction(async ({ numbers, tasks }) => {
    const number = await numbers.nextTyped();
    const authorisation = { ...AUTHORISATION, expiresAt: Date.now() + 86_400_000 };
    await tasks.add(task('dispatched', { number, authorisation, clock: null }), { due: null, department: null });
    return number;
  });

const chatOf = (staff: string, number: number): string => `single ${staff} ${number}`;

/** What somebody is told in a chat of his own; once only, however often his message came. */
async function told(staff: string, number: number): Promise<string> {
  const chat = chatOf(staff, number);
  const all = () => platform.sends.sent.entries.filter(({ conversation }) => conversation === chat);
  await until(`an answer to ${staff} about ${number}`, () => all().length > 0);
  expect(all()).toHaveLength(1);
  return all()[0]?.text.normalize('NFKC') ?? '';
}

/** Which of the programs a delivery went to. */
const programOf = ({ connections: [line = ''] }: { readonly connections: readonly string[] }): number =>
  first.has(line) ? 0 : 1;

describe('two programs on one database', () => {
  it('let one of two win who claim the same task in the same moment, and tell the other who did', async () => {
    const numbers: number[] = [];
    for (let count = 0; count < TASKS; count += 1) numbers.push(await dispatched());
    const deliveries = numbers.map((number) =>
      RUNNERS.map(({ staff }) =>
        platform.say({
          ...{ conversationId: chatOf(staff, number), conversationType: '1', senderStaffId: staff },
          text: `接单 ${number}`,
        }),
      ),
    );
    // Each line goes to a program at random: with so many tasks some pairs met in two programs.
    expect(deliveries.filter((pair) => new Set(pair.map(programOf)).size === 2).length).toBeGreaterThan(0);
    for (const number of numbers) {
      const heard = await Promise.all(RUNNERS.map(({ staff }) => told(staff, number)));
      const found: Task | null = await store.transaction(({ tasks }) => tasks.find(number));
      const winner = RUNNERS.findIndex(({ id }) => id === found?.owner);
      expect(heard[winner]).toContain(`由${RUNNERS[winner]?.name}接单`);
      expect(heard[1 - winner]).toContain(`已被${RUNNERS[winner]?.name}接单`);
      expect(heard[1 - winner]).toContain(`转 ${number} 给我`);
      expect(found).toMatchObject({ state: 'claimed', revision: 2 });
      const events = await store.transaction(({ trail }) => trail.of(`task ${number}`));
      expect(events.map(({ event, by }) => `${event} ${by}`)).toEqual([`task-claimed ${found?.owner}`]);
    }
  });
});
