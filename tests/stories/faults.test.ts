import { setTimeout as pause } from 'node:timers/promises';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { openWeixin, type WeixinRig } from '../rigs/weixin.ts';
import { atWebPage, inChat, openWholeCounty, typeInDingTalk, until, type WholeCounty } from '../rigs/whole-county.ts';

const QUESTION = '孩子上学报名还要开居住证明吗';
const GATEWAY = '/v1.0/gateway/connections/open';

describe('a WeChat answer that no attempt of the platform lives to see', () => {
  let rig: WeixinRig;
  beforeAll(async () => {
    rig = await openWeixin({ waits: 400 });
    await rig.platform.text('o-warm', '菜单');
  });
  afterAll(() => rig.close());

  it('is acknowledged and arrives once, by customer message', async () => {
    const letGo = rig.slow.hold();
    expect(await rig.platform.text('o-slow', QUESTION)).toMatchObject({ outcome: 'accepted', text: '' });
    letGo();
    const { text } = await rig.api.arrived.waitFor(({ openid }) => openid === 'o-slow', 20_000);
    expect(text.split('\n')[0]).toBe('不用交。');
    await pause(800); // as long as a second one would have taken
    expect(rig.api.arrived.entries.filter(({ openid }) => openid === 'o-slow')).toHaveLength(1);
  });

  it('waits for 回复 1 取结果 when the window has closed, over a restart', async () => {
    const letGo = rig.slow.hold();
    const pushed = rig.platform.text('o-shut', QUESTION);
    rig.api.windows.close('o-shut');
    await pushed;
    letGo();
    await rig.api.server.calls.waitFor(({ json }) => json?.touser === 'o-shut', 20_000);
    await until('the refusal', () => rig.logLines.find((line) => line.includes('customer-message-failed')));
    const restarted = await openWeixin({ records: rig.store });
    const collected = await restarted.platform.text('o-shut', '1');
    expect(collected.text.split('\n')[0]).toBe('不用交。');
    expect((await restarted.platform.text('o-shut', '1')).text).not.toBe(collected.text); // it is his once
    const sent = [...rig.api.arrived.entries, ...restarted.api.arrived.entries];
    expect(sent.filter(({ openid }) => openid === 'o-shut')).toEqual([]);
    await restarted.close();
  });
});

describe('a county', () => {
  let county: WholeCounty;
  beforeAll(async () => {
    county = await openWholeCounty('2018-12-03 09:00');
  });
  afterAll(() => county.close());
  const health = async () => (await fetch(`${county.url}/healthz`)).json();
  const dingtalkOf = ({ channels }: { channels: { name: string; silentSeconds: number; down: boolean }[] }) =>
    channels.find(({ name }) => name === 'dingtalk');

  it('whose DingTalk line is dead for three minutes goes red and answers elsewhere; nothing is lost or doubled after, though it was restarted', async () => {
    expect(await health()).toMatchObject({ status: 'alive' });
    const chat = 'cidCounty==';
    await typeInDingTalk(county, { staff: 'sf042', chat, text: '绑定 县级群' });

    const dead = county.dingtalk.http.faults.add({ path: GATEWAY, action: { kind: 'respond', status: 503 } });
    const sends = ['/v1.0/robot/groupMessages/send', '/v1.0/oauth2/accessToken'].map((path) =>
      county.dingtalk.http.faults.add({ path, action: { kind: 'respond', status: 503 } }),
    );
    for (const connection of county.dingtalk.stream.live) connection.cut();
    county.clock.set('2018-12-03 09:03');
    await until('no connection', () => county.dingtalk.stream.live.length === 0);
    const red = (await until('red', () => county.dingtalk.stream.live.length === 0)) && (await health());
    expect(red.status).toBe('impaired');
    expect(dingtalkOf(red)).toMatchObject({ down: true });
    expect(dingtalkOf(red)?.silentSeconds).toBeGreaterThanOrEqual(180);

    const page = atWebPage(county);
    expect(await page.say(QUESTION)).toContain('不用交');
    const number = Number(/编号 (\d+)/u.exec(await page.say('找人'))?.[1]);
    expect((await county.platform.text('o-1', QUESTION)).text).toContain('不用交');
    expect(inChat(county, chat).join()).not.toContain(`${number} 号`);

    await county.restart(0);
    dead.clear();
    for (const fault of sends) fault.clear();
    await county.dingtalk.connected(1);
    expect(await until('green', () => county.dingtalk.stream.live.length > 0)).toBe(true);
    expect(await health()).toMatchObject({ status: 'alive' });
    await later(number, chat);
    await typeInDingTalk(county, { staff: 'sf001', chat, text: `回 ${number} 来了`, copies: 3 });
    expect(inChat(county, chat).filter((text) => text.includes(`${number} 号 · 转人工`))).toHaveLength(1);
    expect(await page.replies()).toMatchObject({ lines: [{ text: '来了' }] });
  });

  /** The outbox tries again a little later by the county's clock. */
  async function later(number: number, chat: string): Promise<void> {
    for (let minute = 10; minute < 50; minute += 1) {
      county.clock.set(`2018-12-03 09:${minute}`);
      await pause(250);
      if (inChat(county, chat).some((text) => text.includes(`${number} 号 · 转人工`))) return;
    }
    throw new Error('the hand-over never reached the group');
  }

  it('shows nobody’s personal data on any public page, in any answer to another, or in any log', async () => {
    const planted = { id: '33072619990101123X', phone: '13911112222', card: '6222020200112233445' };
    const page = atWebPage(county);
    const citizen = `我叫钱多多,身份证${planted.id},电话${planted.phone},卡号${planted.card}`;
    await page.say(citizen);
    await page.say(`${QUESTION} ${citizen}`);
    await page.say('小学入学报名还要外星人接触证明吗');
    await page.say(planted.phone);
    const slip = await page.say(QUESTION).then(() => page.say('要凭条'));
    const number = /MZ-\d{8}-\d{4}/u.exec(slip)?.[0] ?? 'none';
    await page.say('找人');
    await page.say(citizen);
    const texts = await Promise.all(
      [
        '/',
        '/lists',
        `/slips/${number}`,
        '/healthz',
        '/openapi.json',
        '/metrics',
        '/robots.txt',
        '/api/requirements',
      ].map(async (path) => (await fetch(`${county.url}${path}`)).text()),
    );
    const all = [...texts, JSON.stringify(await page.replies()), ...county.logLines, ...inChat(county, 'cidCounty==')];
    const seen = all.join('\n').normalize('NFKC');
    const squeezed = seen.replace(/[\s-]/gu, '');
    for (const secret of [...Object.values(planted), '钱多多']) expect(squeezed).not.toContain(secret);
    const sizes = /^(?:nodejs|process)_.*$/gmu; // bytes and seconds may have any number of digits
    const said = seen.replace(sizes, '');
    expect(said).not.toMatch(/(?<![\d.])\d{17}[\dXx](?!\d)/u);
    expect(said).not.toMatch(/(?<![\d.])1[3-9]\d{9}(?!\d)/u);
  });
});
