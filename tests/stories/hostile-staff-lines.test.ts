import { sql } from 'kysely';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { anInquiry } from '../inquiry/an-inquiry.ts';
import { AUTHORISATION, CITIZEN, TASK_AT, task } from '../rigs/task.ts';
import { openWholeCounty, typeInDingTalk, type WholeCounty } from '../rigs/whole-county.ts';
import { HOSTILE_LINES, WELL_FORMED, WRONG_HANDS } from './hostile-staff-lines.ts';

let county: WholeCounty;
let chats = 0;

beforeAll(async () => {
  county = await openWholeCounty('2018-12-03 09:00');
  await county.means.store.transaction(async ({ numbers }) => {
    for (let number = 0; number < 55; number += 1) await numbers.nextTyped();
  });
  expect((await county.platform.text('o-1', '找人')).text).toContain('编号 56');
  await county.means.store.transaction(async ({ numbers, tasks }) => {
    const authorisation = { ...AUTHORISATION, grantedAt: county.clock.now() };
    const running = task('running', {
      ...{ number: await numbers.nextTyped(), authorisation },
      owner: 's046',
      ownedSince: TASK_AT,
    });
    await tasks.add(running, { due: null, department: 'zhengwu' });
    expect(running.number).toBe(57);
  });
  await county.means.store.transaction(async ({ numbers, inquiries }) => {
    const asker = { department: 'zhengwu', staff: 's046' };
    const open = anInquiry({ number: await numbers.nextTyped(), task: 57, asker });
    await inquiries.add(open, { due: null });
    expect(open).toMatchObject({ number: 58, state: 'dispatched', verifier: 's066' });
  });
});
afterAll(() => county.close());

/** What lines of staff could change. */
async function state(): Promise<unknown> {
  const tables = [
    ...['groups', 'desk_links', 'desk_sessions', 'hand_over_lines', 'tasks', 'timers'],
    ...['inquiries', 'away'],
  ];
  const counts = await Promise.all(
    tables.map(async (table) => {
      const { rows } = await sql<{ all: string }>`select coalesce(string_agg(each::text, ' '), '') as all
        from ${sql.table(table)} as each`.execute(county.store.db);
      return [table, rows[0]?.all];
    }),
  );
  const handOver = await county.means.store.transaction(({ handOvers }) => handOvers.find(56));
  const typed = await county.store.db.selectFrom('counters').select('value').where('name', '=', 'typed').execute();
  return { counts, handOver, typed };
}

async function typed(text: string, staff: string): Promise<string> {
  chats += 1;
  const chat = `${chats % 3 === 0 ? 'single' : 'cid'}Hostile${chats}==`;
  return typeInDingTalk(county, { staff, chat, text });
}

function decent(answer: string): void {
  expect(answer.length).toBeGreaterThan(8);
  expect(answer).not.toMatch(
    /https?:\/\/(?!wzm\.example)|evil\.example|@all|@所有人|<script|undefined|\[object|Error/iu,
  );
}

describe('lines that nobody should type where staff work', () => {
  it('are two hundred', () => expect(HOSTILE_LINES.length).toBeGreaterThanOrEqual(200));

  it('change nothing and are answered decently, whoever types them', { timeout: 240_000 }, async () => {
    const before = await state();
    const speakers = ['sf043', 'sf001', 'stranger', 'sf004', 'SF042'];
    for (const [at, line] of HOSTILE_LINES.entries()) decent(await typed(line, speakers[at % speakers.length] ?? ''));
    expect(await state()).toEqual(before);
    expect(await (await fetch(`${county.url}/healthz`)).json()).toMatchObject({ status: 'alive' });
  });

  it('are refused to those who have no role, however well they are formed', async () => {
    const before = await state();
    for (const line of WELL_FORMED)
      for (const staff of ['stranger', 'sf004', '黄丽', 'sf042 ']) {
        const answer = await typed(line, staff);
        decent(answer);
        expect(answer).toMatch(/黄丽|单聊/u);
      }
    expect(await state()).toEqual(before);
  });

  it('leave a task and an inquiry as they are in the wrong hands, and name nobody', { timeout: 240_000 }, async () => {
    expect(new Set(WRONG_HANDS).size).toBeGreaterThanOrEqual(200);
    const before = await state();
    const outside = ['stranger', 'sf004', 'sf042 '];
    const wrongRoles = ['sf042', 'sf040', 'sf041', 'sf034', 'sf007', 'sf048'];
    const speakers = [...outside, ...wrongRoles];
    for (const [at, line] of WRONG_HANDS.entries()) {
      const answer = await typed(line, speakers[at % speakers.length] ?? '');
      decent(answer);
      for (const secret of [CITIZEN.name, CITIZEN.telephone, CITIZEN.idNumber, '陈小云'])
        expect(answer).not.toContain(secret);
    }
    expect(await state()).toEqual(before);
    const events = await county.store.transaction(async ({ trail }) => [
      ...(await trail.of('task 57')),
      ...(await trail.of('inquiry XC-20181203-0001')),
    ]);
    // Who tried to see whom it is about stands there, for the citizen; nothing else does.
    expect(new Set(events.map(({ event }) => event))).toEqual(new Set(['inquiry-view-refused']));
  });
});
