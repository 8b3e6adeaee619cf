import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { openWeixin, rowsOf, type WeixinRig } from '../rigs/weixin.ts';

const QUESTION = '孩子上学报名还要开居住证明吗';

let rig: WeixinRig;
beforeAll(async () => {
  rig = await openWeixin();
  rig.clock.set('2018-12-03 09:00');
});
afterAll(async () => {
  await rig.close();
});

/** Script A of the acceptance scripts, in WeChat's own words. */
describe('a citizen in WeChat', () => {
  it('reads the verdict first, in under a second, with things to tap and numbers to type', async () => {
    const times: number[] = [];
    for (let turn = 0; turn < 4; turn += 1) {
      const { attempts } = await rig.platform.text('o-chen', QUESTION);
      times.push(attempts[0]?.ms ?? Number.POSITIVE_INFINITY);
    }
    const { text, attempts } = await rig.platform.text('o-chen', QUESTION);
    const lines = text.split('\n');
    expect(lines[0]).toBe('不用交。');
    expect(text).toContain('义务教育阶段报名 · 居住证明');
    expect(text).toContain('请带:户口簿或身份证');
    expect(text).toMatch(/示范县清单 第2版 第\d+项,2018-12-01 起/);
    expect(lines.at(-4)).toBe('回复 1 <a href="weixin://bizmsgmenu?msgmenucontent=要凭条&msgmenuid=slip">要凭条</a>');
    expect(attempts).toHaveLength(1);
    expect(Math.min(...times)).toBeLessThan(1000); // the quickest: a busy machine may hold the others up
  });

  it('gets the same slip by tapping, by typing its number and by typing its name', async () => {
    const tapped = await rig.platform.message('o-chen', { MsgType: 'text', Content: '要凭条', bizmsgmenuid: 'slip' });
    const number = /MZ-20181203-\d{4}/.exec(tapped.text)?.[0] ?? 'none';
    expect((await rig.platform.text('o-chen', '1')).text).toContain(number);
    expect((await rig.platform.text('o-chen', '要凭条')).text).toContain(number);
    expect(tapped.text).toContain(`https://wzm.example/slips/${number}`);
  });

  it('is answered by the list of the day, and understands a misspelt question', async () => {
    rig.clock.set('2018-11-30 09:00');
    expect((await rig.platform.text('o-early', QUESTION)).text).toContain('第1版');
    rig.clock.set('2018-12-03 09:00');
    expect((await rig.platform.text('o-typo', '上学报名还要开居住正明吗')).text).toContain('居住证明');
  });

  it('is asked one question at a time, then whether a person shall take over, then left to that person', async () => {
    const { platform } = rig;
    const first = await platform.text('o-vague', '我要开证明');
    expect(first.text.split('\n')[0]).toBe('请再说具体一点。');
    expect((await platform.text('o-vague', '都不是')).text).toContain('要转给值班的人吗');
    const third = await platform.text('o-vague', '1');
    expect(third.text).toMatch(/已转给值班的人\(编号 \d+\)/);
    const held = await platform.text('o-vague', '有人吗');
    expect(held).toMatchObject({ outcome: 'accepted', text: '' });
    expect(rig.api.arrived.entries).toEqual([]);
  });

  it('never hears 不用交 about a proof that no list names', async () => {
    const { text } = await rig.platform.text('o-odd', '办低保要开道士证明吗');
    expect(text).not.toContain('不用交');
  });

  it('is answered once, whatever is delivered twice', async () => {
    const before = await rowsOf(rig.store, 'inbox');
    const msgId = rig.platform.nextMsgId();
    const first = await rig.platform.text('o-twice', QUESTION, {}, msgId);
    const again = await rig.platform.text('o-twice', QUESTION, {}, msgId);
    expect(again.text).toBe(first.text);
    expect(await rowsOf(rig.store, 'inbox')).toBe(before + 1);
  });

  it('gets one answer from three copies at once', async () => {
    const before = await rowsOf(rig.store, 'trail_links');
    const msgId = rig.platform.nextMsgId();
    rig.slow.delays.push(300);
    const copies = await Promise.all([1, 2, 3].map(() => rig.platform.text('o-thrice', QUESTION, {}, msgId)));
    expect(copies.filter(({ outcome }) => outcome === 'reply')).toHaveLength(1);
    expect(copies.filter(({ outcome }) => outcome === 'accepted')).toHaveLength(2);
    expect(await rowsOf(rig.store, 'trail_links')).toBe(before + 1);
  });
});

describe('whatever else arrives', () => {
  it('greets a new follower in three lines', async () => {
    const { text } = await rig.platform.event('o-new', 'subscribe');
    expect(text.split('\n')).toHaveLength(3);
    expect(text.split('\n')[0]).toContain('直接说');
  });

  it('answers menu clicks and scans, and lets a citizen leave in silence', async () => {
    const { platform } = rig;
    expect((await platform.event('o-menu', 'CLICK', { EventKey: 'person' })).text).toContain('已转给值班的人');
    expect((await platform.event('o-menu2', 'CLICK', { EventKey: '菜单' })).text).toContain('直接说');
    expect((await platform.event('o-menu3', 'CLICK', { EventKey: 'V1001_OLD' })).text).toContain('直接说');
    expect((await platform.event('o-scan', 'SCAN', { EventKey: '12' })).outcome).toBe('reply');
    const before = await rowsOf(rig.store, 'inbox');
    for (const event of ['unsubscribe', 'VIEW', 'LOCATION', 'TEMPLATESENDJOBFINISH', 'constructor'])
      expect(await platform.event('o-quiet', event)).toMatchObject({ outcome: 'accepted', text: '' });
    expect(await rowsOf(rig.store, 'inbox')).toBe(before);
  });

  it('hears what the platform recognised of a voice message, and says so when it recognised nothing', async () => {
    const heard = { MsgType: 'voice', MediaId: 'm', Format: 'amr', Recognition: `${QUESTION}。` };
    expect((await rig.platform.message('o-voice', heard)).text.split('\n')[0]).toBe('不用交。');
    const unheard = await rig.platform.message('o-voice2', { MsgType: 'voice', MediaId: 'm', Format: 'amr' });
    expect(unheard.text).toContain('没听清');
  });

  it('acknowledges pictures and answers what it cannot read', async () => {
    const { platform } = rig;
    const image = await platform.message('o-pic', { MsgType: 'image', PicUrl: 'http://mmbiz.qpic.cn/x', MediaId: 'm' });
    expect(image.text).toContain('图片');
    for (const kind of ['location', 'link', 'video', 'shortvideo', 'file', 'miniprogrampage', 'toString'])
      expect((await platform.message('o-else', { MsgType: kind })).text).toContain('直接说');
    expect((await platform.text('o-else', '【收到不支持的消息类型,暂无法显示】')).text).toContain('直接说');
  });

  it('knows when the platform last spoke', async () => {
    const before = Date.now();
    await rig.platform.event('o-quiet', 'VIEW');
    expect(rig.channel.lastSeenAt()).toBeGreaterThanOrEqual(before);
  });
});
