import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { receiveMessage } from '../../server/app/receive-message.ts';
import { claimTask } from '../../server/app/task/claim-task.ts';
import { closeTask } from '../../server/app/task/close-task.ts';
import { answerText } from '../../server/core/answer/answer-text.ts';
import type { StaffMember } from '../../server/core/catalogue/staff.ts';
import type { Records } from '../../server/ports/store.ts';
import { type OpenCounty, openCounty } from '../rigs/county.ts';

/** A generated person of the fictional area 990101. */
const NUMBER = '99010119850305018X';

let county: OpenCounty;
let count = 0;

beforeAll(async () => {
  county = await openCounty('2026-11-16 09:00');
});
afterAll(() => county.close());

/** One citizen in WeChat, with an address where he can be told something later. */
function citizen(person: string) {
  const talk = { channel: 'wechat', account: 'gh_shifan', chat: person, person };
  return async (text: string): Promise<string> => {
    count += 1;
    const messageId = `m${count}`;
    const incoming = { ...talk, messageId, at: county.clock.now(), content: { kind: 'text', text } as const };
    const received = await receiveMessage(county.means, incoming, { reachAt: person });
    if (!received.ok) throw new Error(received.refusal.message);
    const { answer } = received.value;
    return `${answerText(answer)}\n${answer.choices.map(({ label }) => label).join(' ')}`;
  };
}

function inStore<T>(work: (records: Records) => Promise<T>): Promise<T> {
  return county.store.transaction(work);
}

const runner = (): StaffMember => {
  const found = county.means.catalogue.home.staff.find(({ roles }) => roles.includes('runner'));
  if (!found) throw new Error('the demonstration county has no runner');
  return found;
};

/** Authorises and gives the number of the task. */
async function entrust(say: (text: string) => Promise<string>): Promise<number> {
  await say('公租房申请还要无房证明吗');
  await say('委托代跑');
  await say(`陈小芳 ${NUMBER} 清河镇`);
  return Number(/#(\d+)/.exec(await say('同意授权'))?.[1]);
}

describe('a citizen lets staff fetch a paper', () => {
  it('is asked one thing at a time, sees what he allows, and hears by when it is done', async () => {
    const say = citizen('chen');
    expect(await say('公租房申请还要无房证明吗')).toMatch(/^不用您跑。[\s\S]*委托代跑/);
    expect(await say('委托代跑')).toContain('您住哪个镇(街道)?');
    expect(await say('清河镇')).toContain('您的姓名?');
    expect(await say('陈小芳')).toContain('您的身份证号?');
    expect(await say('990101198503050189')).toContain('身份证号不对,没有记');
    const shown = await say(NUMBER);
    expect(shown).toContain('陈** · 身份证尾号 18X · 清河镇');
    expect(shown).toContain('您允许我们:替您查、取无房证明,只用来办公租房申请');
    expect(shown).toContain('30 天内有效');
    expect(shown).toContain('同意授权 先不委托');
    const sent = await say('同意授权');
    expect(sent).toMatch(/已经替您派出去了\(代跑 #\d+\)/);
    expect(sent).toContain('无房证明:今天 14:30 前办好');
    expect(await say('我的')).toMatch(/#\d+ 无房证明 · 待接单 · 今天 14:30 前/);
  });

  it('leaves no personal data in the transcript that a colleague may read one day', async () => {
    const say = citizen('transcript');
    await entrust(say);
    await say('找人');
    const [latest] = await inStore((records) => records.handOvers.list(0, 50)).then((all) => all.slice(-1));
    const said = latest?.transcript.join('\n') ?? '';
    expect(said).toContain('〈授权用的个人信息〉');
    expect(said).not.toMatch(/陈小芳|018X/);
  });

  it('goes on answering when he asks something else in between, and drops it when he leaves', async () => {
    const say = citizen('between');
    await say('公租房申请还要无房证明吗');
    await say('委托代跑');
    expect(await say('小孩上学报名还要开居住证明吗')).toContain('不用交。');
    await say('公租房申请还要无房证明吗');
    await say('委托代跑');
    expect(await say('退出')).toContain('好的');
    expect(await say('我的')).toContain('您没有委托过代跑');
  });

  it('has nothing to entrust before a paper was asked for, nor where none is needed', async () => {
    const say = citizen('nothing');
    expect(await say('委托代跑')).toContain('先告诉我是哪一份证明');
    await say('小孩上学报名还要开居住证明吗');
    expect(await say('委托代跑')).toContain('先告诉我是哪一份证明');
  });

  it('hears who has it, that it is done and what he was spared, and says how it went', async () => {
    const say = citizen('done');
    const number = await entrust(say);
    const by = runner();
    const at = county.clock.now();
    const claimed = await inStore((records) => claimTask(county.means, records, { number, by, at }));
    expect(claimed).toMatchObject({ ok: true });
    expect(await say('我的')).toContain(`已接单 · ${by.name}`);
    const closed = await inStore((records) => closeTask(county.means, records, { number, words: '名下无房', by, at }));
    expect(closed).toMatchObject({ ok: true });
    expect(await say('我的')).toContain('办结');
    expect(await say('5分')).toContain('谢谢');
    expect(await say('我的')).toContain('已评价');
  });

  it('takes his authorisation back in one word, and nobody may go on', async () => {
    const say = citizen('back');
    const number = await entrust(say);
    expect(await say('撤回')).toContain('授权收回了');
    const claimed = await inStore((records) =>
      claimTask(county.means, records, { number, by: runner(), at: county.clock.now() }),
    );
    expect(claimed).toMatchObject({ ok: false });
    expect(await say('撤回')).toContain('您没有在办的委托');
  });

  it('hears a cry for help before the name that was asked for', async () => {
    const say = citizen('danger');
    await say('公租房申请还要无房证明吗');
    await say('委托代跑');
    await say('清河镇');
    expect(await say('我不想活了')).toContain('110');
  });

  it('sends who is read by others, or cannot be told anything, to where he can be himself', async () => {
    const ask = async (where: { overheard?: boolean; reachAt?: string }, chat: string) => {
      const talk = { channel: 'web', account: 'page', chat, person: chat };
      for (const text of ['公租房申请还要无房证明吗', '委托代跑']) {
        count += 1;
        const content = { kind: 'text', text } as const;
        const incoming = { ...talk, messageId: `m${count}`, at: county.clock.now(), content };
        const received = await receiveMessage(county.means, incoming, where);
        if (received.ok && text === '委托代跑') return answerText(received.value.answer);
      }
      return '';
    };
    expect(await ask({}, 'page-1')).toContain('授权到微信公众号里办');
    expect(await ask({ overheard: true, reachAt: 'group' }, 'group-1')).toContain('群里别人看得到');
  });

  it('says which of several he takes back', async () => {
    const say = citizen('several');
    const first = await entrust(say);
    const second = await entrust(say);
    const which = await say('撤回');
    expect(which).toContain(`#${first} 无房证明`);
    expect(which).toContain(`#${second} 无房证明`);
    expect(await say(`#${first} 无房证明`)).toContain(`#${first}`);
    expect(await say('我的')).toMatch(new RegExp(`#${second} 无房证明 · 待接单`));
  });

  it('is shown that nobody has looked at his data yet', async () => {
    expect(await citizen('unseen')('谁查了我')).toMatch(/^还没有人查过您/);
  });

  it('cannot be rated by who has nothing to rate: a number is a question like any other', async () => {
    expect(await citizen('stranger')('5分')).not.toContain('谢谢');
  });
});
