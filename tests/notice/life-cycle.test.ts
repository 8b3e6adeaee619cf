import { describe, expect, it } from 'vitest';
import { decisionsOn, LIFE_CYCLE, type NoticeParty } from '../../server/core/notice/life-cycle.ts';
import { move } from '../../server/core/notice/move.ts';
import { NOTICE_LABELS, type NoticeState } from '../../server/core/notice/state.ts';
import { fullNotice } from './generated-person.ts';

const STATES = Object.keys(NOTICE_LABELS) as NoticeState[];
const PARTIES: NoticeParty[] = ['applicant', 'reviewer', 'department', 'rule'];

/** Every way that a notice may go, read off the table. */
const WAYS = `
草稿 填写身份 已填身份
已填身份 承诺 已承诺
已承诺 送审 审核中
已承诺 公示 公示中
审核中 同意公示 公示中
审核中 不予公示 没有通过审核
审核中 初审同意 待复核
待复核 同意公示 公示中
待复核 不予公示 没有通过审核
待复核 找到了,撤销 已撤销(证件找到)
审核中 找到了,撤销 已撤销(证件找到)
公示中 期满 期满生效
公示中 补办办结 已补办
期满生效 补办办结 已补办
已补办 撤销(不实) 已撤销(不实)
已补办 归档 已归档
公示中 记录异议 有异议,处理中
公示中 撤销(不实) 已撤销(不实)
公示中 找到了,撤销 已撤销(证件找到)
公示中 更正 已更正
公示中 归档 已归档
有异议,处理中 异议不成立 公示中
有异议,处理中 撤销(不实) 已撤销(不实)
有异议,处理中 找到了,撤销 已撤销(证件找到)
有异议,处理中 更正 已更正
有异议,处理中 归档 已归档
期满生效 记录异议 有异议,处理中
期满生效 撤销(不实) 已撤销(不实)
期满生效 找到了,撤销 已撤销(证件找到)
期满生效 更正 已更正
期满生效 归档 已归档
已更正 归档 已归档
已撤销(证件找到) 归档 已归档
已撤销(不实) 归档 已归档
`;

/** A kind that two reviewers have to look at. */
const TWO = { secondReview: true };

describe('what may become of a loss notice', () => {
  it('is this and nothing else', () => {
    const ways = LIFE_CYCLE.flatMap(({ from, label, to }) =>
      from.map((state) => `${NOTICE_LABELS[state]} ${label} ${NOTICE_LABELS[to]}`),
    );
    expect(ways.sort()).toEqual(WAYS.trim().split('\n').sort());
  });

  const VERBS = [...new Set(LIFE_CYCLE.map(({ verb }) => verb))];
  const everything = STATES.flatMap((state) => PARTIES.flatMap((by) => VERBS.map((verb) => ({ state, by, verb }))));

  it('is refused by whoever is not meant to do it, from wherever it is not meant', () => {
    for (const { state, by, verb } of everything) {
      const step = LIFE_CYCLE.find((each) => each.verb === verb && each.by === by && each.from.includes(state));
      const moved = move(fullNotice({ state, number: 'YS-20190715-0031' }), { verb, by, at: 9, reason: '核实过' });
      expect(moved.ok, `${state} ${verb} ${by}`).toBe(step !== undefined);
      if (moved.ok) expect(moved.value).toMatchObject({ state: step?.to, revision: 5 });
    }
  });

  it('gives the reviewer two decisions, each with its consequence, and asks why where somebody loses by it', () => {
    expect(decisionsOn('reviewing', {}).map(({ label }) => label)).toEqual(['同意公示', '不予公示']);
    expect(decisionsOn('reviewing', TWO).map(({ label }) => label)).toEqual(['初审同意', '不予公示']);
    expect(decisionsOn('endorsed', TWO).map(({ label }) => label)).toEqual(['同意公示', '不予公示']);
    expect(decisionsOn('disputed', {}).map(({ label }) => label)).toEqual(['异议不成立', '撤销(不实)']);
    for (const { consequence, verb, needsReason } of STATES.flatMap((state) => decisionsOn(state, TWO))) {
      expect(consequence).not.toBeNull();
      expect(needsReason).toBe(verb !== 'approve' && verb !== 'endorse');
    }
    const why = move(fullNotice({ state: 'reviewing' }), { verb: 'decline', by: 'reviewer', at: 9, reason: ' ' });
    expect(why).toMatchObject({ ok: false, refusal: { code: 'notice-reason-missing' } });
  });
});
