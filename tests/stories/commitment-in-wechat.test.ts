import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { ZHANG } from '../rigs/commitment.ts';
import { type OpenCounty, openCounty } from '../rigs/county.ts';
import { Signer, signAs } from '../rigs/signing.ts';
import { openWeixin, type WeixinRig } from '../rigs/weixin.ts';

/** The page is the county's, the chat WeChat's: two programs on one set of records. */
let county: OpenCounty;
let rig: WeixinRig;
beforeAll(async () => {
  county = await openCounty('2026-11-16 09:00');
  rig = await openWeixin({ records: county.store });
  rig.clock.set('2026-11-16 09:00');
});
afterAll(async () => {
  await rig.close();
  await county.close();
});

describe('a commitment in WeChat', () => {
  it('is the same: gates, three questions by tapping or typing, a link; and the receipt comes by itself', async () => {
    const { platform } = rig;
    const gates = await platform.text('o-zhang', '签承诺 开店');
    expect(gates.text.split('\n')[0]).toBe('可以签承诺,代替市场主体住所证明。');
    expect(gates.text).toContain('>读承诺书</a>');
    const read = await platform.text('o-zhang', '读承诺书');
    expect(read.text).toContain('这份承诺书里,您承诺的是哪件事?');
    const id = /msgmenuid=(commitment:answer:[^"&]+\.1)"/.exec(read.text)?.[1] ?? '';
    const wrong = await platform.message('o-zhang', { MsgType: 'text', Content: '只是登记一下', bizmsgmenuid: id });
    expect(wrong.text).toContain('没答对之前不能签');
    for (const said of ['2', '1']) await platform.text('o-zhang', said);
    const link = /\/commitments\/new\/[\w-]{43}/.exec((await platform.text('o-zhang', '3')).text)?.[0] ?? '';
    const { number } = await signAs(new Signer(county.url), link, ZHANG);
    expect(number).toMatch(/^CN-20261116-\d{4}$/);
    const told = () => JSON.stringify(rig.api.arrived.entries);
    await expect.poll(told, { timeout: 10_000 }).toContain(`签好了:${number}`);
    expect((await platform.text('o-zhang', `撤回 ${number}`)).text).toContain('撤回了');
  });
});
