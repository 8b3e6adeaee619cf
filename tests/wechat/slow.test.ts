import { setTimeout as sleep } from 'node:timers/promises';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { openWeixin, rowsOf, type WeixinRig } from '../rigs/weixin.ts';

const QUESTION = '孩子上学报名还要开居住证明吗';
const firstLine = (text: string): string => text.split('\n')[0] ?? '';

describe('an answer that takes six seconds, with the patience of the real platform', () => {
  let rig: WeixinRig;
  beforeAll(async () => {
    rig = await openWeixin();
  });
  afterAll(async () => {
    await rig.close();
  });

  it('is collected by the second attempt, once, without costing a customer message', async () => {
    rig.slow.delays.push(6000);
    const seen = await rig.platform.text('o-six', QUESTION);
    expect(seen.attempts).toHaveLength(2);
    expect(firstLine(seen.text)).toBe('不用交。');
    await sleep(500);
    expect(rig.api.arrived.entries).toEqual([]);
    expect(await rowsOf(rig.store, 'outbox')).toBe(0);
    expect(await rowsOf(rig.store, 'trail_links')).toBe(1);
  });
});

describe('an answer that no attempt lives to see (the platform waits 1.6 s here)', () => {
  let rig: WeixinRig;
  /** Until the failed customer message of so many citizens was noted. */
  const failedSends = (count: number) =>
    expect
      .poll(() => rig.logLines.filter((line) => line.includes('customer-message-failed')).length, { timeout: 20_000 })
      .toBe(count);
  beforeAll(async () => {
    rig = await openWeixin({ waits: 1_600 });
    await rig.platform.text('o-warm', '菜单');
  });
  afterAll(async () => {
    await rig.close();
  });

  it('follows as one customer message', async () => {
    const letGo = rig.slow.hold();
    const seen = await rig.platform.text('o-late', QUESTION);
    expect(seen).toMatchObject({ outcome: 'accepted', text: '' });
    expect(seen.attempts.length).toBeGreaterThan(1); // two on a busy machine, where the second begins late
    letGo();
    const { text } = await rig.api.arrived.waitFor(({ openid }) => openid === 'o-late', 20_000);
    expect(firstLine(text)).toBe('不用交。');
    await sleep(1000);
    expect(rig.api.arrived.entries.filter(({ openid }) => openid === 'o-late')).toHaveLength(1);
  });

  it('follows once when the platform gives up after its first attempt', async () => {
    const letGo = rig.slow.hold();
    const msgId = rig.platform.nextMsgId();
    const xml = `<xml><ToUserName>gh_rig000000001</ToUserName><FromUserName>o-gone</FromUserName><CreateTime>${Math.floor(Date.now() / 1000)}</CreateTime><MsgType>text</MsgType><Content>${QUESTION}</Content><MsgId>${msgId}</MsgId></xml>`;
    rig.api.followers.add('o-gone');
    rig.api.windows.open('o-gone', 'message', Date.now());
    expect((await rig.platform.raw('o-gone', xml)).status).toBeNull();
    letGo();
    await rig.api.arrived.waitFor(({ openid }) => openid === 'o-gone', 20_000);
    await sleep(800);
    expect(rig.api.arrived.entries.filter(({ openid }) => openid === 'o-gone')).toHaveLength(1);
  });

  it('waits for 回复 1 when the window has closed meanwhile', async () => {
    const letGo = rig.slow.hold();
    const pushed = rig.platform.text('o-closed', QUESTION);
    rig.api.windows.close('o-closed');
    expect((await pushed).outcome).toBe('accepted');
    letGo();
    await failedSends(1);
    const collected = await rig.platform.text('o-closed', '1');
    expect(firstLine(collected.text)).toBe('不用交。');
    expect(collected.text).toContain('刚才没送到');
    expect((await rig.platform.text('o-closed', '1')).text).toContain('凭条');
  });

  it('is kept when the messages allowed are used up, and the next reply says how to get it', async () => {
    const letGo = rig.slow.hold();
    const pushed = rig.platform.text('o-used', QUESTION);
    rig.api.windows.useUp('o-used');
    await pushed;
    letGo();
    await failedSends(2);
    expect((await rig.platform.text('o-used', '菜单')).text).toContain('回复 取结果');
    expect(firstLine((await rig.platform.text('o-used', '取结果')).text)).toBe('不用交。');
    expect((await rig.platform.text('o-used', '菜单')).text).not.toContain('取结果');
    expect(rig.api.arrived.entries.filter(({ openid }) => openid === 'o-used')).toEqual([]);
  });
});

describe('an account without a secret', () => {
  it('keeps a late answer until it is collected', async () => {
    const rig = await openWeixin({ waits: 1_600, settings: { appSecret: null } });
    expect(rig.channel).toMatchObject({ on: true, why: expect.stringContaining('WECHAT_APP_SECRET') });
    const letGo = rig.slow.hold();
    expect((await rig.platform.text('o-1', QUESTION)).text).toContain('回复 1 取结果');
    expect((await rig.platform.text('o-1', '1')).text).toContain('还在查');
    letGo();
    const collected = async () => firstLine((await rig.platform.text('o-1', '1')).text);
    await expect.poll(collected, { timeout: 20_000, interval: 300 }).toBe('不用交。');
    expect(rig.api.server.calls.entries).toEqual([]);
    await rig.close();
  });
});
