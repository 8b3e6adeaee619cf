import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { readFlat } from '../../bots/wechat/flat-xml.ts';
import { parseMessage } from '../../bots/wechat/parse.ts';
import { readXml, writeXml } from '../../bots/wechat/xml.ts';

const HEAD = { FromUserName: 'o-1', ToUserName: 'gh_1', CreateTime: '1700000000' };
const content = (fields: Record<string, string>) => parseMessage({ ...HEAD, ...fields })?.content;

describe('a pushed message', () => {
  it.each([
    [
      { MsgType: 'text', Content: ' 要证明吗 ' },
      { kind: 'text', text: '要证明吗' },
    ],
    [
      { MsgType: 'text', Content: '一行\n两行\u0007' },
      { kind: 'text', text: '一行 两行' },
    ],
    [
      { MsgType: 'text', Content: '' },
      { kind: 'event', name: 'unsupported' },
    ],
    [
      { MsgType: 'text', Content: '\u200b\u2060 ' },
      { kind: 'event', name: 'unsupported' },
    ],
    [
      { MsgType: 'text', Content: '是', bizmsgmenuid: 'matter%3A%E5%A9%9A' },
      { kind: 'choice', id: 'matter:婚' },
    ],
    [
      { MsgType: 'text', Content: '是', bizmsgmenuid: '%E5%' },
      { kind: 'choice', id: '%E5%' },
    ],
    [
      { MsgType: 'voice', Recognition: '' },
      { kind: 'voice', recognised: null },
    ],
    [
      { MsgType: 'voice', Recognition: '要吗' },
      { kind: 'voice', recognised: '要吗' },
    ],
    [{ MsgType: 'image' }, { kind: 'image' }],
    [
      { MsgType: 'image', MediaId: 'media_id-1' },
      { kind: 'image', reference: 'media_id-1' },
    ],
    [{ MsgType: 'image', MediaId: '../../x?y' }, { kind: 'image' }],
    [
      { MsgType: 'event', Event: 'CLICK', EventKey: 'slip' },
      { kind: 'choice', id: 'slip' },
    ],
    [
      { MsgType: 'event', Event: 'CLICK', EventKey: 'constructor' },
      { kind: 'event', name: 'menu' },
    ],
    [
      { MsgType: 'event', Event: 'subscribe', EventKey: 'qrscene_1' },
      { kind: 'event', name: 'subscribe' },
    ],
    [{ MsgType: 'event', Event: 'unsubscribe' }, null],
    [{ MsgType: 'event', Event: '__proto__' }, null],
    [{ MsgType: 'never-heard-of' }, { kind: 'event', name: 'unsupported' }],
  ])('%o means %o', (fields, expected) => {
    expect(content(fields as Record<string, string>)).toEqual(expected);
  });

  it('keeps the message id as text, and gives every event an id of its own', () => {
    expect(parseMessage({ ...HEAD, MsgType: 'text', MsgId: '9223372036854775807' })?.id).toBe('9223372036854775807');
    const event = { ...HEAD, MsgType: 'event', Event: 'CLICK', EventKey: 'a' };
    const id = parseMessage(event)?.id;
    expect(id).toMatch(/^event-[0-9a-f]{32}$/);
    expect(parseMessage(event)?.id).toBe(id);
    for (const other of [{ EventKey: 'b' }, { CreateTime: '1700000001' }, { FromUserName: 'o-2' }, { Event: 'SCAN' }])
      expect(parseMessage({ ...event, ...other })?.id).not.toBe(id);
  });

  it('is none without sender, receiver, time or kind', () => {
    for (const lacking of ['FromUserName', 'ToUserName', 'CreateTime', 'MsgType'])
      expect(parseMessage({ ...HEAD, MsgType: 'text', [lacking]: '' })).toBeNull();
  });
});

describe('the flat XML', () => {
  it('keeps numbers as text, resolves no entity, and leaves out what is nested or repeated', () => {
    const xml =
      '<xml><A>00123</A><B>1e5</B><C>&amp;#65;</C><D><E>x</E></D><F>1</F><F>2</F><G><![CDATA[<b>]]></G></xml>';
    expect({ ...readXml(xml) }).toEqual({ A: '00123', B: '1e5', C: '&amp;#65;', G: '<b>' });
  });

  it('refuses document types and entities, but not a citizen who types the words', () => {
    expect(readXml('<!DOCTYPE xml><xml><A>1</A></xml>')).toBeNull();
    expect(readXml('<!doctype xml [<!ENTITY a "b">]><xml><A>&a;</A></xml>')).toBeNull();
    expect(readXml('<xml><A><![CDATA[<!DOCTYPE html>]]></A></xml>')?.A).toBe('<!DOCTYPE html>');
  });

  it('refuses deep nesting and broken mark-up', () => {
    expect(readXml(`<xml>${'<a>'.repeat(5000)}${'</a>'.repeat(5000)}</xml>`)).toBeNull();
    for (const broken of ['', '<xml>', '<xml><A></xml>', 'text', '<xml><A>1</A></xml><xml/>'])
      expect(readXml(broken)).toBeNull();
  });

  it('reads what it wrote, whatever the text', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'grapheme' }), (text) => {
        const kept = text.replace(/\p{Cc}/gu, '');
        expect(readXml(writeXml({ A: kept, N: 5 }))).toMatchObject({ A: kept, N: '5' });
      }),
    );
  });

  it('reads what the platform writes without a parser, and leaves all else to it', () => {
    const pushed = '<xml>\n <A><![CDATA[a ]] > b]]></A>\n<B>12</B><C></C><D><![CDATA[]]></D>\n</xml>\n';
    expect({ ...readFlat(pushed) }).toEqual({ A: 'a ]] > b', B: '12', C: '', D: '' });
    for (const other of [
      ...[
        '<xml></xml>',
        '<xml> </xml>',
        '<xml><A>1</A>',
        '<xml><A>1</A></xml>x',
        '<xml><A>1</A>x</xml>',
        ' <xml><A>1</A></xml>',
      ],
      ...[
        '<xml><A>1</A><A>2</A></xml>',
        '<xml><A><B>1</B></A></xml>',
        '<xml><A b="1">1</A></xml>',
        '<xml><A>1</B></xml>',
      ],
      ...[
        '<xml><A>&lt;</A></xml>',
        '<xml><A>1\r\n2</A></xml>',
        '<xml><constructor>1</constructor></xml>',
        '<xml><A/></xml>',
      ],
      ...[
        '<xml><A><![CDATA[1]]]]><![CDATA[>2]]></A></xml>',
        '<!DOCTYPE xml><xml><A>1</A></xml>',
        '<xml><A>1</A></xml><xml/>',
      ],
    ])
      expect(readFlat(other)).toBeNull();
  });

  it('reads the same without a parser as with one', () => {
    const piece = fc.constantFrom(
      '<',
      '</',
      '>',
      'A',
      'B',
      'xml',
      '<![CDATA[',
      ']]>',
      ']',
      '&amp;',
      ' ',
      '\n',
      '字',
      '<A>',
      '</A>',
      '<B>',
      '</B>',
    );
    fc.assert(
      fc.property(fc.array(piece), (pieces) => {
        const text = `<xml>${pieces.join('')}</xml>`;
        const flat = readFlat(text);
        const { '#text': _, ...parsed } = readXml(` ${text}`) ?? {}; // a space in front: left to the parser
        if (flat !== null) expect(parsed).toEqual({ ...flat });
      }),
      { numRuns: 2_000 },
    );
  });
});
