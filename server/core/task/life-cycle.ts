import type { Relation } from './actor.ts';
import type { Verb } from './order.ts';
import { HELD, type TaskState, UNDER_WAY } from './state.ts';

/** One line of the life-cycle, as it is read to an official. */
export type Step = {
  /** As it is typed, and as refusals name it. */
  readonly said: string;
  readonly from: readonly TaskState[];
  /** Who may: to be one of these is enough. Nobody else may, whatever his role. */
  readonly who: readonly Relation[];
  /** Who may not even so: nobody approves his own request. */
  readonly never: readonly Relation[];
  readonly to: TaskState | 'same';
  /** What has to be said with it. */
  readonly needs: '理由' | '结果' | '等什么' | '地点' | null;
  /** Only while an authorisation is in force. */
  readonly authorised: boolean;
  /** Not while a department still owes an answer. */
  readonly answered: boolean;
};

const OPEN: readonly TaskState[] = ['draft', 'authorised', ...UNDER_WAY];
const AT_IT: readonly TaskState[] = ['claimed', 'running', 'result-in'];
const TO_END: readonly TaskState[] = ['claimed', 'running', 'waiting-citizen', 'waiting-inquiry', 'result-in'];

const USUAL = { never: [], needs: null, authorised: true, answered: false } as const;
const ENDS = { never: [], authorised: false, answered: true } as const;

/**
 * 代跑任务的流转 (domain.md §5): what may follow what, and who may do it. Whatever is not here cannot be done. A citizen is always told
 * how it ended, so ending asks for no authorisation; whatever uses his authority does.
 */
export const LIFE_CYCLE: Readonly<Record<Verb, Step>> = {
  authorise: {
    ...{ said: '授权', from: ['draft'], who: ['citizen', 'runner', 'dispatcher'], to: 'authorised' },
    ...{ never: ['creator'], needs: null, authorised: false, answered: false },
  },
  renew: {
    ...{ said: '授权', from: ['authorised', ...UNDER_WAY], who: ['citizen', 'runner', 'dispatcher'], to: 'same' },
    ...{ never: ['creator'], needs: null, authorised: false, answered: false },
  },
  dispatch: { ...USUAL, said: '派单', from: ['authorised'], who: ['rule', 'dispatcher'], to: 'dispatched' },
  claim: { ...USUAL, said: '接单', from: ['dispatched'], who: ['runner'], to: 'claimed' },
  assign: { ...USUAL, said: '派', from: ['dispatched', 'returned', 'claimed'], who: ['dispatcher'], to: 'claimed' },
  start: { ...USUAL, said: '开始', from: ['claimed'], who: ['owner'], to: 'running' },
  'wait-citizen': {
    ...{ ...USUAL, said: '等群众', from: ['claimed', 'running'], who: ['owner'], to: 'waiting-citizen' },
    needs: '等什么',
  },
  resume: { ...USUAL, said: '继续', from: ['waiting-citizen', 'running', 'result-in'], who: ['owner'], to: 'running' },
  'await-inquiry': {
    ...{ ...USUAL, said: '协查', from: ['claimed', 'running', 'waiting-inquiry'], who: ['owner'] },
    to: 'waiting-inquiry',
  },
  // Where it goes depends on what else is open: see `effect.ts`. It is heard of whatever became of the task.
  'hear-inquiry': {
    ...{ ...USUAL, said: '协查答复', from: [...OPEN, 'closed', 'rated', 'cancelled', 'not-done'], who: ['rule'] },
    ...{ to: 'same', authorised: false },
  },
  report: { ...USUAL, said: '有结果', from: AT_IT, who: ['owner'], to: 'result-in', needs: '结果', authorised: false },
  see: { ...USUAL, said: '见到本人', from: HELD, who: ['owner'], to: 'same', needs: '地点' },
  'join-errand': { ...USUAL, said: '顺路', from: AT_IT, who: ['owner'], to: 'same' },
  'take-over': { ...USUAL, said: '转给我', from: HELD, who: ['runner'], never: ['owner'], to: 'same', needs: '理由' },
  hand: { ...USUAL, said: '转给', from: HELD, who: ['owner', 'dispatcher'], to: 'same', needs: '理由' },
  transfer: {
    ...{ ...USUAL, said: '转', from: UNDER_WAY, who: ['owner', 'dispatcher'], to: 'dispatched' },
    ...{ needs: '理由', answered: true },
  },
  return: { ...ENDS, said: '退单', from: TO_END, who: ['owner'], to: 'returned', needs: '理由' },
  close: { ...ENDS, said: '办结', from: TO_END, who: ['owner'], to: 'closed', needs: '结果' },
  fail: { ...ENDS, said: '没办成', from: TO_END, who: ['owner'], to: 'not-done', needs: '理由' },
  cancel: {
    ...{ ...ENDS, said: '取消', from: OPEN, who: ['creator', 'dispatcher', 'rule'], to: 'cancelled', needs: '理由' },
    answered: false,
  },
  revoke: { ...ENDS, said: '撤回授权', from: OPEN, who: ['citizen'], to: 'cancelled', needs: null, answered: false },
  rate: { ...ENDS, said: '评价', from: ['closed'], who: ['citizen'], to: 'rated', needs: null },
};
