import type { Allowance } from '../clock/clock.ts';
import { done, type Result, refused } from '../result.ts';
import type { Instant } from '../time.ts';
import { move } from './move.ts';
import type { LossNotice } from './notice.ts';
import {
  REISSUE_CYCLE,
  REISSUE_LABELS,
  type Reissue,
  type ReissueParty,
  type ReissueStep,
  type ReissueVerb,
} from './reissue.ts';
import { newReissueTime } from './reissue-time.ts';
import { NOTICE_LABELS } from './state.ts';

/** Something that is done to the case of a notice. `who`: staff id of a colleague; null for everybody else. */
export type ReissueDeed = {
  readonly verb: ReissueVerb;
  readonly by: ReissueParty;
  readonly who: string | null;
  readonly at: Instant;
  readonly reason?: string;
  /** How long the department has, of who asks. */
  readonly allowance?: Allowance;
};

const LONGEST_REASON = 200;

/** The notice with its case after a deed; closing the case is the end of the notice, too. Refuses what the table does not know. */
export function moveReissue(notice: LossNotice, deed: ReissueDeed): Result<LossNotice> {
  const { verb, by, at } = deed;
  const step = REISSUE_CYCLE.find((each) => each.verb === verb && each.by === by);
  if (!step?.from.includes(notice.reissue?.state ?? 'none') || !step.notice.includes(notice.state))
    return refusedIn(notice, by);
  const wrong = step.needsReason ? reasonFault(deed.reason ?? '') : null;
  if (wrong !== null) return wrong;
  const moved = { ...notice, reissue: after(notice, step, deed) };
  if (verb === 'close') return move(moved, { verb: 'reissue', by: 'department', at });
  return done({ ...moved, revision: notice.revision + 1 });
}

function reasonFault(reason: string): Result<never> | null {
  if (reason.trim() === '') return refused('reissue-reason-missing', '不办要写理由。', '写一句,本人看得到。');
  if ([...reason].length <= LONGEST_REASON) return null;
  return refused('reason-too-long', `理由最多 ${LONGEST_REASON} 个字。`, '写要紧的一句。');
}

function after({ reissue }: LossNotice, { to, needsReason }: ReissueStep, deed: ReissueDeed): Reissue {
  const { who: by, at, reason, allowance } = deed;
  const said = needsReason ? (reason ?? '').trim() : null;
  if (to !== 'asked')
    return { state: to, by, reason: said, askedAt: reissue?.askedAt ?? at, endedAt: at, time: reissue?.time };
  const time = allowance === undefined ? undefined : newReissueTime(allowance, at);
  return { state: to, by, reason: said, askedAt: at, endedAt: null, time };
}

function refusedIn(notice: LossNotice, by: ReissueParty): Result<never> {
  const { number, state, reissue, case: typed } = notice;
  const named = number ?? `受理号 ${typed}`;
  if (state === 'reissued') return alreadyReissued(named, by);
  if (state === 'disputed')
    return refused('reissue-disputed', `${named} 有人提了异议,先核实,现在不补办。`, '核实完会告诉本人,到时再办。');
  const stands = reissue ? `补办是“${REISSUE_LABELS[reissue.state]}”,声明` : '声明';
  const next = by === 'department' ? '只有待补办的才能办结或不办。' : '要接着办,点「找人」。';
  return refused('reissue-not-now', `${named} 的${stands}现在是“${NOTICE_LABELS[state]}”,不能这样办。`, next);
}

function alreadyReissued(named: string, by: ReissueParty): Result<never> {
  const next = by === 'department' ? '不用再办。' : '凭身份证到补发窗口领新证;有疑问点「找人」。';
  return refused('reissue-over', `${named} 已经补办了。`, next);
}

/** 找到了 after a reissue: the old certificate is void whoever holds it, so there is nothing to take back. */
export function foundTooLate({ number }: LossNotice, reissuer: string): Result<never> {
  return refused(
    'notice-reissued',
    `${number ?? ''} 已经补办,旧证作废了,声明不能撤销。`,
    `找到的旧证别再用,交到${reissuer};用新证就行。`,
  );
}
