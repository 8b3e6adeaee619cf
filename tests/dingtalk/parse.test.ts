import { describe, expect, it } from 'vitest';
import { parseRobotMessage } from '../../bots/dingtalk/parse.ts';
import { readRecipient, writeRecipient } from '../../bots/dingtalk/recipient.ts';

const ORIGIN = 'https://oapi.dingtalk.com';
const SAID = {
  msgId: 'msgA==',
  conversationId: 'cidAbC==',
  conversationType: '2',
  robotCode: 'dingapp',
  chatbotCorpId: 'ding1',
  chatbotUserId: 'bot',
  senderCorpId: 'ding1',
  senderId: '$:LWCP_v1:$x',
  senderStaffId: '0017',
  sessionWebhook: `${ORIGIN}/robot/sendBySession?session=s`,
  sessionWebhookExpiredTime: 1_700_000_000_000,
  msgtype: 'text',
  text: { content: ' 社保证明还要吗 ' },
};

const parse = (over: object = {}) => parseRobotMessage(JSON.stringify({ ...SAID, ...over }), 7, ORIGIN);
const contentOf = (over: object) => parse(over)?.incoming.content;
const typed = (content: unknown) => contentOf({ text: { content } });

describe('a robot message', () => {
  it('becomes the message every channel hands in, and the way back', () => {
    expect(parse()).toEqual({
      incoming: {
        channel: 'dingtalk',
        account: 'dingapp',
        chat: 'cidAbC==',
        person: '0017',
        messageId: 'msgA==',
        at: 7,
        content: { kind: 'text', text: '社保证明还要吗' },
      },
      recipient: {
        to: 'group',
        chat: 'cidAbC==',
        robot: 'dingapp',
        staff: '0017',
        webhook: { address: `${ORIGIN}/robot/sendBySession?session=s`, until: 1_700_000_000_000 },
      },
      speaker: { corpId: 'ding1', staffId: '0017' },
    });
  });

  it.each([
    ['of another organisation', { senderCorpId: 'ding2' }],
    ['without a staffId', { senderStaffId: undefined }],
    ['with an empty one', { senderStaffId: '' }],
    ['in a message that names no organisation of ours', { chatbotCorpId: undefined, senderCorpId: undefined }],
    ['whose nickname is that of an administrator', { senderStaffId: undefined, senderNick: '黄丽', isAdmin: true }],
  ])('makes nobody a colleague %s', (_, over) => {
    expect(parse(over)?.speaker ?? null).toBeNull();
  });

  it('of a person outside the organisation is that of a stranger, whatever staffId it carries', () => {
    const stranger = parse({ senderCorpId: 'ding2' });
    expect(stranger?.incoming.person).toBe('$:LWCP_v1:$x');
    expect(stranger?.recipient.staff).toBeNull();
    expect(parse({ senderStaffId: undefined })?.incoming.person).toBe('$:LWCP_v1:$x');
  });

  it('keeps no webhook that leads elsewhere', () => {
    expect(
      parse({ sessionWebhook: 'https://evil.example/robot/sendBySession?session=s' })?.recipient.webhook,
    ).toBeNull();
    expect(parse({ sessionWebhook: undefined })?.recipient.webhook).toBeNull();
  });

  it.each([
    [' @证跑跑 社保证明还要吗', '社保证明还要吗'],
    ['@证跑跑 @李明 社保证明还要吗', '社保证明还要吗'],
    ['@证跑跑\u2005社保证明', '社保证明'],
    ['社\u200b保\u202e证明\u0000', '社保证明'],
    ['两行\n都要', '两行\n都要'],
    ['𠮷田的证明\ud800', '𠮷田的证明'],
  ])('is read without mention and without what cannot be typed: %j', (given, text) => {
    expect(typed(given)).toEqual({ kind: 'text', text });
  });

  it.each(['', '   ', '\u200b\u200b', '@证跑跑', '@证跑跑  ', undefined, 7, null])(
    'with nothing in it is a greeting: %j',
    (given) => {
      expect(typed(given)).toEqual({ kind: 'event', name: 'mentioned' });
    },
  );

  it.each([
    [
      { msgtype: 'audio', content: { recognition: ' 社保证明 ' } },
      { kind: 'voice', recognised: '社保证明' },
    ],
    [
      { msgtype: 'audio', content: {} },
      { kind: 'voice', recognised: null },
    ],
    [{ msgtype: 'picture', content: {} }, { kind: 'image' }],
    [
      { msgtype: 'picture', content: { downloadCode: 'c1' } },
      { kind: 'image', reference: 'c1' },
    ],
    [
      { msgtype: 'richText', content: { richText: [{ text: '@证跑跑 ' }, { text: '甲' }, { type: 'picture' }] } },
      { kind: 'text', text: '甲' },
    ],
    [{ msgtype: 'richText', content: { richText: [{ type: 'picture' }] } }, { kind: 'image' }],
    [
      { msgtype: 'richText', content: { richText: 'x' } },
      { kind: 'event', name: 'mentioned' },
    ],
    [{ msgtype: 'video' }, { kind: 'event', name: '视频' }],
    [{ msgtype: 'file' }, { kind: 'event', name: '文件' }],
    [{ msgtype: 'constructor' }, { kind: 'event', name: '看不懂的消息' }],
    [{ msgtype: 7 }, { kind: 'event', name: '看不懂的消息' }],
  ])('of kind %j is read as %j', (over, content) => expect(contentOf(over)).toEqual(content));

  it.each([{ msgId: '' }, { msgId: 7 }, { conversationId: null }, { robotCode: undefined }, { senderId: 'bot' }])(
    'is none with %j',
    (over) => expect(parse(over)).toBeNull(),
  );

  it.each(['', 'null', '[]', '{', '7'])('is none as %j', (data) =>
    expect(parseRobotMessage(data, 7, ORIGIN)).toBeNull(),
  );
});

describe('the way back', () => {
  it('is read as it was written, and as nothing else', () => {
    const recipient = parse()?.recipient;
    expect(recipient && readRecipient(writeRecipient(recipient))).toEqual(recipient);
    for (const text of ['', '{}', '{"to":"all","chat":"a","robot":"b"}', 'null'])
      expect(readRecipient(text)).toBeNull();
  });
});
