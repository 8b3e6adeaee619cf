import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { GROUP_PATH, WEBHOOK_PATH } from '../../bots/sandbox/fake-dingtalk-sends.ts';
import { answersIn, type DingTalkRig, eventually, openDingTalkRig } from '../rigs/dingtalk.ts';
import { askAboutResidence, tally, traffic } from '../rigs/dingtalk-traffic.ts';

let rig: DingTalkRig;

beforeAll(async () => {
  rig = await openDingTalkRig({ worker: true });
  await rig.start();
});
afterAll(() => rig.close());

describe('answers in the outbox', () => {
  it('wait through a restart and go out once', async () => {
    const deliveries = await traffic(rig, { count: 10, every: 5 });
    expect(await eventually(() => deliveries.every((each) => each.acks.length === 1))).toBe(true);
    expect(await tally(rig, deliveries, 0)).toEqual({ once: 0, twice: 0, never: 10 });
    await rig.restart();
    rig.startWorker();
    expect(await tally(rig, deliveries, 10_000)).toEqual({ once: 10, twice: 0, never: 0 });
  });

  it('are tried again by the worker when the platform is busy', async () => {
    const busy = { kind: 'respond', status: 503 } as const;
    const faults = [WEBHOOK_PATH, GROUP_PATH].map((path) => rig.fake.http.faults.add({ path, action: busy, times: 1 }));
    const deliveries = await traffic(rig, { count: 1, every: 5 });
    expect(await tally(rig, deliveries, 10_000)).toEqual({ once: 1, twice: 0, never: 0 });
    for (const each of faults) expect(each.hits).toBe(1);
  });

  it('of a conversation keep their thread over the restart of everything', async () => {
    const conversationId = 'cidThread==';
    const say = async (text: string) => {
      const before = answersIn(rig, conversationId).length;
      rig.fake.say({ conversationId, conversationType: '1', senderStaffId: 'thread', text });
      await eventually(() => answersIn(rig, conversationId).length > before);
      return answersIn(rig, conversationId).at(-1) ?? '';
    };
    expect(await askAboutResidence(say)).toContain('**不用交。**');
    await rig.stopWorker();
    await rig.restart();
    rig.startWorker();
    expect(await say('要凭条')).toMatch(/MZ-20181203-\d{4}/);
  });
});
