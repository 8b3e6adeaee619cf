import { describe, expect, it } from 'vitest';
import { readStaffLine } from '../../server/core/people/staff-line.ts';
import { restOfLine } from '../../server/core/task/rest-of-line.ts';
import { askedInquiry, askedWhom, askedWords } from '../../server/core/task/words-asked.ts';
import { shippedCatalogue } from '../rigs/shipped-catalogue.ts';
import { task } from '../rigs/task.ts';

const known = await shippedCatalogue();
const FAIL = {
  kind: 'words',
  line: '没办成 12',
  choices: ['部门查不到', '材料对不上', '本人联系不上'],
} as const;

describe('a button that needs words', () => {
  it('leads to one question, and says how to leave it', () => {
    expect(askedWords('fail', 12)?.lines).toEqual([
      '#12 为什么没办成?',
      '回数字,或写一句;不办这一步,回 算了',
      '回复数字:1 部门查不到 · 2 材料对不上 · 3 本人联系不上',
    ]);
    expect(askedWords('claim', 12)).toBeNull();
  });

  it.each(['close', 'report', 'fail', 'return', 'wait-citizen', 'cancel'] as const)(
    '%s: what is chosen or written completes a line that staff could have typed',
    (verb) => {
      const offer = askedWords(verb, 12)?.offer;
      for (const said of [...(offer?.choices ?? []), '名下无房'])
        expect(readStaffLine(`${offer?.line} ${said}`)).toMatchObject({
          kind: 'task',
          line: { kind: 'order', verb, number: 12, words: said },
        });
    },
  );

  it('asks to whom with the names of those who run for the group', () => {
    const { offer } = askedWhom(task('returned'), known);
    expect(offer.choices).toContain('李明');
    expect(readStaffLine(`${offer.line} 李明`)).toMatchObject({ line: { verb: 'assign', words: '李明' } });
  });

  it('asks a department what it is asked as a rule', () => {
    const { lines, offer } = askedInquiry(12, ['县不动产登记中心 截至今日名下有无住房']);
    expect(lines.at(-1)).toBe('回复数字:1 县不动产登记中心 截至今日名下有无住房');
    expect(readStaffLine(`${offer.line} ${offer.choices[0]}`)).toMatchObject({ line: { kind: 'ask', task: 12 } });
  });
});

describe('the next message of who was asked', () => {
  it.each([
    ['2', '没办成 12 材料对不上'],
    ['回复2', '没办成 12 材料对不上'],
    ['@证跑跑 2。', '没办成 12 材料对不上'],
    ['\uFF12', '没办成 12 材料对不上'],
    ['4', '没办成 12 4'],
    ['好几年没有登记', '没办成 12 好几年没有登记'],
    ['本人说不办了', '没办成 12 本人说不办了'],
  ])('%s completes the line', (typed, line) => {
    expect(restOfLine(FAIL, typed)).toEqual({ kind: 'line', line });
  });

  it.each(['算了', '取消', '退出。', '先不'])('%s leaves it', (typed) => {
    expect(restOfLine(FAIL, typed)).toEqual({ kind: 'left' });
  });

  it.each([
    '公租房申请还要无房证明吗',
    '这个怎么办\uFF1F',
    '户口本呢',
    '请问要带什么',
    '好的我去看看',
    '收到',
    '我去问问',
    '  ',
  ])('%s is no answer: nothing is ended by it', (typed) => {
    expect(restOfLine(FAIL, typed)).toBeNull();
  });
});
