import { describe, expect, it } from 'vitest';
import type { HandOver } from '../../server/core/hand-over/hand-over.ts';
import { heldBy } from '../../server/core/hand-over/holding.ts';
import { handedOver } from '../../server/core/hand-over/notice.ts';
import { furtherPost, handOverPost } from '../../server/core/hand-over/post.ts';
import { answerText } from '../../server/core/hand-over/words.ts';
import { UNTAKEN } from '../rigs/hand-over.ts';
import { catalogue, circumstances } from '../rigs/small-catalogue.ts';

const at = (text: string): number => Date.parse(`${text.replace(' ', 'T')}:00+08:00`);
const NOW = at('2018-12-03 14:02');
const MINUTE = 60_000;
const open: HandOver = {
  ...UNTAKEN,
  number: 56,
  reason: 'asked',
  talk: { channel: 'wechat', account: 'a', chat: 'o1', person: 'o1' },
  recipient: 'o1',
  transcript: ['群众:我叫王小明,电话13812345678', '机器人:请再说具体一点'],
  openedAt: NOW,
};
const nameOf = (id: string): string => ({ s001: '李明', s042: '黄丽' })[id] ?? id;

describe('who holds a hand-over', () => {
  const taken: HandOver = { ...open, holder: 's001', answeredAt: NOW };

  it('is whoever answers first, and goes on holding it', () => {
    expect(heldBy(open, 's001', NOW, nameOf)).toMatchObject({ ok: true, value: { holder: 's001' } });
    expect(heldBy(taken, 's001', NOW + 29 * MINUTE, nameOf)).toMatchObject({ ok: true, value: { holder: 's001' } });
  });

  it('is told to others with when they may take over', () => {
    const refused = heldBy(taken, 's042', NOW + 29 * MINUTE, nameOf);
    expect(refused).toEqual({
      ok: false,
      refusal: {
        code: 'hand-over-held',
        message: '56 号已由李明接着,最后一句在今天 14:02。',
        next: '有话先跟李明说;他到今天 14:32 没再说话,您就能接。',
      },
    });
    expect(heldBy(taken, 's042', NOW + 30 * MINUTE, nameOf)).toMatchObject({ ok: true, value: { holder: 's042' } });
  });

  it.each([
    ['s001', '李明交还'],
    ['citizen', '群众自己退出'],
  ])('is nobody once it is ended by %s', (closedBy, words) => {
    const refused = heldBy({ ...taken, closedAt: NOW, closedBy }, 's001', NOW, nameOf);
    expect(refused.ok ? '' : refused.refusal.message).toBe(`56 号已经结束:${words},今天 14:02。`);
  });
});

describe('the words of a person', () => {
  const read = (text: string) => answerText(text, 56, 'https://wzm.example');
  it.each([
    ['带户口簿来', true],
    [' 两行\n也行 ', true],
    ['看 https://wzm.example/lists 第3项', true],
    ['𠮷'.repeat(500), true],
    ['', false],
    ['\u3000\n', false],
    ['长'.repeat(501), false],
    ['看 https://evil.example/x', false],
    ['看 https://wzm.example.evil.example/', false],
    ['点 weixin://bizmsgmenu?x=1', false],
  ])('%j', (text, ok) => {
    const words = read(text);
    expect(words.ok).toBe(ok);
    expect(words.ok ? words.value : text.trim()).toBe(text.trim());
    if (!words.ok) expect(words.refusal.next).not.toBe('');
  });
});

describe('what the county group reads', () => {
  it('is number, why, where, the last words without personal data, and how to answer', () => {
    expect(handOverPost({ ...open, slip: 'MZ-20181203-0007' }, NOW)).toEqual([
      '56 号 · 转人工 · 群众要找人',
      '示范县 · 微信 · 今天 14:02',
      '凭条 MZ-20181203-0007',
      '群众:我叫〈姓名〉,电话〈手机号〉',
      '机器人:请再说具体一点',
      '回他:回 56 您的话;说完了:交还 56',
    ]);
    expect(furtherPost(56, '我的身份证33072619990101123X', true).join('|')).toBe(
      '56 号 · 群众又说 · 急事|我的身份证〈身份证号〉|回他:回 56 您的话;说完了:交还 56',
    );
  });

  it('is short, however long the talk was', () => {
    const transcript = Array.from({ length: 20 }, (_, index) => `群众:${index}${'很长'.repeat(300)}`);
    const lines = handOverPost({ ...open, transcript }, NOW);
    expect(lines).toHaveLength(10);
    expect(lines[2]).toBe('(前面还有 14 句)');
    expect(Math.max(...lines.map((line) => line.length))).toBeLessThanOrEqual(121);
  });
});

describe('what the citizen is told', () => {
  const around = circumstances(catalogue({}));
  const said = (staffing: Parameters<typeof handedOver>[2]) => handedOver(56, around, staffing).lines[1];
  const closed = { kind: 'closed', opensAt: at('2018-12-04 08:30') } as const;

  it('is when somebody is there, and never a time that is not known', () => {
    expect(said({ now: NOW, attendance: { kind: 'open', until: NOW }, groupBound: true })).toContain('现在是上班时间');
    expect(said({ now: NOW, attendance: closed, groupBound: true })).toBe('现在没人值班,明天 8:30 上班后在这里回您');
    const unknown = said({ now: NOW, attendance: { kind: 'unknown', year: 2027 }, groupBound: true });
    expect(unknown).toContain('2027 年的节假日还没录入');
    expect(unknown).not.toMatch(/\d月|今天|明天/u);
    expect(said({ now: NOW, attendance: closed, groupBound: false })).toContain('请直接打电话');
  });
});
