import type { Instant } from '../time.ts';
import { newReissueTime, type ReissueTime } from './reissue-time.ts';
import type { NoticeState } from './state.ts';

/** 补办一件事: where the case stands that a notice became at the department that reissues. */
export type ReissueState = 'asked' | 'closed' | 'refused' | 'stopped';

/** The case of a notice. */
export type Reissue = {
  readonly state: ReissueState;
  readonly askedAt: Instant;
  /** When it was closed, refused or stopped; null while it waits. */
  readonly endedAt: Instant | null;
  /** Staff id of who closed or refused it. */
  readonly by: string | null;
  /** Why it was refused; null otherwise, and after the privacy date. */
  readonly reason: string | null;
  /** How long the department has; absent in cases from before there was a limit. */
  readonly time?: ReissueTime | undefined;
};

export const REISSUE_LABELS: Readonly<Record<ReissueState, string>> = {
  asked: '待补办',
  closed: '已补办',
  refused: '没有补办',
  stopped: '不用补办了',
};

export type ReissueVerb = 'ask' | 'close' | 'refuse' | 'stop';

/** Who lost the certificate, a colleague of the department that reissues, or the rules themselves. */
export type ReissueParty = 'applicant' | 'department' | 'rule';

export type ReissueStep = {
  readonly verb: ReissueVerb;
  readonly label: string;
  /** `none`: nobody asked yet. */
  readonly from: readonly (ReissueState | 'none')[];
  readonly to: ReissueState;
  readonly by: ReissueParty;
  /** How the notice has to stand for it. */
  readonly notice: readonly NoticeState[];
  readonly needsReason: boolean;
};

/** The window takes the notice instead of a newspaper cutting. */
const GOOD: readonly NoticeState[] = ['published', 'effective'];

/** Nothing is reissued for a notice that stands no more. */
const OVER: readonly NoticeState[] = ['withdrawn', 'corrected', 'revoked', 'archived'];

/** What may become of the case, and who may do it. Everything else is refused. An objection is settled before anybody closes it. */
export const REISSUE_CYCLE: readonly ReissueStep[] = [
  {
    ...{ verb: 'ask', label: '申请补办', from: ['none', 'refused'], to: 'asked' },
    ...{ by: 'applicant', notice: GOOD, needsReason: false },
  },
  {
    ...{ verb: 'close', label: '办结', from: ['asked'], to: 'closed' },
    ...{ by: 'department', notice: GOOD, needsReason: false },
  },
  {
    ...{ verb: 'refuse', label: '不办', from: ['asked'], to: 'refused' },
    ...{ by: 'department', notice: [...GOOD, 'disputed'], needsReason: true },
  },
  {
    ...{ verb: 'stop', label: '停办', from: ['asked'], to: 'stopped' },
    ...{ by: 'rule', notice: OVER, needsReason: false },
  },
];

/** Whether the applicant may ask for it now. */
export function mayAsk(state: NoticeState, reissue: Reissue | null | undefined): boolean {
  const from = reissue?.state ?? 'none';
  return REISSUE_CYCLE.some((step) => step.verb === 'ask' && step.from.includes(from) && step.notice.includes(state));
}

/** While an objection is settled nobody closes the case, and its time stands still. */
export function isHeld(state: NoticeState): boolean {
  return state === 'disputed';
}

/**
 * The case after its notice came from one state into another: it stops with a notice that stands no more, and has its whole time anew
 * after an objection that was settled.
 */
export function caseAfter(
  reissue: Reissue | null | undefined,
  [from, to]: readonly [NoticeState, NoticeState],
  at: Instant,
): Reissue | null | undefined {
  if (!reissue) return reissue;
  const stop = REISSUE_CYCLE.find((step) => step.verb === 'stop' && step.notice.includes(to));
  if (stop?.from.includes(reissue.state)) return { ...reissue, state: stop.to, endedAt: at };
  if (!reissue.time || !isHeld(from) || isHeld(to)) return reissue;
  return { ...reissue, time: newReissueTime(reissue.time.allowance, at) };
}
