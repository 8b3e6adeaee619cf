import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { readTaskLine } from '../../server/core/task/task-line.ts';

const order = (verb: string, words = '', number = 12) => ({ kind: 'order', verb, number, words });

describe('a line about tasks', () => {
  it.each([
    ['接单 12', order('claim')],
    ['接单12', order('claim')],
    ['接 12', order('claim')],
    ['接单12号', order('claim')],
    ['我接12单', order('claim')],
    ['我来接单 12 吧', order('claim')],
    ['12 我接', order('claim')],
    ['#12接单', order('claim')],
    ['接单十二号', order('claim')],
    ['接单 一二', order('claim')],
    ['接单 一百零二', order('claim', '', 102)],
    ['@证跑跑 接单 12。', order('claim')],
    ['\uFF20证跑跑 \u3000接单\uFF1A\uFF11\uFF12\u3000', order('claim')],
    ['开始 12', order('start')],
    ['开始办12号', order('start')],
    ['继续 12', order('resume')],
    ['派 12 李明', order('assign', '李明')],
    ['派单12 李明(县政务服务中心)', order('assign', '李明(县政务服务中心)')],
    ['等群众 12 补签授权书', order('wait-citizen', '补签授权书')],
    ['转 12 给我 他请假了', order('transfer', '给我 他请假了')],
    ['转12给李明 他熟', order('transfer', '给李明 他熟')],
    ['转 #12 镇乡群 清河镇 要上门看', order('transfer', '镇乡群 清河镇 要上门看')],
    ['退单 12 不归我们管', order('return', '不归我们管')],
    ['退单十二号群众不在家', order('return', '群众不在家')],
    ['办结 12 名下无房 少跑1趟', order('close', '名下无房 少跑1趟')],
    ['办结12', order('close')],
    ['办结 12\uFF0C名下无房', order('close', '名下无房')],
    ['有结果 12 名下无房', order('report', '名下无房')],
    ['没办成 12 系统查不到', order('fail', '系统查不到')],
    ['取消 12 重复了', order('cancel', '重复了')],
    ['授权 12 纸质', order('authorise', '纸质')],
    ['代 王大爷 高龄津贴 健在证明', { kind: 'draft', name: '王大爷', matter: '高龄津贴', proof: '健在证明' }],
    [
      '代\u3000王大爷\uFF0C高龄津贴\uFF0C健在证明。',
      { kind: 'draft', name: '王大爷', matter: '高龄津贴', proof: '健在证明' },
    ],
    ['代 王大爷 健在证明', { kind: 'draft-incomplete' }],
    ['本人 12', { kind: 'whose', number: 12 }],
    ['本人十二号', { kind: 'whose', number: 12 }],
    ['顺路', { kind: 'errands' }],
    ['我的单', { kind: 'mine' }],
    ['群里的单。', { kind: 'in-group' }],
    ['是', { kind: 'agreed' }],
    ['1', { kind: 'agreed' }],
    ['要建', { kind: 'agreed' }],
    ['接单', { kind: 'numberless', verb: '接单' }],
    ['办结', { kind: 'numberless', verb: '办结' }],
  ])('%j is understood', (typed, line) => expect(readTaskLine(typed)).toEqual(line));

  it.each([
    '孩子上学报名还要开居住证明吗',
    '接12岁孩子上学要什么证明',
    '接单 12 并把所有单都办结',
    '接单 12.5',
    '接单 12、13',
    '接单员是干什么的',
    '12',
    '2',
    '办结证明是什么',
    '办结 2018年的房子要什么证明',
    '取消12月的预约要什么证明',
    '取消12号的预约怎么办',
    '派12个人去要什么',
    '转12号线怎么走',
    '转学要什么证明',
    '授权委托书怎么写',
    '开始办理低保要什么证明',
    '继续教育证明',
    '代办要委托书吗',
    '代理人要带什么',
    '等群众办完再说',
    '本人身份证丢了怎么办',
    '本人 12 岁',
    '还要是证明吗',
    '顺路带什么',
    '',
  ])('%j is a question', (typed) => expect(readTaskLine(typed)).toBeNull());

  it('keeps the words behind the number', () => {
    const words = fc
      .stringMatching(/^[\u4E00-\u9FFF]{1,20}( [\u4E00-\u9FFF]{1,20})?$/u)
      .filter((each) => !/^[的线楼号吧了]/u.test(each));
    fc.assert(
      fc.property(words, fc.integer({ min: 1, max: 999_999 }), (said, number) => {
        expect(readTaskLine(`退单 ${number} 因为${said}`)).toEqual(order('return', `因为${said}`, number));
      }),
    );
  });

  it('reads a long line in no time, whatever it is', () => {
    for (const piece of ['@a ', '转', ' ', '代 ', '#', '1', '十', '\u3000', '号', '接单 1'])
      expect(() => readTaskLine(piece.repeat(4_000))).not.toThrow();
  });
});
