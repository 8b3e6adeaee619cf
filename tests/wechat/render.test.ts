import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { LONGEST_TEXT, renderRefusal, renderReply } from '../../bots/wechat/render.ts';

const OWN = 'https://wzm.example';
const say = (...lines: string[]): string => renderReply({ lines, choices: [] }, OWN);

describe('a reply as text', () => {
  it('carries each choice as a link to tap and a number to type', () => {
    const choices = [
      { id: 'matter:婚姻登记', label: '婚姻登记' },
      { id: 'none', label: '都不是' },
    ];
    expect(renderReply({ lines: ['是哪一件事?'], choices }, OWN)).toBe(
      [
        '是哪一件事?',
        '回复 1 <a href="weixin://bizmsgmenu?msgmenucontent=婚姻登记&msgmenuid=matter%3A%E5%A9%9A%E5%A7%BB%E7%99%BB%E8%AE%B0">婚姻登记</a>',
        '回复 2 <a href="weixin://bizmsgmenu?msgmenucontent=都不是&msgmenuid=none">都不是</a>',
      ].join('\n'),
    );
  });

  it('shows no link but our own, no mark-up and nothing invisible', () => {
    expect(say('看 https://wzm.example/slips/MZ-1')).toBe('看 https://wzm.example/slips/MZ-1');
    expect(say('看 https://wzm.example.evil.cn/x')).toBe('看 〈链接〉');
    expect(say('看 http://evil.cn/x 好')).toBe('看 〈链接〉 好');
    expect(say('weixin://dl/business')).toBe('〈链接〉');
    expect(say('<a href="http://evil.cn">点我</a>')).not.toMatch(/[<>]|evil/);
    expect(say('隐\u200b藏\u202e')).not.toMatch(/\p{Cf}/u);
  });

  it('gives up the links before it gives up a line, and lines before it gives up a choice', () => {
    const choices = Array.from({ length: 4 }, (_, index) => ({ id: `${index}`.repeat(200), label: `选项${index}` }));
    const long = renderReply({ lines: ['结论。', '事'.repeat(500)], choices }, OWN);
    expect(long).not.toContain('<a ');
    expect(long).toContain('事'.repeat(500));
    const longer = renderReply({ lines: ['结论。', '事'.repeat(3000)], choices }, OWN);
    expect(longer.startsWith('结论。\n事')).toBe(true);
    expect(longer).toMatch(/…\n回复 1 选项0\n回复 2 选项1\n回复 3 选项2\n回复 4 选项3$/);
  });

  it('never exceeds 2,048 bytes and never breaks a character', () => {
    const text = fc.string({ unit: 'grapheme', maxLength: 900 });
    const choice = fc.record({
      id: fc.string({ maxLength: 80 }),
      label: fc.string({ unit: 'grapheme', maxLength: 80 }),
    });
    const reply = fc.record({ lines: fc.array(text, { maxLength: 7 }), choices: fc.array(choice, { maxLength: 4 }) });
    fc.assert(
      fc.property(reply, text, (given, long) => {
        for (const said of [renderReply(given, OWN), renderRefusal({ code: 'x', message: long, next: long })]) {
          expect(Buffer.byteLength(said)).toBeLessThanOrEqual(LONGEST_TEXT);
          expect(Buffer.from(said).toString()).toBe(said);
        }
      }),
      { numRuns: 300 },
    );
  });
});
