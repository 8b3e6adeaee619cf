import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest';
import type { FaultAction } from '../../bots/sandbox/fake-dingtalk-faults.ts';
import { TOKEN_PATH } from '../../bots/sandbox/fake-dingtalk-gate.ts';
import type { SaidInDingTalk } from '../../bots/sandbox/fake-dingtalk-message.ts';
import { GROUP_PATH, PERSON_PATH, WEBHOOK_PATH } from '../../bots/sandbox/fake-dingtalk-sends.ts';
import { type DingTalkRig, eventually, openDingTalkRig } from '../rigs/dingtalk.ts';

let rig: DingTalkRig;
let chats = 0;

beforeAll(async () => {
  rig = await openDingTalkRig({ timings: { sendPatience: 2_000 } });
  await rig.start();
});
afterEach(() => {
  rig.fake.options.sessionWebhookLife = 90 * 60_000;
});
afterAll(() => rig.close());

const sent = () => rig.fake.sends.sent.entries;

/** Somebody new asks for help; resolves to what reached people because of it. */
async function ask(said: SaidInDingTalk = {}, expected = 1) {
  chats += 1;
  const before = sent().length;
  rig.fake.say({ conversationId: `cidAnswer${chats}==`, senderStaffId: `asker-${chats}`, text: '帮助', ...said });
  await eventually(() => sent().length >= before + expected);
  await rig.outbox.idle();
  return sent().slice(before);
}

async function during<T>(path: string, action: FaultAction, times: number, work: () => Promise<T>): Promise<T> {
  const fault = rig.fake.http.faults.add({ path, action, times });
  try {
    return await work();
  } finally {
    fault.clear();
  }
}

describe('an answer', () => {
  it('goes by the webhook of the message and costs no quota', async () => {
    const calls = rig.fake.http.callsOf(GROUP_PATH).length;
    expect(await ask()).toMatchObject([{ via: 'webhook' }]);
    expect(rig.fake.http.callsOf(GROUP_PATH)).toHaveLength(calls);
  });

  it('goes by the OpenAPI when the webhook has run out: to the group, to the person', async () => {
    rig.fake.options.sessionWebhookLife = 1_000;
    expect(await ask()).toMatchObject([{ via: 'group', conversation: `cidAnswer${chats}==` }]);
    expect(await ask({ conversationType: '1' })).toMatchObject([{ via: 'person', people: [`asker-${chats}`] }]);
  });

  it('goes by the OpenAPI when the platform says the webhook is over', async () => {
    const over = { kind: 'respond', status: 200, body: { errcode: 300001, errmsg: 'session 不存在' } } as const;
    expect(await during(WEBHOOK_PATH, over, 1, () => ask())).toMatchObject([{ via: 'group' }]);
  });

  it.each([
    ['too fast', { status: 200, body: { status: 1111, punish: 'deny', errcode: 130101 } }],
    ['429', { status: 429 }],
    ['503', { status: 503 }],
    ['403 without a reason', { status: 403 }],
    ['a redirect', { status: 302, headers: { location: 'http://127.0.0.1:1/robot/sendBySession?session=x' } }],
  ])('goes by the OpenAPI when the webhook answers %s', async (_, answer) => {
    expect(await during(WEBHOOK_PATH, { kind: 'respond', ...answer }, 1, () => ask())).toMatchObject([
      { via: 'group' },
    ]);
  });

  it('waits when neither way is open yet', async () => {
    const busy = { kind: 'respond', status: 503 } as const;
    const both = () => during(GROUP_PATH, busy, 2, () => ask());
    expect(await during(WEBHOOK_PATH, busy, 2, both)).toHaveLength(1);
  });

  it('is sent once when the answer of the platform is lost, or twice and says so; never a third time', async () => {
    const [first, second, third] = await during(WEBHOOK_PATH, { kind: 'lose-reply' }, 1, () => ask({}, 2));
    expect(first?.text).not.toContain('再发一次');
    expect(second?.text).toMatch(/^\(上一条可能没发出去,再发一次\)/);
    expect(third).toBeUndefined();
    const dead = rig.outbox.dead.length;
    expect(await during(WEBHOOK_PATH, { kind: 'lose-reply' }, 9, () => ask({}, 2))).toHaveLength(2);
    expect(rig.outbox.dead).toHaveLength(dead + 1);
  });

  it('does not hold up the answers of others', async () => {
    const slow = rig.fake.http.faults.add({ path: WEBHOOK_PATH, action: { kind: 'hang' }, times: 1 });
    chats += 1;
    rig.fake.say({ conversationId: `cidAnswer${chats}==`, senderStaffId: 'slow', text: '帮助' });
    await eventually(() => slow.hits === 1);
    const slowChat = `cidAnswer${chats}==`;
    const before = sent().length;
    rig.fake.say({ conversationId: 'cidQuick==', senderStaffId: 'quick', text: '帮助' });
    expect(await eventually(() => sent().length >= before + 2)).toBe(true);
    const order = sent().slice(before);
    expect(order.map(({ conversation }) => conversation)).toEqual(['cidQuick==', slowChat]);
    await rig.outbox.idle();
  });

  it('cannot reach a stranger whose webhook is over, and says so in the log only', async () => {
    rig.fake.options.sessionWebhookLife = 500;
    const dead = rig.outbox.dead.length;
    await ask({ conversationType: '1', senderStaffId: null }, 0);
    expect(await eventually(() => rig.outbox.dead.length === dead + 1)).toBe(true);
    expect(rig.lines.join('\n')).toContain('nobody-to-send-to');
  });

  it('waits for a person the platform holds back', async () => {
    rig.fake.options.sessionWebhookLife = 500;
    rig.fake.sends.flowControlled.add('asker-held');
    const before = sent().length;
    rig.fake.say({ conversationId: 'cidHeld==', conversationType: '1', senderStaffId: 'asker-held', text: '帮助' });
    await eventually(() => rig.fake.http.callsOf(PERSON_PATH).length > 1);
    expect(sent()).toHaveLength(before);
    rig.fake.sends.flowControlled.clear();
    expect(await eventually(() => sent().length === before + 1)).toBe(true);
  });
});

describe('the access token', () => {
  it('is fetched once for many, and once more when it was refused', async () => {
    rig.fake.options.sessionWebhookLife = 500;
    await ask();
    const calls = rig.fake.http.callsOf(TOKEN_PATH).length;
    await Promise.all([ask({}, 1), ask({}, 2), ask({}, 3)]);
    expect(rig.fake.http.callsOf(TOKEN_PATH)).toHaveLength(calls);
    rig.fake.gate.revokeTokens();
    expect(await ask()).toHaveLength(1);
    expect(rig.fake.http.callsOf(TOKEN_PATH)).toHaveLength(calls + 1);
  });
});

describe('limits', () => {
  it('lets twenty a minute through the webhooks of a room, the rest by the OpenAPI', async () => {
    const before = sent().length;
    for (let at = 0; at < 26; at += 1)
      rig.fake.say({ conversationId: 'cidBusy==', senderStaffId: `busy-${at}`, text: '帮助' });
    expect(await eventually(() => sent().length === before + 26)).toBe(true);
    const ways = sent()
      .slice(before)
      .map((each) => each.via);
    expect(ways.filter((via) => via === 'webhook').length).toBeGreaterThanOrEqual(20);
    expect(ways.filter((via) => via === 'group').length).toBeGreaterThan(0); // a slow machine earns some more on the way
  });

  it('keeps below the rate of the OpenAPI', async () => {
    rig.fake.options.sessionWebhookLife = 500;
    rig.fake.options.apiPerSecond = 45; // two windows of our twenty may fall into one second of theirs
    const before = sent().length;
    const refusals = () => rig.lines.filter((line) => line.includes('QpsLimit')).length;
    for (let at = 0; at < 60; at += 1)
      rig.fake.say({ conversationId: `cidRate${at}==`, senderStaffId: `rate-${at}`, text: '帮助' });
    expect(await eventually(() => sent().length === before + 60, 15_000)).toBe(true);
    expect(refusals()).toBe(0);
    rig.fake.options.apiPerSecond = 0;
  });

  it('rests when the OpenAPI says it is too fast, and sends all the same', async () => {
    rig.fake.options.sessionWebhookLife = 500;
    rig.fake.options.apiPerSecond = 3;
    const before = sent().length;
    for (let at = 0; at < 6; at += 1)
      rig.fake.say({ conversationId: `cidFast${at}==`, senderStaffId: `fast-${at}`, text: '帮助' });
    expect(await eventually(() => sent().length === before + 6, 15_000)).toBe(true);
    rig.fake.options.apiPerSecond = 0;
  });
});
