import { setTimeout as pause } from 'node:timers/promises';
import { afterEach, describe, expect, it } from 'vitest';
import { type DingTalkRig, eventually, openDingTalkRig, type RigOptions } from '../rigs/dingtalk.ts';
import { type Mood, moody } from '../rigs/moody-store.ts';

let rig: DingTalkRig;
const open = async (options: RigOptions): Promise<DingTalkRig> => {
  rig = await openDingTalkRig(options);
  return rig;
};
afterEach(() => rig.close());

const lines = (word: string) => rig.lines.filter((line) => line.includes(word));

describe('the channel', () => {
  it('is off without its settings, and says which is missing', async () => {
    const { channel } = await open({ settings: { clientId: null } });
    expect(channel).toMatchObject({ name: 'dingtalk', on: false, why: '没有设置 DINGTALK_CLIENT_ID' });
    await channel.start();
    expect(channel.lastSeenAt()).toBeNull();
    expect(rig.fake.gatewayCalls).toHaveLength(0);
  });

  it('says a wrong secret once and plainly, asks slowly, and never writes it down', async () => {
    const secret = 'not-the-secret-of-this-app';
    const { channel, fake } = await open({ settings: { clientSecret: secret } });
    await channel.start();
    expect(await eventually(() => channel.why !== '')).toBe(true);
    await pause(1_100);
    expect(channel.why).toContain('钉钉不认 DINGTALK_CLIENT_ID 或 DINGTALK_CLIENT_SECRET');
    expect(lines('dingtalk-secret-refused')).toHaveLength(1);
    expect(lines('dingtalk-secret-refused')[0]).toContain('开发者后台');
    expect(fake.gatewayCalls.length).toBeLessThanOrEqual(12);
    expect(rig.lines.join('\n')).not.toContain(secret);
    fake.options.clientSecret = secret;
    await fake.connected(2);
    expect(channel.why).toBe('');
  });

  it('tells when the platform last gave a sign of life', async () => {
    const { channel, clock } = await open({});
    expect(channel.lastSeenAt()).toBeNull();
    await rig.start();
    clock.set('2018-12-03 10:00');
    expect(await eventually(() => channel.lastSeenAt() === clock.now())).toBe(true);
  });

  it('opens its two connections apart, so that they do not expire together', async () => {
    const { channel, fake } = await open({ timings: { stagger: 1_500 } });
    await channel.start();
    await fake.connected(1);
    expect(fake.stream.connections).toHaveLength(1);
    await fake.connected(2);
  });

  it('finishes the messages under way before it stops', async () => {
    const mood: Mood = { delay: 0, failing: 0 };
    const { fake } = await open({ over: (real) => moody(real, mood) });
    await rig.start();
    mood.held = true;
    const before = mood.begun ?? 0;
    const deliveries = Array.from({ length: 5 }, (_, at) => fake.say({ senderStaffId: `s${at}`, text: '帮助' }));
    expect(await eventually(() => (mood.begun ?? 0) >= before + 5)).toBe(true);
    const stopped = rig.channel.stop();
    mood.held = false;
    await stopped;
    expect(deliveries.filter((each) => each.acks.length === 1)).toHaveLength(5);
    await rig.outbox.idle();
  });

  it('counts its calls over a restart and warns once at seventy in a hundred', async () => {
    const { fake } = await open({ settings: { monthlyCalls: 20 }, fake: { sessionWebhookLife: 100 } });
    await rig.start();
    const ask = async (count: number) => {
      const before = fake.sends.sent.entries.length;
      for (let at = 0; at < count; at += 1) fake.say({ senderStaffId: `c${before}-${at}`, text: '帮助' });
      await eventually(() => fake.sends.sent.entries.length === before + count);
    };
    await ask(12);
    expect(lines('dingtalk-calls-running-out')).toHaveLength(0);
    await rig.restart();
    await ask(3);
    expect(lines('dingtalk-calls-running-out')).toHaveLength(1);
    expect(lines('dingtalk-calls-running-out')[0]).toContain('额度 20 次');
  });

  it('gives an answer up when the month is used up, and the log names the reason', async () => {
    const { fake } = await open({ fake: { sessionWebhookLife: 100, apiQuota: 1 } });
    await rig.start();
    fake.say({ senderStaffId: 'a', text: '帮助' });
    fake.say({ senderStaffId: 'b', text: '帮助' });
    expect(await eventually(() => rig.outbox.dead.length === 1)).toBe(true);
    expect(lines('ApiCountLimitForOrg').length).toBeGreaterThan(0);
  });
});
