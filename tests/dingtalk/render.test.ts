import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { renderReply } from '../../bots/dingtalk/render.ts';

const OWN = 'https://wzm.example';
const MANNER = { mention: null, ownAddress: OWN, again: false };

const textOf = (...lines: string[]): string =>
  renderReply({ lines, choices: [] }, MANNER)
    .map((each) => each.text)
    .join('\n\n');

describe('a reply in DingTalk', () => {
  it('has the verdict in bold, one idea a paragraph, and the choices by number', () => {
    const choices = [
      { id: 'slip', label: '要凭条' },
      { id: 'person', label: '找人' },
    ];
    expect(renderReply({ lines: ['不用交。', '带户口簿'], choices }, MANNER)).toEqual([
      { title: '不用交。', text: '**不用交。**\n\n带户口簿\n\n回复数字:1 要凭条 · 2 找人' },
    ]);
  });

  it('mentions who asked and says when it comes a second time', () => {
    const [message] = renderReply({ lines: ['不用交。'], choices: [] }, { ...MANNER, mention: '0017', again: true });
    expect(message?.text).toBe('(上一条可能没发出去,再发一次)\n\n@0017\n\n**不用交。**');
  });

  it('leaves our own links and numbers as they are', () => {
    const line = `凭条 MZ-20181203-0007,打开 ${OWN}/slips/MZ-20181203-0007,2018-12-01 起,工作日 8:30–12:00`;
    expect(textOf('凭条', line)).toContain(line);
  });

  it.each([
    'https://evil.example/x',
    'http://wzm.example/slips/1',
    'https://wzm.example.evil.com/x',
    'https://wzm.example@evil.com/',
    'https://wzm.example/[x](https://evil.com)',
    'evil.com',
    'www.evil.com/path?x=1',
    'evil\u3002com',
    'evil\uff0ecom/x',
    'dingtalk://dingtalkclient/page/link?url=evil.com',
    'javascript://x%0aalert(1)',
    'ftp://1.2.3.4/a',
  ])('carries no strange link: %s', (link) => {
    const text = textOf('不用交。', `请打开 ${link} 查看`);
    expect(text).toContain('〈链接已去掉〉');
    expect(text).not.toContain('evil');
    expect(text).toContain('请打开');
  });

  it.each([
    '@所有人',
    '@all',
    '# 标题',
    '[字](x)',
    '![图](x)',
    '**粗**',
    '`码`',
    '<font color=red>红</font>',
    '> 引',
    '| 表 |',
    '~~删~~',
    '\\*',
  ])('lets nobody write markup or call everybody: %s', (given) => {
    const text = textOf('不用交。', given).replace('**不用交。**', '');
    expect(text).not.toMatch(/[*_`[\]<>|~#!@\\]/);
  });

  it('makes no list of a line that begins like one', () => {
    expect(textOf('不用交。', '- 甲', '1. 乙')).toBe('**不用交。**\n\n-\u3000甲\n\n1.\u3000乙');
  });

  it('is split where it is long, at line ends where there are some, and loses nothing', () => {
    const lines = Array.from({ length: 400 }, (_, at) => `第${at}行${'字'.repeat(40)}`);
    const messages = renderReply({ lines: ['很长', ...lines], choices: [] }, MANNER);
    expect(messages.length).toBeGreaterThan(4);
    for (const { text } of messages) expect(Buffer.byteLength(JSON.stringify(text))).toBeLessThan(19_000);
    const whole = messages.map((each) => each.text).join('\n\n');
    for (const line of lines) expect(whole).toContain(line);
    expect(textOf('x', 'a'.repeat(9_000)).replaceAll('\n', '')).toHaveLength(9_005);
  });

  it('is never more than markup-free text and our own links, whatever it is made of', () => {
    const nasty = fc.array(
      fc.constantFrom(
        'https://',
        'evil.com',
        '@',
        '*',
        '[',
        '](',
        ')',
        '\n',
        '。',
        'a',
        '证',
        ' ',
        OWN,
        '/',
        '\u0000',
        '0',
        '\\',
      ),
    );
    fc.assert(
      fc.property(nasty, (parts) => {
        const text = textOf('题', parts.join(''))
          .replace('**题**', '')
          .replace(/https:\/\/wzm\.example[\w./-]*/g, '');
        expect(text).not.toMatch(/[*_`[\]<>|#!@\\]|https?:|evil\.com/);
      }),
      { numRuns: 2_000, seed: 20181203 },
    );
  });
});
