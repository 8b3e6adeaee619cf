import { describe, expect, it } from 'vitest';
import { asTyped } from '../../server/core/people/spoken-line.ts';
import { readStaffLine } from '../../server/core/people/staff-line.ts';

const heard = (recognised: string) => readStaffLine(asTyped(recognised));
const order = (verb: string, words = '', number = 12) => ({
  kind: 'task',
  line: { kind: 'order', verb, number, words },
});
const inquiry = (kind: string, words = '') => ({ kind: 'inquiry', line: { kind, number: 34, words } });

describe('what a platform recognised of speech', () => {
  it.each([
    ['接单12。', order('claim')],
    ['接单十二。', order('claim')],
    ['接十二号单。', order('claim')],
    ['接幺二。', order('claim')],
    ['接单,幺二号。', order('claim')],
    ['嗯,接单12号。', order('claim')],
    ['证跑跑,我来接12号单吧。', order('claim')],
    ['那个我接一下12号。', order('claim')],
    ['接第十二号单。', order('claim')],
    ['街单12。', order('claim')],
    ['12号我接了。', order('claim')],
    ['十二号单我来接。', order('claim')],
    ['把12号单接了吧。', order('claim')],
    ['接单一百零二号。', order('claim', '', 102)],
    ['开始办十二号。', order('start')],
    ['办结十二号,名下无房,少跑两趟。', order('close', '名下无房,少跑两趟。')],
    ['半截12,名下无房。', order('close', '名下无房。')],
    ['推单12号,不归我们管。', order('return', '不归我们管。')],
    ['退单12号单,群众不在家。', order('return', '群众不在家。')],
    ['等群众十二号补签授权书。', order('wait-citizen', '补签授权书。')],
    ['没办成12,部门查不到。', order('fail', '部门查不到。')],
    ['十二号办结,名下无房。', order('close', '名下无房。')],
    ['看三十四号。', inquiry('view')],
    ['答三十四号,否。', inquiry('answer', '否。')],
    ['三十四号,答否。', inquiry('answer', '否。')],
    ['答34,查无此人。', inquiry('answer', '查无此人。')],
    ['我的单。', { kind: 'task', line: { kind: 'mine' } }],
    ['顺路。', { kind: 'task', line: { kind: 'errands' } }],
    ['回五十六号,您带户口簿来。', { kind: 'answer', number: 56, text: '您带户口簿来。' }],
    ['回复56号,好的。', { kind: 'answer', number: 56, text: '好的。' }],
    ['交还五十六号。', { kind: 'give-back', number: 56 }],
    ['帮助。', { kind: 'help' }],
  ])('“%s” is the line it would have been typed as', (recognised, line) => expect(heard(recognised)).toEqual(line));

  it.each([
    '结单12。', // 接单 and 办结 sound like it: nobody knows which
    '孩子上学报名还要开居住证明吗?',
    '接12岁孩子上学要什么证明?',
    '回一下我,还要不要来?',
    '回二楼窗口还要什么?',
    '办结证明是什么?',
    '十二号预约取消怎么办?',
    '12号线怎么走?',
    '请问一下,三十四号窗口在哪里?',
    '那个,答应我的事怎么还没办?',
    '',
    '。',
  ])('“%s” is a question', (recognised) => expect(heard(recognised)).toBeNull());

  it('reads a long recording in no time, whatever was heard', () => {
    for (const piece of ['嗯', '那', '请', '12号', '一', '把', '单', '第', ' ,', '回一'])
      expect(() => heard(piece.repeat(4_000))).not.toThrow();
  });
});
