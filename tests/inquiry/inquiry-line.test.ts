import { describe, expect, it } from 'vitest';
import { readInquiryLine } from '../../server/core/inquiry/inquiry-line.ts';
import { typedNumber } from '../../server/core/people/typed-number.ts';

describe('a number as it is typed or said', () => {
  it.each([
    ['34', 34],
    ['\uFF13\uFF14', 34],
    ['三十四', 34],
    ['三四', 34],
    ['十', 10],
    ['十二', 12],
    ['二十', 20],
    ['一百零五', 105],
    ['两千零三十', 2030],
    ['一〇二', 102],
  ])('%s is %i', (typed, number) => expect(typedNumber(typed)).toBe(number));
});

describe('a line about an inquiry', () => {
  it.each([
    [
      '协查 12 不动产登记中心 截至今日名下有无住房',
      { kind: 'ask', task: 12, words: '不动产登记中心 截至今日名下有无住房' },
    ],
    ['协查12号\uFF0C公安局 是否有犯罪记录', { kind: 'ask', task: 12, words: '公安局 是否有犯罪记录' }],
    ['@证跑跑 协查 十二号 民政局 是否已婚', { kind: 'ask', task: 12, words: '民政局 是否已婚' }],
    ['协查 12', { kind: 'ask', task: 12, words: '' }],
    ['答 34 否', { kind: 'answer', number: 34, words: '否' }],
    ['答34 否', { kind: 'answer', number: 34, words: '否' }],
    ['答34否', { kind: 'answer', number: 34, words: '否' }],
    ['答 34 查无此人', { kind: 'answer', number: 34, words: '查无此人' }],
    ['答 \uFF13\uFF14\uFF1A是\uFF0C名下一套', { kind: 'answer', number: 34, words: '是,名下一套' }],
    ['答三十四号 否', { kind: 'answer', number: 34, words: '否' }],
    ['答复 34 部分 2010年以后', { kind: 'answer', number: 34, words: '部分 2010年以后' }],
    ['\uFF20证跑跑\u3000答 #34 是。', { kind: 'answer', number: 34, words: '是。' }],
    [
      '退回 34 《不动产登记暂行条例》第七条 住建局',
      { kind: 'return', number: 34, words: '《不动产登记暂行条例》第七条 住建局' },
    ],
    ['退回 34', { kind: 'return', number: 34, words: '' }],
    ['更正 34 是 系统更新了', { kind: 'correct', number: 34, words: '是 系统更新了' }],
    ['终审 34 住建局 公租房由其管理', { kind: 'rule', number: 34, words: '住建局 公租房由其管理' }],
    ['停钟 34 上级系统在维护', { kind: 'pause', number: 34, words: '上级系统在维护' }],
    ['续钟 34', { kind: 'resume', number: 34, words: '' }],
    ['看 34', { kind: 'view', number: 34, words: '' }],
    ['看34号。', { kind: 'view', number: 34, words: '' }],
    ['确认 34', { kind: 'accept', number: 34, words: '' }],
    ['撤回 34', { kind: 'withdraw', number: 34, words: '' }],
    ['在岗', { kind: 'duty', away: false, whom: '' }],
    ['我离岗了。', { kind: 'duty', away: true, whom: '' }],
    ['离岗 林小军', { kind: 'duty', away: true, whom: '林小军' }],
    ['我的协查', { kind: 'mine' }],
    ['答', { kind: 'inquiry-numberless', verb: '答' }],
    ['协查', { kind: 'inquiry-numberless', verb: '协查' }],
  ])('%j is understood', (typed, line) => expect(readInquiryLine(typed)).toEqual(line));

  it.each([
    '孩子上学报名还要开居住证明吗',
    '协查证明怎么开',
    '协查是什么意思',
    '答复书要什么证明',
    '看 34 页写的什么',
    '看病报销要什么证明',
    '看 3 岁孩子要什么证明',
    '更正户口姓名要什么证明',
    '更正 2018年的档案要什么',
    '退回押金要什么证明',
    '撤回 34 元的申请要什么',
    '确认 12 个月社保要证明吗',
    '在岗证明怎么开',
    '在岗职工要单位证明吗',
    '离岗创业要什么证明',
    '答 34.5',
    '回 34 好的',
    '',
    '@',
  ])('%j is none', (typed) => expect(readInquiryLine(typed)).toBeNull());

  it('reads a long line in no time, whatever it is', () => {
    for (const piece of ['@a ', '答', ' ', '协查 ', '#', '1', '三', '\u3000', '号', '答 34 '])
      expect(() => readInquiryLine(piece.repeat(4_000))).not.toThrow();
  });
});
