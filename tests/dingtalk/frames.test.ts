import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { TOPIC_ROBOT } from '../../bots/sandbox/fake-dingtalk.ts';
import { answersIn, type DingTalkRig, eventually, openDingTalkRig } from '../rigs/dingtalk.ts';
import { strayAcks, tally, traffic } from '../rigs/dingtalk-traffic.ts';
import { type Mood, moody } from '../rigs/moody-store.ts';

let rig: DingTalkRig;
const store: Mood = { delay: 0, failing: 0 };

beforeAll(async () => {
  rig = await openDingTalkRig({
    timings: { drain: 5_000 },
    over: (real) => moody(real, store),
  });
  await rig.start();
});
afterAll(() => rig.close());

const live = () => rig.fake.stream.live;

describe('frames', () => {
  it.each([
    ['{"type":"CALLBACK", not json'],
    [''],
    ['null'],
    ['[]'],
    ['7'],
    ['{"type":"CALLBACK"}'],
    ['{"type":"SYSTEM"}'],
    ['{"type":"SYSTEM","headers":{}}'],
    ['{"type":"EVENT"}'],
    ['{"type":"LATER","headers":null}'],
    ['\u0000\uffff'],
    [`{"type":"CALLBACK","headers":{"topic":"${TOPIC_ROBOT}"}}`],
    [`{"type":"CALLBACK","headers":{"topic":"${TOPIC_ROBOT}","messageId":"x"},"data":"{"}`],
    [`{"type":"CALLBACK","headers":{"topic":"${TOPIC_ROBOT}","messageId":"x"},"data":{"msgId":7}}`],
    ['{"type":"CALLBACK","headers":{"topic":"error","messageId":"x"},"data":"{}"}'],
    ['{"type":"CALLBACK","headers":{"topic":"/v1.0/unheard/of","messageId":"x"},"data":"{}"}'],
  ])('that are no messages harm nobody: %j', async (text) => {
    const connections = [...live()];
    for (const each of connections) each.send(text);
    expect(await tally(rig, await traffic(rig, { count: 3, every: 5 }))).toMatchObject({ once: 3, never: 0 });
    expect(live().map((each) => each.id)).toEqual(connections.map((each) => each.id));
  });

  it('answers the platform’s ping', async () => {
    for (const each of live()) each.ping();
    expect(await eventually(() => live().every((each) => each.systemPongs > 0))).toBe(true);
  });

  it('asks for events again, since nobody here listens to them', async () => {
    const event = { type: 'EVENT', headers: { topic: '*', messageId: 'event-1' }, data: '{}' };
    live()[0]?.send(event);
    expect(await eventually(() => rig.fake.stream.strays.some((stray) => stray.includes('LATER')))).toBe(true);
    rig.fake.stream.strays.length = 0;
  });
});

describe('acknowledgements', () => {
  it('come when the message is stored, on the connection it came by, though that has expired', async () => {
    store.delay = 100;
    rig.fake.stream.handshakeDelay = 60;
    const deliveries = await traffic(rig, {
      count: 40,
      every: 10,
      during: (at) => {
        if (at % 10 === 5 && live().length === 2) live()[0]?.expire(5_000);
      },
    });
    expect(await tally(rig, deliveries)).toEqual({ once: 40, twice: 0, never: 0 });
    store.delay = 0;
    rig.fake.stream.handshakeDelay = 0;
    expect(strayAcks(rig)).toBe(0);
    expect(deliveries.flatMap((each) => each.acks)).toHaveLength(40);
  });

  it('go nowhere when their connection is gone; the answer goes out all the same', async () => {
    store.held = true;
    const before = store.begun ?? 0;
    const deliveries = await traffic(rig, { count: 6, every: 2 });
    expect(await eventually(() => (store.begun ?? 0) >= before + 6)).toBe(true);
    for (const each of [...live()]) each.cut();
    store.held = false;
    expect(await tally(rig, deliveries)).toMatchObject({ once: 6 });
    expect(deliveries.flatMap((each) => each.acks)).toEqual([]);
    await rig.fake.connected(2);
    expect(strayAcks(rig)).toBe(0);
  });
});

describe('a store that is away', () => {
  it('is tried again, and the message is answered once', async () => {
    store.failing = 2;
    const [delivery] = await traffic(rig, { count: 1, every: 1 });
    expect(await tally(rig, delivery ? [delivery] : [])).toMatchObject({ once: 1, twice: 0 });
    expect(delivery?.acks).toHaveLength(1);
  });

  it('for long leaves the message unacknowledged, and the person is told', async () => {
    store.failing = 3;
    const [delivery] = await traffic(rig, { count: 1, every: 1 });
    const chat = String(delivery?.data.conversationId);
    expect(await eventually(() => answersIn(rig, chat).length > 0)).toBe(true);
    expect(answersIn(rig, chat).join()).toContain('请过几分钟再发一次');
    expect(delivery?.acks).toEqual([]);
  });
});

describe('the same message', () => {
  it.each([
    ['three times at once', 3, false],
    ['three times under new delivery ids', 3, true],
    ['ten times', 10, true],
  ])('%s is answered once', async (_, copies, freshIds) => {
    const conversationId = `cidCopies${copies}${freshIds}==`;
    const delivery = rig.fake.say({ conversationId, text: '社保证明还要吗' }, copies, freshIds);
    expect(await eventually(() => delivery.acks.length === copies)).toBe(true);
    await rig.outbox.idle();
    expect(answersIn(rig, conversationId)).toHaveLength(1);
  });

  it('is answered once when it comes again after a restart', async () => {
    const conversationId = 'cidAgain==';
    rig.fake.say({ conversationId, msgId: 'msgAgain==', text: '社保证明还要吗' });
    expect(await eventually(() => answersIn(rig, conversationId).length === 1)).toBe(true);
    await rig.restart();
    const again = rig.fake.say({ conversationId, msgId: 'msgAgain==', text: '社保证明还要吗' });
    expect(await eventually(() => again.acks.length === 1)).toBe(true);
    await rig.outbox.idle();
    expect(answersIn(rig, conversationId)).toHaveLength(1);
  });

  it('is brought again while it is not acknowledged, and answered once', async () => {
    rig.fake.options.redeliver = 'until-acked';
    rig.fake.options.ackPatience = 80;
    store.delay = 200;
    const deliveries = await traffic(rig, { count: 5, every: 5 });
    expect(await tally(rig, deliveries)).toMatchObject({ once: 5, twice: 0 });
    store.delay = 0;
    await eventually(() => deliveries.every((each) => each.acks.length === each.connections.length));
    expect(deliveries.every((each) => each.connections.length > 1)).toBe(true);
    await rig.outbox.idle();
    expect(await tally(rig, deliveries)).toMatchObject({ once: 5, twice: 0 });
    rig.fake.options.redeliver = 'never';
  });
});
