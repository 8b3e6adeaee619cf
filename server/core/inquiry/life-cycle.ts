import { done, type Result, refused } from '../result.ts';
import { INQUIRY_STATES, type InquiryState } from './inquiry.ts';
import { PARTIES, type Party } from './party.ts';

export type InquiryVerb =
  | 'dispatch'
  | 'answer'
  | 'return'
  | 'rule'
  | 'correct'
  | 'accept'
  | 'pause'
  | 'resume'
  | 'withdraw'
  | 'view';

type Rule = {
  /** What people call it. */
  readonly label: string;
  readonly who: readonly Party[];
  /** From which state to which. A state that is not here refuses. */
  readonly moves: Readonly<Partial<Record<InquiryState, InquiryState>>>;
  /** What to do instead when the state is another. */
  readonly otherwise: string;
};

/**
 * 协查 from asking to acceptance, as one table. 退回 is allowed once: the second one goes to 终审, and what was decided there cannot
 * be returned. 更正 brings back even an accepted answer, because what was built on it must be looked at again.
 */
export const INQUIRY_RULES: Readonly<Record<InquiryVerb, Rule>> = {
  dispatch: {
    label: '派给协查员',
    who: ['bot'],
    moves: { draft: 'dispatched' },
    otherwise: '不用再派。',
  },
  answer: {
    label: '答复',
    who: ['verifier'],
    moves: { dispatched: 'answered', returned: 'answered', bound: 'answered' },
    otherwise: '答错了要改,发 更正 加编号和新的答复。',
  },
  return: {
    label: '退回',
    who: ['verifier'],
    moves: { dispatched: 'returned', returned: 'ruling' },
    otherwise: '终审定了就按终审办;还有不同意见,答复里写明。',
  },
  rule: {
    label: '终审',
    who: ['reform'],
    moves: { ruling: 'bound' },
    otherwise: '第二次退回的协查才要终审。',
  },
  correct: {
    label: '更正',
    who: ['verifier', 'colleague'],
    moves: { answered: 'answered', accepted: 'answered' },
    otherwise: '还没有答复的,直接发 答 加编号。',
  },
  accept: {
    label: '确认',
    who: ['asker'],
    moves: { answered: 'accepted' },
    otherwise: '有了答复再确认。',
  },
  pause: {
    label: '停钟',
    who: ['verifier'],
    moves: { dispatched: 'dispatched', returned: 'returned', bound: 'bound' },
    otherwise: '等着答复的协查才有钟可停。',
  },
  resume: {
    label: '续钟',
    who: ['verifier'],
    moves: { dispatched: 'dispatched', returned: 'returned', bound: 'bound' },
    otherwise: '等着答复的协查才有钟可续。',
  },
  withdraw: {
    label: '撤回',
    who: ['asker', 'bot'],
    moves: {
      draft: 'withdrawn',
      dispatched: 'withdrawn',
      returned: 'withdrawn',
      ruling: 'withdrawn',
      bound: 'withdrawn',
    },
    otherwise: '已经有答复或已经撤回的,不用再撤。',
  },
  view: {
    label: '看是谁',
    who: ['verifier'],
    moves: { dispatched: 'dispatched', returned: 'returned', bound: 'bound', answered: 'answered' },
    otherwise: '用完了就不再给看;要更正,先跟发起协查的人联系。',
  },
};

/** States in which somebody has to act, and the clock runs. */
const WAITING: readonly InquiryState[] = ['dispatched', 'returned', 'ruling', 'bound'];

export function isWaiting({ state }: { readonly state: InquiryState }): boolean {
  return WAITING.includes(state);
}

/** Where a verb leads. Refuses first who may not, then a state from which it leads nowhere, with what to do instead. */
export function nextState(
  { number, state }: { readonly number: number; readonly state: InquiryState },
  verb: InquiryVerb,
  party: Party,
): Result<InquiryState> {
  const { who, label, moves, otherwise } = INQUIRY_RULES[verb];
  const asks = party === 'own' && who.includes('asker');
  if (party === 'own' && !asks)
    return refused('inquiry-own', `${number} 号协查是您自己发起的,不能自己${label}。`, '由被问部门的另一个人来办。');
  if (!asks && !who.includes(party))
    return refused(
      'inquiry-not-yours',
      `${number} 号协查不归您${label}。`,
      `能${label}的是${who.map((each) => PARTIES[each]).join('、')}。`,
    );
  const next = moves[state];
  if (next !== undefined) return done(next);
  return refused('inquiry-state', `${number} 号协查现在是“${INQUIRY_STATES[state]}”,不能${label}。`, otherwise);
}
