import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { answersIn, type DingTalkRig, eventually, openDingTalkRig } from '../rigs/dingtalk.ts';
import { askAboutResidence } from '../rigs/dingtalk-traffic.ts';

let rig: DingTalkRig;
let chats = 0;

beforeAll(async () => {
  rig = await openDingTalkRig();
  await rig.start();
});
afterAll(() => rig.close());

/** One person in a chat of her own: says something, gets what came back. */
function person(conversationType: '1' | '2' = '1') {
  chats += 1;
  const conversationId = `cidChat${chats}==`;
  const senderStaffId = `staff-${chats}`;
  return async (text: string): Promise<string> => {
    const before = answersIn(rig, conversationId).length;
    rig.fake.say({ conversationId, conversationType, senderStaffId, text });
    await eventually(() => answersIn(rig, conversationId).length > before, 5_000);
    return answersIn(rig, conversationId).slice(before).join('\n');
  };
}

describe('a question in DingTalk', () => {
  it('gets the verdict first, in a single chat', async () => {
    const answer = await askAboutResidence(person());
    expect(answer.split('\n')[0]).toBe('**不用交。**');
    expect(answer).toContain('义务教育阶段报名 · 居住证明');
    expect(answer).toContain('回复数字:1 要凭条 · 2 窗口还是要');
  });

  it('mentions who asked, in a group', async () => {
    const say = person('2');
    const answer = await askAboutResidence((text) => say(`@证跑跑 ${text}`));
    expect(answer).toMatch(/^@staff-\d+\n\n\*\*不用交。\*\*/);
    expect(rig.fake.sends.sent.entries.at(-1)?.body.at).toMatchObject({
      isAtAll: false,
      atUserIds: [expect.stringMatching(/^staff-/)],
    });
  });

  it('remembers what was asked, over a restart too', async () => {
    const say = person();
    await askAboutResidence(say);
    await rig.restart();
    const slip = await say('1');
    expect(slip).toMatch(/MZ-20181203-\d{4}/);
    expect(slip).toContain('https://wzm.example/slips/MZ-20181203-');
  });

  it('is handed to a person, and is silent then', async () => {
    const say = person();
    expect(await say('找人')).toMatch(/已转给值班的人\(编号 \d+\)/);
    const before = rig.fake.sends.sent.entries.length;
    const mine = { conversationId: `cidChat${chats}==`, senderStaffId: `staff-${chats}` };
    const delivery = rig.fake.say({ ...mine, conversationType: '1', text: '社保证明还要吗' });
    await eventually(() => delivery.acks.length > 0);
    await rig.outbox.idle();
    expect(rig.fake.sends.sent.entries).toHaveLength(before);
  });

  it('never calls a paper nobody knows 不用交', async () => {
    expect(await person()('要不要开外星人接触证明')).toMatch(/^\*\*(我没查到,不等于不用交|请再说具体一点)。\*\*/);
  });

  it('is refused with the next step when it is endless', async () => {
    expect(await person()('我要说的话很长'.repeat(2_000))).toContain('这段话太长了');
  });
});

describe('lines of staff', () => {
  it('lists what can be typed', async () => {
    const help = await person('2')('帮助');
    expect(help).toContain('要凭条');
    expect(help).toContain('群里要先');
    expect(help).not.toContain('绑定');
  });

  it.each([
    ...['绑定 县级群', '登录', '回 56 好的', '交还 56', '接单 12', '转 12 镇乡群 太远', '办结 12 已送达', '我的单'],
    '代 王大爷 高龄津贴 健在证明',
  ])('tells a stranger whom to ask about “%s”', async (line) => {
    expect(await person('2')(line)).toContain('黄丽(县政务服务中心)');
  });

  it('takes a question that begins with such a word as a question', async () => {
    expect(await person()('办结证明是什么')).not.toContain('还没有开通');
  });
});

describe('other kinds of messages', () => {
  const kinds = [
    [{ msgtype: 'audio', content: { recognition: '孩子上学报名还要开居住证明吗' } }, '居住证明'],
    [{ msgtype: 'audio', content: {} }, '这段语音没听清'],
    [{ msgtype: 'picture', content: { downloadCode: 'x' } }, '图片我看不了'],
    [
      { msgtype: 'richText', content: { richText: [{ text: '孩子上学报名' }, { text: '还要开居住证明吗' }] } },
      '居住证明',
    ],
    [{ msgtype: 'richText', content: { richText: [{ type: 'picture', downloadCode: 'x' }] } }, '图片我看不了'],
    [{ msgtype: 'file', content: { fileName: '证明.docx' } }, '直接说'],
    [{ msgtype: 'video', content: {} }, '直接说'],
    [{ msgtype: 'unknownMsgType' }, '直接说'],
    [{ text: '@证跑跑 ' }, '直接说'],
  ] as const;
  it.each(kinds)('answers %j', async (said, expected) => {
    chats += 1;
    const conversationId = `cidChat${chats}==`;
    rig.fake.say({ conversationId, senderStaffId: `staff-${chats}`, ...said });
    await eventually(() => answersIn(rig, conversationId).length > 0, 5_000);
    expect(answersIn(rig, conversationId).join()).toContain(expected);
  });
});
