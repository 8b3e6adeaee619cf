import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { talk } from '../../bots/console/talk.ts';
import { receiveMessage } from '../../server/app/receive-message.ts';
import { type OpenCounty, openCounty } from '../rigs/county.ts';

type Reply = {
  conversation: string;
  behaviour: string;
  proofId: string | null;
  certificateKind: string | null;
  verdict: string;
  text: string;
  choices: { id: string; label: string }[];
};

let county: OpenCounty;

beforeAll(async () => {
  county = await openCounty('2018-12-03 09:00');
});
afterAll(() => county.close());

/** One citizen on the web page: her conversation goes on from message to message. */
function citizen() {
  let conversation: string | undefined;
  return async (message: { q?: string; choice?: string; on?: string; place?: string }): Promise<Reply> => {
    const response = await fetch(`${county.url}/api/questions`, {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify({ ...message, ...(conversation && { conversation }) }),
    });
    expect(response.status).toBe(200);
    const reply = (await response.json()) as Reply;
    conversation = reply.conversation;
    return reply;
  };
}

/** The same in the terminal: what the person types, and what he is shown after each line. */
async function terminal(...typed: string[]): Promise<string[]> {
  const shown: string[] = [];
  const lines = (async function* () {
    yield* typed;
  })();
  await talk(county.means, { lines, write: (text) => void shown.push(text), inColour: false });
  return shown.slice(1);
}

const firstLine = (text: string): string => text.split('\n')[0] ?? '';

describe('a citizen asks before setting out', () => {
  it('gets one verdict first, then matter, paper, who does it, what to bring, basis and list', async () => {
    const reply = await citizen()({ q: '孩子上学报名还要开居住证明吗' });
    expect(reply).toMatchObject({ behaviour: 'answer', proofId: 'cx-juzhu', verdict: '不用交' });
    const lines = reply.text.split('\n');
    expect(lines[0]).toBe('不用交。');
    expect(reply.text).toContain('义务教育阶段报名 · 居住证明');
    expect(reply.text).toContain('请带:户口簿或身份证');
    expect(reply.text).toMatch(/依据:.*示范县清单 第2版 第\d+项,2018-12-01 起/);
    expect(lines.length).toBeLessThanOrEqual(7);
    expect(reply.choices.map((choice) => choice.label)).toEqual(['要凭条', '窗口还是要', '换个问法', '找人']);
  });

  it('is asked where, when she names two places, and is never answered for one by the list of another', async () => {
    const say = citizen();
    const asked = await say({ q: '温州的分户证明取消了没,我看你们只有义乌' });
    expect(asked).toMatchObject({ behaviour: 'ask-back' });
    expect(asked.choices.map(({ label }) => label)).toEqual(['浙江省温州市', '浙江省金华市义乌市', '都不是']);
    expect((await say({ q: '1' })).verdict).not.toMatch(/^不用/);
    const other = citizen();
    await other({ q: '温州的分户证明取消了没,我看你们只有义乌' });
    expect((await other({ q: '2' })).text).toContain('义乌市的规定');
  });

  it('gets a numbered slip that the window clerk can open', async () => {
    const say = citizen();
    await say({ q: '孩子上学报名还要开居住证明吗' });
    const slip = await say({ choice: 'slip' });
    const number = /MZ-20181203-\d{4}/.exec(slip.text)?.[0] ?? '';
    expect(number).not.toBe('');
    expect((await say({ q: '要凭条' })).text).toContain(number);
    const page = await (await fetch(`${county.url}/slips/${number}`)).text();
    expect(page).toContain('居住证明');
    expect(page).toContain('<svg');
    expect(page).not.toContain('规则已更新');
    county.clock.set('2026-11-22 09:00');
    const later = await (await fetch(`${county.url}/slips/${number}`)).text();
    county.clock.set('2018-12-03 09:00');
    expect(later).toContain('规则已更新');
  });

  it('is answered from the list of the day asked about, and through a slip of the pen', async () => {
    const before = await citizen()({ q: '孩子上学报名还要开居住证明吗', on: '2018-11-30' });
    expect(before.verdict).toBe('还需要');
    expect(before.text).toContain('第1版');
    const typo = await citizen()({ q: '上学报名还要开居住正明吗' });
    expect(typo).toMatchObject({ proofId: 'cx-juzhu', verdict: '不用交' });
    expect(typo.text).toContain('按同音理解为');
  });

  it('is asked once, then offered a person, then handed over; the bot keeps silent', async () => {
    const say = citizen();
    const first = await say({ q: '我要办个证' });
    expect(first).toMatchObject({ behaviour: 'ask-back', verdict: '请再说具体一点' });
    expect(first.choices.length).toBeLessThanOrEqual(4);
    expect(first.choices.at(-1)?.label).toBe('都不是');
    const second = await say({ q: '都不是' });
    expect(second.text).toContain('要转给值班的人吗');
    const third = await say({ choice: 'yes' });
    expect(third.text).toMatch(/已转给值班的人\(编号 \d+\)/);
    const held = await say({ q: '社保证明还要吗' });
    expect(held).toMatchObject({ behaviour: 'hand-over', choices: [] });
    expect(held.text).not.toContain('不用交');
    const number = Number(/编号 (\d+)/.exec(third.text)?.[1]);
    const handOver = await county.means.store.transaction((records) => records.handOvers.find(number));
    expect(handOver?.transcript.join('\n')).toContain('群众:我要办个证');
  });

  it('never hears 不用交 about a paper nobody knows; it is registered with a number', async () => {
    const reply = await citizen()({ q: '小学入学报名还要外星人接触证明吗' });
    expect(reply).toMatchObject({ behaviour: 'hand-over', verdict: '清单里没有这一项', proofId: null });
    expect(reply.text).toContain('清单以外的证明,窗口不能要');
    const number = /QP-20181203-\d{4}/.exec(reply.text)?.[0] ?? '';
    const nomination = await county.means.store.transaction((records) => records.nominations.find(number));
    expect(nomination?.question).toContain('外星人');
    const strange = await citizen()({ q: '要不要开外星人接触证明' });
    expect(strange).toMatchObject({ behaviour: 'hand-over', verdict: '我没查到,不等于不用交' });
  });

  it('is asked the exception of the social-security proof before any no', async () => {
    const say = citizen();
    const asked = await say({ q: '社保证明还要吗' });
    expect(asked.behaviour).toBe('ask-back');
    expect(asked.text).toContain('是拿到外地用,或公检法要求吗?');
    expect((await say({ q: '不是' })).verdict).toBe('不用交');
    await say({ q: '社保证明还要吗' });
    const away = await say({ q: '是的' });
    expect(away.verdict).toBe('还需要');
    expect(away.text).toMatch(/社保|窗口|打印/);
  });

  it('is told that an identity card is a licence, not a proof', async () => {
    const reply = await citizen()({ q: '身份证要带吗' });
    expect(reply).toMatchObject({ behaviour: 'answer', verdict: '这不是证明', proofId: null, certificateKind: null });
    expect(reply.text).toContain('请带原件');
  });

  it('gets one answer and leaves one event however often the message is delivered', async () => {
    const message = {
      channel: 'test',
      account: 'a',
      chat: 'c',
      person: 'p',
      messageId: 'm-1',
      at: county.clock.now(),
      content: { kind: 'text', text: '独生子女证明还要开吗' },
    } as const;
    const replies = await Promise.all([1, 2, 3].map(() => receiveMessage(county.means, message)));
    expect(new Set(replies.map((reply) => JSON.stringify(reply))).size).toBe(1);
    const person = { channel: 'test', appId: 'a', externalId: 'p' };
    const trail = await county.means.store.transaction(async (records) =>
      records.trail.of(`conversation ${await records.people.identify(person, message.at)}`),
    );
    expect(trail.map((entry) => entry.event)).toEqual(['message-answered']);
  });

  it('hears the same in the terminal: verdict, slip, ladder, exception, licence', async () => {
    const [answer, slip] = await terminal('孩子上学报名还要开居住证明吗', '1');
    expect(firstLine(answer ?? '')).toBe('不用交。');
    expect(slip).toMatch(/MZ-20181203-\d{4}/);
    const ladder = await terminal('我要办个证', '都不是', '1', '社保证明还要吗');
    expect(ladder[0]).toContain('请再说具体一点');
    expect(ladder[2]).toContain('已转给值班的人');
    expect(ladder[3]).not.toContain('不用交');
    const exception = await terminal('社保证明还要吗', '1');
    expect(firstLine(exception[1] ?? '')).toBe('还需要。');
    expect(firstLine((await terminal('身份证要带吗'))[0] ?? '')).toBe('这不是证明。');
  });

  it('follows what was said before: anaphora, correction, another topic', async () => {
    const say = citizen();
    await say({ q: '孩子上学报名还要开居住证明吗' });
    const booklet = await say({ q: '那预防接种证明呢' });
    expect(booklet).toMatchObject({ proofId: 'cn-ruxue-yimiao' });
    const other = await say({ q: '分户证明还要吗' });
    expect(other).toMatchObject({ proofId: 'yw-fenhu', verdict: '不用交' });
  });
});
