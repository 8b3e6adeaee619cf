import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { claimTask } from '../../server/app/task/claim-task.ts';
import { closeTask } from '../../server/app/task/close-task.ts';
import { draftTask } from '../../server/app/task/draft-task.ts';
import { grantAuthorisation } from '../../server/app/task/grant-authorisation.ts';
import { pauseTask } from '../../server/app/task/pause-task.ts';
import { ringWith } from '../../server/app/timers/register.ts';
import type { OutgoingMessage, Records } from '../../server/ports/store.ts';
import { sendDue } from '../../server/storage/outbox/worker.ts';
import { startTimers, type TimerWorkers } from '../../server/storage/timers/worker.ts';
import { type OpenCounty, openCounty } from '../rigs/county.ts';
import { CITIZEN, CITIZEN_TALK } from '../rigs/task.ts';

const NEVER = 3_600_000;
const talk = { ...CITIZEN_TALK, channel: 'test' };

describe('a task that nobody hurries with', () => {
  let county: OpenCounty;
  let timers: TimerWorkers;
  const sent: OutgoingMessage[] = [];
  beforeAll(async () => {
    county = await openCounty('2018-04-27 16:00');
    timers = await startTimers(county.store, ringWith(county.means), county.clock, NEVER);
    const { id } = county.means.catalogue.home;
    const group = { channel: 'test', chat: 'g', kind: 'county', about: id, recipient: 'the group' } as const;
    await inTurn(({ groups }) => groups.bind({ ...group, boundBy: 's042', boundAt: 0 }));
  });
  afterAll(async () => {
    await timers.stop();
    await county.close();
  });

  const inTurn = <T>(work: (records: Records) => Promise<T>): Promise<T> => county.store.transaction(work);
  const colleague = (id: string) => {
    const found = county.means.catalogue.home.staff.find((each) => each.id === id);
    if (!found) throw new Error(`${id} is in the directory`);
    return found;
  };

  async function dispatched(time: string): Promise<number> {
    county.clock.set(time);
    const at = county.clock.now();
    const citizen = { ...CITIZEN, reach: { talk, recipient: 'o-wang' } };
    const wanted = { proof: '无房证明', requirement: null, matter: '公租房申请', town: '990101002', citizen };
    return inTurn(async (records) => {
      const { number } = await draftTask(county.means, records, { wanted, by: { kind: 'citizen', talk }, at });
      expect((await grantAuthorisation(county.means, records, { number, talk, at })).ok).toBe(true);
      return number;
    });
  }

  /** Everything that is due at this time of the county's clock happens; what the group reads of that task. */
  async function when(time: string, number: number): Promise<readonly string[]> {
    county.clock.set(time);
    await timers.sweep();
    sent.length = 0;
    const sender = {
      async send(message: OutgoingMessage) {
        sent.push(message);
        return 'sent' as const;
      },
    };
    while ((await sendDue(county.store, 'test', sender, county.clock)) > 0);
    return sent.filter(({ recipient }) => recipient === `task-${number}`).map(({ reply }) => reply.lines[1] ?? '');
  }

  it('is due by working time, over a Saturday that is worked; each rung is told once', async () => {
    const number = await dispatched('2018-04-27 16:00');
    const [card] = (await when('2018-04-27 16:01', number)) as [string];
    expect(card).toBe('镇:清河镇 · 限 4 小时 · 线上跑');
    expect(sent[0]?.reply.lines[2]).toBe('明天 11:30 前');
    expect(await when('2018-04-28 09:29', number)).toEqual([]);
    expect(await when('2018-04-28 09:31', number)).toEqual(['时间过半,县级群还没人接']);
    expect(await when('2018-04-28 09:32', number)).toEqual([]);
    const li = { number, by: colleague('s001'), at: county.clock.now() };
    expect((await inTurn((records) => claimTask(county.means, records, li))).ok).toBe(true);
    await when('2018-04-28 10:00', number);
    expect(await when('2018-04-28 11:31', number)).toEqual(['超时 · 李明(县政务服务中心)']);
    expect(await inTurn(({ tasks }) => tasks.delays(county.clock.now()))).toEqual([
      { department: 'zhengwu', open: 1, overdue: 1 },
    ]);
    expect(await when('2018-04-28 17:01', number)).toEqual([
      '超时满 4 小时 · 李明(县政务服务中心) · 请派单员高国华、王桂兰处理',
    ]);
    expect(await when('2018-05-01 12:00', number)).toEqual([]);
    expect(await when('2018-05-02 11:31', number)).toEqual(['超时满 1 天 · 李明(县政务服务中心) · 请一把手林春燕处理']);
    expect(await when('2018-06-02 11:31', number)).toEqual([]);
    const told = await inTurn(async ({ trail }) =>
      (await trail.of(`task ${number}`)).map(({ event }) => event).filter((event) => event.startsWith('task-told')),
    );
    expect(told).toEqual(['task-told-half', 'task-told-overdue', 'task-told-leader', 'task-told-head']);
  });

  it('tells only the last rung after an outage, and nothing once it is closed', async () => {
    const number = await dispatched('2018-04-28 16:00');
    expect(sent.every(({ reply }) => !JSON.stringify(reply).includes('王招娣'))).toBe(true);
    await when('2018-04-28 16:01', number);
    expect(sent.find(({ recipient }) => recipient === `task-${number}`)?.reply.lines[2]).toBe('5月2日(周三)11:30 前');
    expect(await when('2018-05-02 17:01', number)).toEqual([
      '超时满 4 小时 · 县级群还没人接 · 请派单员高国华、王桂兰处理',
    ]);
    const li = { number, by: colleague('s001'), at: county.clock.now() };
    await inTurn((records) => claimTask(county.means, records, li));
    await inTurn((records) => closeTask(county.means, records, { ...li, words: '名下无房' }));
    await when('2018-05-02 17:02', number);
    expect(await when('2018-06-04 09:00', number)).toEqual([]);
  });

  it('stands still while the citizen is waited for', async () => {
    const number = await dispatched('2018-12-03 08:30');
    const li = { number, by: colleague('s001'), at: county.clock.now() };
    await inTurn((records) => claimTask(county.means, records, li));
    county.clock.set('2018-12-03 09:30');
    const paused = { ...li, at: county.clock.now(), words: '补签授权书' };
    expect((await inTurn((records) => pauseTask(county.means, records, paused))).ok).toBe(true);
    await when('2018-12-03 09:31', number);
    expect(await when('2018-12-03 17:00', number)).toEqual([]);
    expect(sent).toEqual([]);
  });

  it('has no time in a year whose holidays nobody entered, and asks again', async () => {
    const number = await dispatched('2026-12-31 16:00');
    await when('2026-12-31 16:01', number);
    const card = sent.find(({ recipient }) => recipient === `task-${number}`);
    expect(card?.reply.lines[2]).toBe('后面的节假日还没录入,说不准要在哪天以前办完');
    expect(await when('2027-01-08 09:00', number)).toEqual([]);
    const due = await inTurn((records) => records.timers.dueAt({ kind: 'task-clock', subject: String(number) }));
    expect(due).toBe(county.clock.now() + 86_400_000);
  });
});
