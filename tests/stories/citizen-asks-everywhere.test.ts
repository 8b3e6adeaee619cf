import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { atWebPage, openWholeCounty, typeInDingTalk, until, type WholeCounty } from '../rigs/whole-county.ts';

/** What a citizen is told, one line each, without what his channel adds: choices, markup, a mention. */
type Say = (text: string) => Promise<readonly string[]>;

const QUESTION = '孩子上学报名还要开居住证明吗';
const HELD = '已经转给值班的人';

let county: WholeCounty;
let people = 0;

beforeAll(async () => {
  county = await openWholeCounty('2018-12-03 09:00');
});
afterAll(() => county.close());

const CHANNELS: Readonly<Record<string, () => Say>> = {
  'the web page': () => {
    const page = atWebPage(county);
    return async (text) => plain(await page.say(text));
  },
  'WeChat, sealed with AES': () => {
    people += 1;
    const openid = `o-citizen-${people}`;
    return async (text) => plain((await county.platform.text(openid, text, { mode: 'aes' })).text);
  },
  'a single chat of DingTalk': () => {
    people += 1;
    const [chat, staff] = [`single${people}==`, `citizen-${people}`];
    return async (text) => plain(await typeInDingTalk(county, { chat, staff, text }));
  },
};

function plain(text: string): readonly string[] {
  return text
    .normalize('NFKC')
    .split(/\n+/u)
    .map((line) => line.replace(/^\*\*(.*)\*\*$/u, '$1'))
    .filter((line) => line !== '' && !/^回复(?:数字|\s?\d)/u.test(line));
}

/** Numbers are drawn from one counter, so everybody gets another. */
const numberless = (lines: readonly string[]): string => lines.join('\n').replace(/\d{8}-\d{4}|编号 \d+/gu, '〈编号〉');

/** What each channel said at each step. */
const heard = new Map<string, string[]>();

describe.each(Object.entries(CHANNELS))('a citizen asks before setting out, in %s', (name, open) => {
  const said: string[] = [];
  heard.set(name, said);
  const note = (lines: readonly string[]): readonly string[] => {
    said.push(numberless(lines));
    return lines;
  };

  it('is answered, gets a slip after a restart, is answered by the list of the day, and through a slip of the pen', async () => {
    const say = open();
    const answer = note(await say(QUESTION));
    expect(answer[0]).toBe('不用交。');
    expect(answer.join('\n')).toContain('义务教育阶段报名 · 居住证明');
    expect(answer.join('\n')).toContain('请带:户口簿或身份证');
    expect(answer.join('\n')).toMatch(/依据:.*示范县清单 第2版 第\d+项,2018-12-01 起/u);

    await county.restart();
    const slip = note(await say('要凭条')).join('\n');
    const number = /MZ-20181203-\d{4}/u.exec(slip)?.[0] ?? 'none';
    expect(slip).toContain('2019-01-02 前有效');
    const page = await (await fetch(`${county.url}/slips/${number}`)).text();
    expect(page).toContain('居住证明');
    expect(page).toContain('<svg');

    county.clock.set('2018-11-30 09:00');
    expect(note(await open()(QUESTION)).join('\n')).toContain('第1版');
    county.clock.set('2018-12-03 09:00');
    const typo = note(await open()('上学报名还要开居住正明吗')).join('\n');
    expect(typo).toContain('居住证明');
    expect(typo).toContain('同音');
  });

  it('is asked once, then whether a person shall take over, then left to that person', async () => {
    const say = open();
    expect(note(await say('我要办个证'))[0]).toBe('请再说具体一点。');
    expect(note(await say('都不是')).join()).toContain('要转给值班的人吗');
    const third = note(await say('1')).join('\n');
    expect(third).toContain('已转给值班的人');
    const number = Number(/编号 (\d+)/u.exec(third)?.[1]);
    const handOver = await county.means.store.transaction((records) => records.handOvers.find(number));
    expect(handOver?.transcript.join('\n')).toContain('群众:我要办个证');
  });

  it('never hears 不用交 about a paper nobody knows; it is registered, and a number may be left for a reply', async () => {
    const say = open();
    const unknown = note(await say('小学入学报名还要外星人接触证明吗')).join('\n');
    expect(unknown.split('\n')[0]).toBe('清单里没有这一项。');
    const nomination = /QP-20181203-\d{4}/u.exec(unknown)?.[0] ?? 'none';
    expect(note(await say('1380000123')).join()).toContain('这不像电话号码');
    expect(note(await say('打我 138 0000 1234')).join('\n')).toContain('记下了:138****1234');
    const contact = await county.means.store.transaction((records) => records.nominations.contactOf(nomination));
    expect(contact).toBe('13800001234');
  });

  it.each([
    ['不是', '不用交'],
    ['不是外地', '不用交'],
    ['是的', '还需要'],
    ['法院要的', '还需要'],
    ['拿到外地用的', '还需要'],
  ])('is asked the exception of the social-security proof, and “%s” is %s', async (words, verdict) => {
    const say = open();
    expect(note(await say('社保证明还要吗')).join()).toContain('是拿到外地用,或公检法要求吗?');
    const asked = note(await say('单位让我开的'));
    expect(asked.join()).toContain('是拿到外地用,或公检法要求吗?');
    expect(note(await say(words))[0]).toBe(`${verdict}。`);
  });

  it('is told that an identity card is a licence, not a proof', async () => {
    const lines = note(await open()('身份证要带吗'));
    expect(lines[0]).toBe('这不是证明。');
    expect(lines.join()).toContain('请带原件');
  });
});

describe('a message that is delivered again', () => {
  it('gets one answer and leaves one event', async () => {
    const [openid, id] = ['o-again', county.platform.nextMsgId()];
    const first = await county.platform.text(openid, QUESTION, {}, id);
    const again = await county.platform.text(openid, QUESTION, {}, id);
    expect(again.text === first.text || again.outcome === 'accepted').toBe(true);
    await typeInDingTalk(county, { chat: 'singleAgain==', staff: 'again', text: QUESTION, copies: 4 });
    const page = atWebPage(county);
    const key = 'k'.repeat(30);
    expect(await page.say(QUESTION, key)).toBe(await atWebPage(county).say(QUESTION, key));
    const seen = [
      { channel: 'wechat', appId: 'wx0123456789abcdef', externalId: openid },
      { channel: 'dingtalk', appId: county.dingtalk.options.robotCode, externalId: 'again' },
      { channel: 'web', appId: 'web', externalId: page.conversation },
    ];
    for (const identity of seen) {
      const events = await county.means.store.transaction(async (records) =>
        records.trail.of(`conversation ${await records.people.identify(identity, county.clock.now())}`),
      );
      expect([identity.channel, ...events.map(({ event }) => event)]).toEqual([identity.channel, 'message-answered']);
    }
    const answers = county.dingtalk.sends.sent.entries.filter(({ conversation }) => conversation === 'singleAgain==');
    expect(answers).toHaveLength(1);
  });
});

describe('the words', () => {
  it('are the same in every channel', () => {
    const [web, ...others] = [...heard.values()];
    expect(web?.length).toBeGreaterThan(20);
    for (const other of others) expect(other).toEqual(web);
  });

  it('stop while a person holds the conversation; a screen shows why', async () => {
    const page = atWebPage(county);
    await page.say('找人');
    expect(await page.say('社保证明还要吗')).toContain(HELD);
    await county.platform.text('o-held', '找人');
    expect(await county.platform.text('o-held', '社保证明还要吗')).toMatchObject({ outcome: 'accepted', text: '' });
    await typeInDingTalk(county, { chat: 'singleHeld==', staff: 'held', text: '找人' });
    const before = county.dingtalk.sends.sent.entries.length;
    const delivery = county.dingtalk.say({
      ...{ conversationId: 'singleHeld==', conversationType: '1', senderStaffId: 'held', text: '社保证明还要吗' },
    });
    await until('an acknowledgement', () => delivery.acks.length > 0);
    await typeInDingTalk(county, { chat: 'singleOther==', staff: 'other', text: '帮助' });
    expect(county.dingtalk.sends.sent.entries.slice(before).map(({ conversation }) => conversation)).toEqual([
      'singleOther==',
    ]);
  });
});
