import { describe, expect, it } from 'vitest';
import type { StaffRole } from '../../server/core/catalogue/staff.ts';
import { type Actor, RULE, staff } from '../../server/core/task/actor.ts';
import { LIFE_CYCLE } from '../../server/core/task/life-cycle.ts';
import { move } from '../../server/core/task/move.ts';
import type { Order, Verb } from '../../server/core/task/order.ts';
import { siteCheck } from '../../server/core/task/site-check.ts';
import { HELD, STATE_LABELS, type TaskState } from '../../server/core/task/state.ts';
import type { Task } from '../../server/core/task/task.ts';
import { catalogue } from '../rigs/small-catalogue.ts';
import { AUTHORISATION, CITIZEN_TALK, member, TASK_AT, task } from '../rigs/task.ts';
import { USUAL_TIMES } from '../rigs/times.ts';

const NOW = TASK_AT + 60_000;
const ROLES: readonly StaffRole[] = [
  ...(['runner', 'verifier', 'dispatcher', 'reviewer', 'list-keeper', 'supervisor', 'discipline', 'admin'] as const),
];
const STATES = Object.keys(STATE_LABELS) as TaskState[];
const VERBS = Object.keys(LIFE_CYCLE) as Verb[];
const room = { kind: 'county', about: '990101' } as const;
const allowance = { minutes: 240, runs: 'working' } as const;
const colleague = member('s-colleague', ['runner']);

const ORDERS: Readonly<Record<Verb, Order>> = {
  authorise: { verb: 'authorise', authorisation: AUTHORISATION },
  renew: { verb: 'renew', authorisation: AUTHORISATION },
  dispatch: { verb: 'dispatch', room, mode: 'online', allowance },
  claim: { verb: 'claim' },
  assign: { verb: 'assign', to: colleague },
  start: { verb: 'start' },
  'wait-citizen': { verb: 'wait-citizen', reason: '补照片', limits: USUAL_TIMES.pauseLimits },
  resume: { verb: 'resume' },
  'await-inquiry': { verb: 'await-inquiry', inquiry: 34 },
  'hear-inquiry': { verb: 'hear-inquiry', inquiry: 34, doubt: null },
  report: { verb: 'report', outcome: '名下无房' },
  see: { verb: 'see', seen: siteCheck('桃源村3组 本人在家', 's-me', TASK_AT), reason: '桃源村3组 本人在家' },
  'join-errand': { verb: 'join-errand', errand: 20 },
  'take-over': { verb: 'take-over', reason: '他请假了' },
  hand: { verb: 'hand', to: colleague, reason: '他熟' },
  transfer: { verb: 'transfer', room, mode: 'online', allowance, reason: '要上门' },
  return: { verb: 'return', reason: '不归我们' },
  close: { verb: 'close', outcome: '名下无房', trips: 1 },
  fail: { verb: 'fail', reason: '查不到' },
  cancel: { verb: 'cancel', reason: '重复了' },
  revoke: { verb: 'revoke' },
  rate: { verb: 'rate', stars: 5 },
};

/** Who an official would expect to do what, and in which state: 谁 · 什么时候. Written down apart from the table that decides. */
const ALL_OPEN = '待授权 已授权 待接单 已接单 办理中 等群众 等协查 有结果 已退单';
const EXPECTED: Readonly<Record<Verb, { who: string; when: string; after: string }>> = {
  authorise: { who: '群众 代跑员 派单员', when: '待授权', after: '已授权' },
  renew: { who: '群众 代跑员 派单员', when: ALL_OPEN.replace('待授权 ', ''), after: '不变' },
  dispatch: { who: '系统 派单员', when: '已授权', after: '待接单' },
  claim: { who: '代跑员', when: '待接单', after: '已接单' },
  assign: { who: '派单员', when: '待接单 已退单 已接单', after: '已接单' },
  start: { who: '接单人', when: '已接单', after: '办理中' },
  'wait-citizen': { who: '接单人', when: '已接单 办理中', after: '等群众' },
  resume: { who: '接单人', when: '等群众 有结果', after: '办理中' },
  'await-inquiry': { who: '接单人', when: '已接单 办理中 等协查', after: '等协查' },
  'hear-inquiry': { who: '系统', when: `${ALL_OPEN} 办结 已评价 已取消 没办成`, after: '不变' },
  report: { who: '接单人', when: '已接单 办理中 有结果', after: '有结果' },
  see: { who: '接单人', when: '已接单 办理中 等群众 等协查 有结果', after: '不变' },
  'join-errand': { who: '接单人', when: '已接单 办理中 有结果', after: '不变' },
  'take-over': { who: '代跑员', when: '已接单 办理中 等群众 等协查 有结果', after: '不变' },
  hand: { who: '接单人 派单员', when: '已接单 办理中 等群众 等协查 有结果', after: '不变' },
  transfer: { who: '接单人 派单员', when: '待接单 已接单 办理中 等群众 等协查 有结果 已退单', after: '待接单' },
  return: { who: '接单人', when: '已接单 办理中 等群众 等协查 有结果', after: '已退单' },
  close: { who: '接单人', when: '已接单 办理中 等群众 等协查 有结果', after: '办结' },
  fail: { who: '接单人', when: '已接单 办理中 等群众 等协查 有结果', after: '没办成' },
  cancel: { who: '建单人 派单员 系统', when: ALL_OPEN, after: '已取消' },
  revoke: { who: '群众', when: ALL_OPEN, after: '已取消' },
  rate: { who: '群众', when: '办结', after: '已评价' },
};

/** Everybody who may come: each role as owner, creator and neither, in the group's reach or elsewhere; the citizen, a stranger, the rule. */
type Person = {
  readonly name: string;
  readonly actor: Actor;
  readonly are: readonly string[];
  readonly owns: boolean;
  readonly created: boolean;
};

const NOBODY = { owns: false, created: false } as const;
const PERSONAL = /王招娣|13900001111|9901011940|undefined/u;

function areOf(role: StaffRole | null, owns: boolean, created: boolean): readonly string[] {
  const are: readonly (readonly [string, boolean])[] = [
    ['接单人', owns && (role === 'runner' || role === 'verifier')],
    ['代跑员', role === 'runner'],
    ['派单员', role === 'dispatcher'],
    ['建单人', created && role !== null],
  ];
  return are.filter(([, holds]) => holds).map(([name]) => name);
}

const PEOPLE: readonly Person[] = [
  ...([null, ...ROLES] as const).flatMap((role) =>
    [0, 1, 2, 3].map((bits): Person => {
      const [owns, created] = [(bits & 1) > 0, (bits & 2) > 0];
      const actor = staff(member('s-me', role === null ? [] : [role]));
      return { name: `${role} ${bits}`, actor, are: areOf(role, owns, created), owns, created };
    }),
  ),
  { ...NOBODY, name: '群众本人', actor: { kind: 'citizen', talk: CITIZEN_TALK }, are: ['群众'] },
  { ...NOBODY, name: '别的群众', actor: { kind: 'citizen', talk: { ...CITIZEN_TALK, person: 'o-other' } }, are: [] },
  { ...NOBODY, name: '系统', actor: RULE, are: ['系统'] },
];

/** Nobody approves his own request, and nobody takes over from himself. */
function may(verb: Verb, state: TaskState, { are }: Person): boolean {
  const { who, when } = EXPECTED[verb];
  if ((verb === 'authorise' || verb === 'renew') && are.includes('建单人')) return false;
  if (verb === 'take-over' && are.includes('接单人')) return false;
  return when.split(' ').includes(STATE_LABELS[state]) && who.split(' ').some((each) => are.includes(each));
}

function stateAfter(verb: Verb, state: TaskState): string {
  if (verb === 'hear-inquiry' && state === 'waiting-inquiry') return '办理中';
  const { after } = EXPECTED[verb];
  return after === '不变' ? STATE_LABELS[state] : after;
}

function standing(state: TaskState, { owns, created }: Person): Task {
  const colleagues = HELD.includes(state) ? 's-colleague' : null;
  return task(state, {
    owner: owns ? 's-me' : colleagues,
    createdBy: created ? 's-me' : 's-other',
    authorisation: AUTHORISATION,
  });
}

const known = catalogue({});

describe('the life-cycle of a task', () => {
  it.each(VERBS)('%s is for those, in those states, and leads there', (verb) => {
    for (const state of STATES)
      for (const person of PEOPLE) {
        const before = standing(state, person);
        const result = move(before, ORDERS[verb], person.actor, NOW, known);
        expect(result.ok, `${verb} ${state} ${person.name}`).toBe(may(verb, state, person));
        if (result.ok) expect(STATE_LABELS[result.value.state]).toBe(stateAfter(verb, state));
        else expect(`${result.refusal.message}${result.refusal.next}`).not.toMatch(PERSONAL);
      }
  });

  it.each(VERBS.filter((verb) => LIFE_CYCLE[verb].authorised))(
    '%s needs an authorisation that is neither revoked nor over',
    (verb) => {
      for (const authorisation of [
        null,
        { ...AUTHORISATION, revokedAt: NOW - 1 },
        { ...AUTHORISATION, expiresAt: NOW },
      ])
        for (const state of LIFE_CYCLE[verb].from) {
          const before = task(state, { owner: 's-me', authorisation });
          for (const actor of [
            staff(member('s-me', ['runner', 'dispatcher'])),
            staff(member('s-you', ['runner'])),
            RULE,
          ])
            expect(move(before, ORDERS[verb], actor, NOW, known).ok, `${verb} ${state}`).toBe(false);
        }
    },
  );

  it('is run by nobody who only looks on', () => {
    for (const { who } of Object.values(LIFE_CYCLE)) expect(who.join(' ')).not.toMatch(/supervisor|reviewer|admin/u);
  });
});

const li = staff(member('s001', ['runner'], { name: '李明' }));
const zhou = staff(member('s045', ['runner'], { name: '周立新' }));
const named = { ...known, home: { ...known.home, staff: [member('s001', ['runner'], { name: '李明' })] } };
const refusal = (result: ReturnType<typeof move>) => (result.ok ? null : result.refusal);

describe('a refusal', () => {
  it('names who has it since when, and how to take over', () => {
    const taken = task('claimed', { owner: 's001', ownedSince: TASK_AT });
    expect(refusal(move(taken, { verb: 'claim' }, zhou, NOW, named))).toMatchObject({
      message: '#12 已被李明接单(14:02)。',
      next: '要接手请发 转 12 给我 <理由>',
    });
    expect(refusal(move(taken, { verb: 'claim' }, li, NOW, named))?.message).toBe('#12 已经在您手里(14:02)。');
    expect(refusal(move(taken, { verb: 'start' }, zhou, NOW, named))?.message).toContain(
      '#12 在李明手里,只有接单人能开始',
    );
  });

  it('says how many departments still owe an answer', () => {
    const waiting = task('waiting-inquiry', { owner: 's001', openInquiries: [34] });
    const close = { verb: 'close', outcome: '名下无房', trips: null } as const;
    expect(refusal(move(waiting, close, li, NOW, named))?.message).toBe('#12 还有 1 个协查未答复(#34)。');
  });

  it('asks for a look at a doubtful answer, and believes the owner who had one', () => {
    const heard = move(
      task('waiting-inquiry', { owner: 's001', openInquiries: [34] }),
      { verb: 'hear-inquiry', inquiry: 34, doubt: 'no-such-person' },
      RULE,
      NOW,
      named,
    );
    if (!heard.ok) throw new Error('should hear');
    expect(heard.value).toMatchObject({ state: 'running', openInquiries: [] });
    const close = { verb: 'close', outcome: '查无此人,本人重名', trips: null } as const;
    expect(refusal(move(heard.value, close, li, NOW, named))?.next).toBe('核对过了发 继续 12,再办结。');
    const looked = move(heard.value, { verb: 'resume' }, li, NOW, named);
    expect(looked.ok && move(looked.value, close, li, NOW, named).ok).toBe(true);
  });

  it('asks for the words that are missing and shows how', () => {
    const running = task('running', { owner: 's001' });
    const none = { verb: 'close', outcome: null, trips: null } as const;
    expect(refusal(move(running, none, li, NOW, named))?.next).toContain('办结 12 名下无房 少跑1趟');
    expect(refusal(move(running, { verb: 'return', reason: ' ' }, li, NOW, named))?.message).toBe('#12 退单要写理由。');
    const reported = task('result-in', { owner: 's001', result: '名下无房' });
    const closed = move(reported, none, li, NOW, named);
    expect(closed.ok && closed.value).toMatchObject({
      state: 'closed',
      result: '名下无房',
      papersSaved: 1,
      tripsSaved: 1,
    });
  });

  it('does not stop the clock because a chief is away', () => {
    const running = task('running', { owner: 's001' });
    for (const reason of ['领导出差', '今天太忙', '同事休假'])
      expect(
        refusal(move(running, { verb: 'wait-citizen', reason, limits: USUAL_TIMES.pauseLimits }, li, NOW, named))?.code,
      ).toBe('pause-not-allowed');
    const waits = move(
      running,
      { verb: 'wait-citizen', reason: '送户口簿来', limits: USUAL_TIMES.pauseLimits },
      li,
      NOW,
      named,
    );
    const { longest } = USUAL_TIMES.pauseLimits.citizen;
    expect(waits.ok && waits.value.clock?.pauses).toEqual([{ reason: 'citizen', from: NOW, to: null, longest }]);
    if (!waits.ok) throw new Error('should wait');
    const goesOn = move(waits.value, { verb: 'resume' }, li, NOW + 5, named);
    expect(goesOn.ok && goesOn.value.clock?.pauses).toEqual([{ reason: 'citizen', from: NOW, to: NOW + 5, longest }]);
  });

  it('does not let a task gain time by being passed on', () => {
    const running = task('running', { owner: 's001' });
    const order = { ...ORDERS.transfer, room: { kind: 'town', about: '990101002' }, mode: 'joint' } as Order;
    const moved = move(running, order, li, NOW, named);
    expect(moved.ok && moved.value).toMatchObject({
      state: 'dispatched',
      owner: null,
      told: null,
      modeReason: '要上门',
    });
    expect(moved.ok && moved.value.clock?.startedAt).toBe(TASK_AT);
    expect(moved.ok && moved.value.rooms).toHaveLength(2);
  });

  it('comes to who records the authorisation of what he asked for himself', () => {
    const mine = task('draft', { createdBy: 's001' });
    expect(refusal(move(mine, ORDERS.authorise, li, NOW, named))?.message).toContain('是您自己建的,授权要由同事来做');
    expect(move(mine, ORDERS.authorise, zhou, NOW, named).ok).toBe(true);
  });
});
