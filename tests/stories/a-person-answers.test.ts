import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { atWebPage, inChat, openWholeCounty, typeInDingTalk, until, type WholeCounty } from '../rigs/whole-county.ts';

const QUESTION = '孩子上学报名还要开居住证明吗';
const GROUP = 'cidCountyGroup0001==';
const ADMIN = 'sf042';
const RUNNER = 'sf001';
const DISPATCHER = 'sf043';

let county: WholeCounty;

beforeAll(async () => {
  county = await openWholeCounty('2018-12-03 09:00');
});
afterAll(() => county.close());

const inGroup = (staff: string, text: string, copies = 1) =>
  typeInDingTalk(county, { staff, chat: GROUP, text, copies });
const groupPost = (part: string) =>
  until(`“${part}” in the group`, () => inChat(county, GROUP).find((text) => text.includes(part)));
const eventsOf = (number: number) =>
  county.means.store.transaction(async ({ trail }) =>
    (await trail.of(`hand-over ${number}`)).map(({ event, by }) => `${event} ${by}`),
  );
const wechat = (openid: string) => ({
  say: async (text: string) => (await county.platform.text(openid, text)).text,
  later: (part: string) =>
    until(
      `“${part}” for ${openid}`,
      () => county.weixin.arrived.entries.find((each) => each.openid === openid && each.text.includes(part))?.text,
    ),
  got: () => county.weixin.arrived.entries.filter((each) => each.openid === openid).map(({ text }) => text),
});
const numberIn = (text: string): number => Number(/编号 (\d+)/u.exec(text)?.[1]);

describe('a county without a group', () => {
  it('tells the citizen honestly, and shows on the status page that something is to be done', async () => {
    const notice = await wechat('o-early').say('找人');
    expect(notice).toContain('值班群还没有设好,这里不一定有人看到,请直接打电话');
    expect(notice).toContain('0990-00012345');
    const health = await (await fetch(`${county.url}/healthz`)).json();
    expect(health.handOvers).toMatchObject({ open: 1 });
    expect(health.warnings).toEqual(['还没有绑定县级群:转人工只在工作台看得到']);
  });
});

describe('binding the group', () => {
  it('is for administrators, who are named to everybody else', async () => {
    for (const staff of [RUNNER, 'nobody-we-know'])
      expect(await inGroup(staff, '绑定 县级群')).toContain('请找管理员:黄丽(县政务服务中心)');
    expect(await typeInDingTalk(county, { staff: ADMIN, chat: 'single1==', text: '绑定 县级群' })).toContain(
      '到要绑定的群里',
    );
  });

  it('is understood through typing noise, corrected with the nearest names, and kept over a restart', async () => {
    expect(await inGroup(ADMIN, '绑定 镇乡群 青河镇')).toContain('绑定 镇乡群 清河镇');
    expect(await inGroup(ADMIN, '@证跑跑 \u3000绑定\uFF1A 镇乡群\u3000清河镇')).toContain('这个群绑定为镇乡群 清河镇');
    const rebound = await inGroup(ADMIN, '绑定县级群');
    expect(rebound).toContain('这个群绑定为县级群');
    expect(rebound).toContain('它原来是镇乡群 清河镇,现在不是了');
    await county.restart();
    expect(await inGroup(ADMIN, '绑定 县级群')).toContain('这个群已经是县级群');
    const other = await typeInDingTalk(county, { staff: ADMIN, chat: GROUP.toLowerCase(), text: '绑定 县级群' });
    expect(other).toContain('原来绑定的另一个群已解除');
    expect(await inGroup(ADMIN, '绑定 县级群')).toContain('原来绑定的另一个群已解除');
    expect((await (await fetch(`${county.url}/healthz`)).json()).warnings).toEqual([]);
  });

  it('lists for each what he may type here', async () => {
    expect(await inGroup(ADMIN, '帮助')).toContain('绑定 县级群');
    const runner = await inGroup(RUNNER, '\u3000帮助。');
    expect(runner).toContain('交还 56');
    expect(runner).not.toContain('绑定 县级群');
    expect(await inGroup('nobody-we-know', '帮助')).not.toContain('交还');
    expect(await inGroup(RUNNER, '登录')).toContain('单聊');
  });
});

describe('a citizen in WeChat and a runner in the county group', () => {
  const chen = wechat('o-chen');
  let number = 0;

  it('hands over with the last words, personal data masked', async () => {
    await chen.say('我叫陈小云,电话13812345678');
    expect(await chen.say(QUESTION)).toContain('不用交');
    const notice = await chen.say('窗口还是要');
    number = numberIn(notice);
    expect(notice).toContain('现在是上班时间,他看到就在这里回您');
    const post = (await groupPost(`${number} 号`)).normalize('NFKC');
    expect(post).toContain('窗口还是要');
    expect(post).toContain('微信');
    expect(post).toMatch(/凭条 MZ-20181203-\d{4}/u);
    expect(post).toContain('〈手机号〉');
    expect(post).toContain(`回 ${number} 您的话`);
    expect(post).not.toContain('13812345678');
  });

  it('keeps silent and passes on what she adds', async () => {
    expect(await chen.say('学校门口的老师说必须要')).toBe('');
    expect(await groupPost('群众又说')).toContain('学校门口的老师说必须要');
    expect(chen.got()).toEqual([]);
  });

  it('brings the first answer to her once, however often it is delivered; others hear who holds it', async () => {
    const words = `\uFF20证跑跑 回 ${number} 陈女士,不用开。\n我给学校打过电话了,直接带户口簿去`;
    const done = await inGroup(RUNNER, words, 3);
    expect(done).toContain(`${number} 号已回给群众(微信),由您接着`);
    expect(await chen.later('不用开')).toBe(
      `值班的人回您(编号 ${number}):\n陈女士,不用开。\n我给学校打过电话了,直接带户口簿去`,
    );
    expect(await inGroup(DISPATCHER, `回 ${number} 我来`)).toContain(`${number} 号已由李明接着`);
    expect(await inGroup(DISPATCHER, `交还 ${number}`)).toContain(`${number} 号已由李明接着`);
    expect(await inGroup('nobody-we-know', `回 ${number} 我来`)).toContain('只有名册里');
    expect(chen.got()).toHaveLength(1);
  });

  it('gives her back to the bot after a restart, and says so', async () => {
    await county.restart();
    expect(await inGroup(RUNNER, `交还${number}`)).toContain('已交还');
    await chen.later('值班的人说完了');
    expect(await chen.say('身份证要带吗')).toContain('这不是证明');
    expect(await inGroup(RUNNER, `交还 ${number}`)).toContain(`${number} 号已经结束:李明交还`);
    expect(await eventsOf(number)).toEqual([
      'hand-over-opened citizen',
      'hand-over-taken s001',
      'hand-over-given-back s001',
    ]);
  });

  it('keeps an answer for who cannot be reached any more, until she asks for it', async () => {
    const li = wechat('o-li');
    const late = numberIn(await li.say('找人'));
    await groupPost(`${late} 号`);
    county.weixin.windows.close('o-li');
    await inGroup(RUNNER, `回 ${late} 材料齐了,周三来取`);
    await until('the platform refuses', () =>
      county.weixin.server.calls.entries.find(({ json }) => json?.touser === 'o-li'),
    );
    expect(
      await until('a reminder', () => county.logLines.find((line) => line.includes('customer-message-failed'))),
    ).toBeTruthy();
    expect(await li.say('有人吗')).toContain('回复 1 取结果');
    expect(await li.say('1')).toContain('材料齐了,周三来取');
    expect(li.got()).toEqual([]);
    await inGroup(RUNNER, `交还 ${late}`);
  });
});

describe('a citizen elsewhere', () => {
  it('in DingTalk is answered in his own chat', async () => {
    const say = (text: string) => typeInDingTalk(county, { staff: 'villager', chat: 'singleVillager==', text });
    const number = numberIn(await say('找人'));
    await groupPost(`${number} 号`);
    await inGroup(RUNNER, `回 ${number} 村里不开这个`);
    await until('the answer', () => inChat(county, 'singleVillager==').find((text) => text.includes('村里不开这个')));
    await inGroup(RUNNER, `交还 ${number}`);
  });

  it('on the web page finds the answer there, with a script and without', async () => {
    const page = atWebPage(county);
    const number = numberIn(await page.say('找人'));
    await groupPost(`${number} 号`);
    expect(await page.replies()).toMatchObject({ held: true, lines: [] });
    await inGroup(RUNNER, `回 ${number} 带<户口簿>来就行`);
    expect(await page.replies()).toMatchObject({ held: true, lines: [{ from: 'staff', text: '带<户口簿>来就行' }] });
    const form = new URLSearchParams({ conversation: page.conversation });
    const shown = await (await fetch(`${county.url}/replies`, { method: 'POST', body: form })).text();
    expect(shown).toContain('带&lt;户口簿>来就行');
    await inGroup(RUNNER, `交还 ${number}`);
    expect(await page.replies()).toMatchObject({ held: false, lines: [{ from: 'staff' }, { from: 'bot' }] });
    expect(await page.say('身份证要带吗')).toContain('这不是证明');
  });

  it('takes the conversation back with 退出, and the group is told', async () => {
    const page = atWebPage(county);
    const number = numberIn(await page.say('找人'));
    expect(await page.say('退出')).toContain('有事再问');
    expect(await groupPost(`${number} 号 · 群众自己退出`)).toContain('不用再回');
    expect(await inGroup(RUNNER, `回 ${number} 来了`)).toContain('已经结束:群众自己退出');
    expect(await page.say('身份证要带吗')).toContain('这不是证明');
  });

  it('is answered by the bot at once when he is in danger, whoever holds the conversation', async () => {
    const wang = wechat('o-wang');
    const number = numberIn(await wang.say('找人'));
    const answer = await wang.say('他又打我,我不想活了');
    expect(answer).toContain('110');
    expect(answer).not.toContain('不用交');
    expect(await groupPost(`${number} 号 · 群众又说 · 急事`)).toContain(`回 ${number}`);
  });
});

describe('out of hours', () => {
  it.each([
    ['2018-12-03 20:00', '现在没人值班,明天 8:30 上班后在这里回您'],
    ['2018-12-03 12:30', '现在没人值班,今天 13:30 上班后在这里回您'],
    ['2018-12-28 17:30', '现在没人值班,明天 8:30 上班后在这里回您'],
    ['2018-12-29 18:00', '现在没人值班,2019年1月2日 8:30 上班后在这里回您'],
    ['2019-04-30 18:00', '现在没人值班,5月5日(周日)8:30 上班后在这里回您'],
  ])('at %s the citizen hears when somebody is there', async (time, words) => {
    county.clock.set(time);
    const citizen = wechat(`o-${time.replace(/\D/gu, '')}`);
    expect(await citizen.say('找人')).toContain(words);
    expect(await citizen.say('有人吗')).toContain(words);
    expect(await citizen.say('有人吗')).toBe('');
  });

  it('never hears a date in a year whose holidays nobody entered', async () => {
    county.clock.set('2027-03-02 09:00');
    const notice = await wechat('o-2027').say('找人');
    expect(notice).toContain('2027 年的节假日还没录入,说不准哪天有人');
    expect(notice).not.toMatch(/现在是上班时间|明天|\d+月\d+日/u);
    county.clock.set('2026-12-01 09:00');
    const { warnings } = await (await fetch(`${county.url}/healthz`)).json();
    expect(warnings).toEqual(['2027 年的节假日还没有录入(data/calendar/2027.json),到时算不准上班时间']);
    county.clock.set('2018-12-03 09:00');
  });
});
