import { describe, expect, it } from 'vitest';
import type { WorkingCalendar } from '../../server/core/calendar/working-calendar.ts';
import { move } from '../../server/core/notice/move.ts';
import { moveReissue } from '../../server/core/notice/move-reissue.ts';
import { noticeLine } from '../../server/core/notice/notice-act.ts';
import {
  REISSUE_CYCLE,
  REISSUE_LABELS,
  type Reissue,
  type ReissueParty,
  type ReissueState,
  type ReissueVerb,
} from '../../server/core/notice/reissue.ts';
import { reissueCard } from '../../server/core/notice/reissue-card.ts';
import { reissueClimb, reissueDue } from '../../server/core/notice/reissue-clock.ts';
import { readReissueLine } from '../../server/core/notice/reissue-line.ts';
import { NOTICE_LABELS, type NoticeState } from '../../server/core/notice/state.ts';
import { USUAL_TIMES } from '../rigs/times.ts';
import { fullNotice, kind } from './generated-person.ts';

const NUMBER = 'YS-20190715-0031';
const CASES = ['none', ...(Object.keys(REISSUE_LABELS) as ReissueState[])] as const;
const STATES = Object.keys(NOTICE_LABELS) as NoticeState[];
const PARTIES: ReissueParty[] = ['applicant', 'department', 'rule'];
const VERBS: ReissueVerb[] = ['ask', 'close', 'refuse', 'stop'];

const EVERYTHING = STATES.flatMap((state) =>
  CASES.flatMap((before) => PARTIES.flatMap((by) => VERBS.map((verb) => ({ state, before, by, verb })))),
);

/** Every way that a case may go, with how the notice has to stand, read off the table. */
const WAYS = `
none 申请补办 待补办 | 公示中 期满生效
没有补办 申请补办 待补办 | 公示中 期满生效
待补办 办结 已补办 | 公示中 期满生效
待补办 不办 没有补办 | 公示中 期满生效 有异议,处理中
待补办 停办 不用补办了 | 已撤销(证件找到) 已更正 已撤销(不实) 已归档
`;

const standing = (state: NoticeState, reissue: (typeof CASES)[number]) => {
  const found: Reissue | null =
    reissue === 'none' ? null : { state: reissue, askedAt: 1, endedAt: null, by: null, reason: null };
  return fullNotice({ state, number: NUMBER, reissue: found });
};

describe('补办一件事', () => {
  it('goes these ways and no other', () => {
    const label = (each: (typeof CASES)[number]) => (each === 'none' ? each : REISSUE_LABELS[each]);
    const ways = REISSUE_CYCLE.flatMap(({ from, label: said, to, notice }) =>
      from.map(
        (each) => `${label(each)} ${said} ${label(to)} | ${notice.map((state) => NOTICE_LABELS[state]).join(' ')}`,
      ),
    );
    expect(ways.sort()).toEqual(WAYS.trim().split('\n').sort());
  });

  it('is refused by whoever is not meant to do it, from wherever it is not meant', () => {
    for (const { state, before, by, verb } of EVERYTHING) {
      const step = REISSUE_CYCLE.find(
        (each) => each.verb === verb && each.by === by && each.from.includes(before) && each.notice.includes(state),
      );
      const moved = moveReissue(standing(state, before), { verb, by, who: 's076', at: 9, reason: '核对过' });
      const after = { reissue: { state: step?.to }, revision: 5, ...(verb === 'close' ? { state: 'reissued' } : {}) };
      expect(moved.ok, `${state} ${before} ${verb} ${by}`).toBe(step !== undefined);
      if (moved.ok) expect(moved.value).toMatchObject(after);
    }
  });

  it('stops with a notice that stands no more, and stays what it was otherwise', () => {
    const end = (verb: 'withdraw' | 'expire', by: 'applicant' | 'rule') =>
      move(standing('published', 'asked'), { verb, by, at: 9 });
    expect(end('withdraw', 'applicant')).toMatchObject({ value: { reissue: { state: 'stopped', endedAt: 9 } } });
    expect(end('expire', 'rule')).toMatchObject({ value: { reissue: { state: 'asked', endedAt: null } } });
    const closed = moveReissue(standing('effective', 'asked'), { verb: 'close', by: 'department', who: 's076', at: 9 });
    const revoked = closed.ok && move(closed.value, { verb: 'revoke', by: 'reviewer', at: 10, reason: '不实' });
    expect(revoked).toMatchObject({ value: { state: 'revoked', reissue: { state: 'closed', by: 's076' } } });
  });

  it('says why it is refused: an objection first, and not twice', () => {
    const close = { verb: 'close', by: 'department', who: 's076', at: 9 } as const;
    const code = (state: NoticeState, before: (typeof CASES)[number], deed: Parameters<typeof moveReissue>[1]) => {
      const moved = moveReissue(standing(state, before), deed);
      return moved.ok ? null : moved.refusal.code;
    };
    expect(code('disputed', 'asked', close)).toBe('reissue-disputed');
    expect(code('reissued', 'closed', close)).toBe('reissue-over');
    expect(code('published', 'none', close)).toBe('reissue-not-now');
    expect(code('published', 'asked', { ...close, verb: 'refuse', reason: ' ' })).toBe('reissue-reason-missing');
    expect(code('published', 'asked', { ...close, verb: 'refuse', reason: '长'.repeat(201) })).toBe('reason-too-long');
  });

  it('shows the department number, kind and masked name; its buttons can be typed', () => {
    const notice = { ...standing('published', 'asked'), name: '欧阳小芳', reached: { published: 0 } };
    const around = { kind: kind({}), by: null, now: 60_000, due: null, said: null, rooms: ['line'] };
    const card = reissueCard(notice, notice.reissue as Reissue, around);
    expect(card).toMatchObject({ id: `reissue-${NUMBER}`, title: `补办 ${NUMBER} 残疾人证`, state: '待补办' });
    expect(card.lines[0]).toBe('持有人:欧阳**');
    expect(JSON.stringify(card)).not.toMatch(/小芳|9901011985/u);
    expect(card.buttons.map(({ line }) => readReissueLine(line))).toEqual([
      { verb: 'close', number: NUMBER, reason: '' },
      { verb: 'refuse', number: NUMBER, reason: '' },
    ]);
    const disputed = reissueCard({ ...notice, state: 'disputed' }, notice.reissue as Reissue, around);
    expect(disputed.buttons.map(({ label }) => label)).toEqual(['不办']);
  });

  it('has its whole time anew after an objection that was settled, and none while it is', () => {
    const time = { since: 1, allowance: { minutes: 60, runs: 'wall' }, told: 'half' } as const;
    const asked = { state: 'asked', askedAt: 1, endedAt: null, by: null, reason: null, time } as const;
    const notice = fullNotice({ state: 'published', number: NUMBER, reissue: asked });
    const calendar = { spells: [], days: new Map(), known: new Set() } as unknown as WorkingCalendar;
    expect(reissueDue(notice, calendar)).toBe(1 + 3_600_000);
    const disputed = move(notice, { verb: 'dispute', by: 'reviewer', at: 9, reason: '不是他的' });
    if (!disputed.ok) throw new Error('not disputed');
    expect(reissueDue(disputed.value, calendar)).toBeNull();
    const settled = move(disputed.value, { verb: 'dismiss', by: 'reviewer', at: 5_000, reason: '是他的' });
    if (!settled.ok) throw new Error('not settled');
    expect(settled.value.reissue?.time).toEqual({ ...time, since: 5_000, told: null });
    expect(reissueDue(settled.value, calendar)).toBe(5_000 + 3_600_000);
  });

  it('is due never in cases from before there was a limit', () => {
    const climb = reissueClimb(standing('published', 'asked'), {
      ladder: USUAL_TIMES.reissueLadder,
      calendar: {} as WorkingCalendar,
      now: 9,
    });
    expect(climb).toBeNull();
  });

  it.each([
    ['补办 YS-20190715-0031 办结', { verb: 'close', number: NUMBER, reason: '' }],
    ['@证跑跑 补办 ys201907150031 不办 本人没到窗口。', { verb: 'refuse', number: NUMBER, reason: '本人没到窗口' }],
    ['补办:YS-20190715-0031,不办', { verb: 'refuse', number: NUMBER, reason: '' }],
    ['补办 YS-20190715-0031', null],
    ['补办身份证怎么办结', null],
    ['补办 YS-20190715-0031 不办了吗', null],
  ])('a colleague types “%s”', (typed, read) => expect(readReissueLine(typed)).toEqual(read));

  it.each([
    ['申请补办', { verb: 'reissue', number: null }],
    ['补办 ys201907150031', { verb: 'reissue', number: NUMBER }],
    ['申请补办 YS-20190715-0031。', { verb: 'reissue', number: NUMBER }],
    ['补办', null],
    ['身份证补办', null],
  ])('a citizen types “%s”', (typed, read) => expect(noticeLine(typed)).toEqual(read));
});
