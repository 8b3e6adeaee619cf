import { setTimeout as pause } from 'node:timers/promises';
import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest';
import { GATEWAY_PATH } from '../../bots/sandbox/fake-dingtalk-stream.ts';
import { type DingTalkRig, eventually, openDingTalkRig } from '../rigs/dingtalk.ts';
import { strayAcks, tally, traffic } from '../rigs/dingtalk-traffic.ts';

/** Platforms.md §2, row by row: what ends or deafens dingtalk-stream 2.1.5 left alone. */
let rig: DingTalkRig;

beforeAll(async () => {
  rig = await openDingTalkRig({ timings: { gatewayPatience: 600, silenceEnds: 3_000 } });
  await rig.start();
});
afterEach(() => rig.fake.connected(2));
afterAll(() => rig.close());

const live = () => rig.fake.stream.live;
const liveAt = (index: number) => live()[index % Math.max(1, live().length)];
const timers = () => process.getActiveResourcesInfo().filter((name) => name === 'Timeout').length;

describe('connections', () => {
  it('lose no message when they expire in turn', async () => {
    const rotate = (at: number) => {
      if (at % 25 === 12 && live().length === 2) liveAt(Math.floor(at / 25))?.expire(3_000);
    };
    const before = rig.fake.stream.connections.length;
    const deliveries = await traffic(rig, { count: 300, every: 12, during: rotate });
    expect(rig.fake.stream.connections.length - before).toBeGreaterThanOrEqual(8);
    expect(await tally(rig, deliveries)).toEqual({ once: 300, twice: 0, never: 0 });
    expect(strayAcks(rig)).toBe(0);
  });

  it('lose at most the message in flight when one is reset', async () => {
    let resets = 0;
    const cut = (at: number) => {
      if (at % 25 !== 12 || live().length < 2) return;
      liveAt(resets)?.cut();
      resets += 1;
    };
    const deliveries = await traffic(rig, { count: 300, every: 12, during: cut });
    const { twice, never } = await tally(rig, deliveries, 1_500);
    expect(resets).toBeGreaterThanOrEqual(6);
    expect(twice).toBe(0);
    expect(never).toBeLessThanOrEqual(resets);
  });

  it('come back after both are reset at once, and answer again', async () => {
    for (const each of [...live()]) each.cut();
    await rig.fake.connected(2);
    expect(await tally(rig, await traffic(rig, { count: 10, every: 5 }))).toMatchObject({ once: 10 });
  });

  it('are replaced when nobody reads at the other end, though they stay open', async () => {
    const frozen = live()[0];
    frozen?.freeze();
    const since = performance.now();
    const deliveries = await traffic(rig, { count: 20, every: 5 });
    expect(await eventually(() => live().length === 2, 20_000)).toBe(true);
    expect(performance.now() - since).toBeGreaterThan(2_000);
    expect(await tally(rig, deliveries)).toMatchObject({ once: 20 });
  });

  it('leave nothing behind after fifty resets', async () => {
    const before = timers();
    for (let at = 0; at < 50; at += 1) {
      liveAt(at)?.cut();
      await rig.fake.connected(2);
    }
    await eventually(() => timers() <= before + 4);
    expect(live()).toHaveLength(2);
    expect(timers()).toBeLessThanOrEqual(before + 4);
  });

  it('stay two when handshakes are refused for a while, and the gateway is asked ever more slowly', async () => {
    const calls = rig.fake.gatewayCalls.length;
    rig.fake.stream.refusal = { status: 503, times: Number.POSITIVE_INFINITY };
    for (const each of [...live()]) each.cut();
    await pause(2_000);
    const during = rig.fake.gatewayCalls.length - calls;
    rig.fake.stream.refusal = null;
    await rig.fake.connected(2);
    await pause(600);
    expect(during).toBeLessThanOrEqual(26); // two lanes: at once, 20, 40, 80, 160, 320, then 400 ms, less jitter
    expect(live()).toHaveLength(2);
  });

  it.each([
    ['answers 503', { kind: 'respond', status: 503 }],
    ['answers 429', { kind: 'respond', status: 429 }],
    ['answers a page that is no JSON', { kind: 'respond', status: 200, body: '<html>blocked</html>' }],
    ['never answers', { kind: 'hang' }],
    ['resets', { kind: 'reset' }],
  ] as const)('wait longer each time while the gateway %s', async (_, action) => {
    const calls = rig.fake.gatewayCalls.length;
    const fault = rig.fake.http.faults.add({ path: GATEWAY_PATH, action });
    for (const each of [...live()]) each.cut();
    await pause(1_200);
    const during = rig.fake.gatewayCalls.length - calls;
    expect(await eventually(() => rig.fake.gatewayCalls.length - calls >= 2)).toBe(true);
    fault.clear();
    expect(during).toBeLessThanOrEqual(18);
    await rig.fake.connected(2);
    expect(await tally(rig, await traffic(rig, { count: 5, every: 5 }))).toMatchObject({ once: 5 });
  });

  it('survive three minutes of outage (shortened), and nothing is doubled after it', async () => {
    rig.fake.stream.refusal = { status: 502, times: Number.POSITIVE_INFINITY };
    const before = await traffic(rig, { count: 20, every: 5 });
    for (const each of [...live()]) each.cut();
    expect(await eventually(() => rig.channel.why !== '')).toBe(true);
    await pause(1_000);
    rig.fake.stream.refusal = null;
    await rig.fake.connected(2);
    expect(await tally(rig, before)).toMatchObject({ twice: 0 });
    expect(await tally(rig, await traffic(rig, { count: 10, every: 5 }))).toMatchObject({ once: 10, twice: 0 });
    expect(rig.channel.why).toBe('');
  });
});

describe('stopping', () => {
  it('while it is connecting leaves nobody who connects later', async () => {
    rig.fake.stream.refusal = { status: 503, times: Number.POSITIVE_INFINITY };
    for (const each of [...live()]) each.cut();
    await pause(100);
    await rig.channel.stop();
    rig.fake.stream.refusal = null;
    let calls = -1; // one may still be under way
    while (calls < rig.fake.gatewayCalls.length) {
      calls = rig.fake.gatewayCalls.length;
      await pause(800);
    }
    expect(live()).toHaveLength(0);
    await rig.restart();
  });
});
