import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { readStaffLine } from '../../server/core/people/staff-line.ts';

describe('a line of staff', () => {
  it.each([
    ['帮助', { kind: 'help' }],
    [' 帮助。', { kind: 'help' }],
    ['@证跑跑 帮助', { kind: 'help' }],
    ['登录', { kind: 'login' }],
    ['登陆!', { kind: 'login' }],
    ['绑定 县级群', { kind: 'bind', group: 'county', name: '' }],
    ['绑定县级群', { kind: 'bind', group: 'county', name: '' }],
    ['绑定\u3000镇乡群\u3000清河镇', { kind: 'bind', group: 'town', name: '清河镇' }],
    ['绑定镇乡群清河镇', { kind: 'bind', group: 'town', name: '清河镇' }],
    ['@证跑跑 绑定:条块群:县民政局', { kind: 'bind', group: 'line', name: '县民政局' }],
    ['绑定', { kind: 'bind', group: null, name: '' }],
    ['绑定 什么群', { kind: 'bind', group: null, name: '什么群' }],
    ['回 56 带户口簿来', { kind: 'answer', number: 56, text: '带户口簿来' }],
    ['回56带户口簿来', { kind: 'answer', number: 56, text: '带户口簿来' }],
    ['回\uFF15\uFF16\uFF1A带户口簿来', { kind: 'answer', number: 56, text: '带户口簿来' }],
    ['回 #56 3天内来', { kind: 'answer', number: 56, text: '3天内来' }],
    ['\uFF20证跑跑 回 \uFF0356号,好的', { kind: 'answer', number: 56, text: '好的' }],
    ['@证跑跑 @李明 回 56 好的', { kind: 'answer', number: 56, text: '好的' }],
    ['回 56', { kind: 'answer', number: 56, text: '' }],
    ['回 56 第一行\n第二行', { kind: 'answer', number: 56, text: '第一行\n第二行' }],
    ['回', { kind: 'numberless', verb: '回' }],
    ['交还 56', { kind: 'give-back', number: 56 }],
    ['交还\uFF15\uFF16。', { kind: 'give-back', number: 56 }],
    ['交还', { kind: 'numberless', verb: '交还' }],
    ['接单 12', { kind: 'task', line: { kind: 'order', verb: 'claim', number: 12, words: '' } }],
    ['我的单', { kind: 'task', line: { kind: 'mine' } }],
  ])('%j is understood', (typed, line) => expect(readStaffLine(typed)).toEqual(line));

  it.each([
    '孩子上学报名还要开居住证明吗',
    '回迁房要什么证明',
    '回2018年老家上学要什么证明',
    '回 56.5',
    '回 56、57 都好',
    '交还 56 57',
    '交还押金要什么证明',
    '绑定手机号要什么证明',
    '登录不了怎么办',
    '办结证明是什么',
    '代办要委托书吗',
    '帮助残疾人办证要什么',
    '',
    '@',
  ])('%j is a question', (typed) => expect(readStaffLine(typed)).toBeNull());

  it('keeps the words of an answer to the letter', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'grapheme', minLength: 1, maxLength: 80 }), (words) => {
        const line = readStaffLine(`回 56 说:${words}完`);
        expect(line).toEqual({ kind: 'answer', number: 56, text: `说:${words}完` });
      }),
    );
  });

  it('reads a long line in no time, whatever it is', () => {
    for (const piece of ['@a ', '回', ' ', '绑定 ', '#', '1', '\u3000', '号'])
      expect(() => readStaffLine(piece.repeat(4_000))).not.toThrow();
  });
});
