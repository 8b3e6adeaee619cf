import { setTimeout as sleep } from 'node:timers/promises';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { openWeixin, rowsOf, type WeixinRig } from '../rigs/weixin.ts';

const QUESTION = '孩子上学报名还要开居住证明吗';

/** Two processes of one county behind one address, as after a restart or with a second machine. */
describe('two processes over one store', () => {
  let one: WeixinRig;
  let two: WeixinRig;
  beforeAll(async () => {
    one = await openWeixin();
    two = await openWeixin({ records: one.store });
  });
  afterAll(async () => {
    await two.close();
    await one.close();
  });

  it('answer a message that both were given with one effect and the same words', async () => {
    const msgId = one.platform.nextMsgId();
    const seen = await Promise.all([
      one.platform.text('o-1', QUESTION, {}, msgId),
      two.platform.text('o-1', QUESTION, {}, msgId),
    ]);
    expect(seen[0].text).toBe(seen[1].text);
    expect(seen[0].text).toContain('不用交。');
    expect(await rowsOf(one.store, 'trail_links')).toBe(1);
  });

  it('go on with each other’s conversations', async () => {
    await one.platform.text('o-2', QUESTION);
    expect((await two.platform.text('o-2', '要凭条')).text).toMatch(/凭条 MZ-\d{8}-\d{4}/);
  });

  it('give a slow answer once when the second attempt reaches the other process', async () => {
    one.slow.delays.push(6000);
    const msgId = one.platform.nextMsgId();
    const xml = `<xml><ToUserName>gh_rig000000001</ToUserName><FromUserName>o-3</FromUserName><CreateTime>${Math.floor(Date.now() / 1000)}</CreateTime><MsgType>text</MsgType><Content>${QUESTION}</Content><MsgId>${msgId}</MsgId></xml>`;
    for (const { api } of [one, two]) {
      api.followers.add('o-3');
      api.windows.open('o-3', 'message', Date.now());
    }
    expect((await one.platform.raw('o-3', xml)).status).toBeNull();
    const second = await two.platform.raw('o-3', xml);
    expect(second).toMatchObject({ status: 200 });
    expect(second.body).toContain('<Encrypt>');
    await sleep(7500);
    expect([...one.api.arrived.entries, ...two.api.arrived.entries]).toEqual([]);
  }, 40_000);
});
