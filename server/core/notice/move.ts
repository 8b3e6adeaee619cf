import { done, type Result, refused } from '../result.ts';
import type { Instant } from '../time.ts';
import { LIFE_CYCLE, type NoticeParty, type NoticeVerb } from './life-cycle.ts';
import type { LossNotice } from './notice.ts';
import { caseAfter } from './reissue.ts';
import { NOTICE_LABELS } from './state.ts';

/** Something that is done to a notice. `reason`: what a reviewer wrote. */
export type NoticeDeed = {
  readonly verb: NoticeVerb;
  readonly by: NoticeParty;
  readonly at: Instant;
  readonly reason?: string;
};

/** The notice after a deed, decided by the table of the life-cycle. Refuses what the table does not know, with the state it is in. */
export function move(notice: LossNotice, { verb, by, at, reason }: NoticeDeed): Result<LossNotice> {
  const step = LIFE_CYCLE.find((each) => each.verb === verb && each.by === by && each.from.includes(notice.state));
  if (step === undefined) return refusedIn(notice);
  const said = reason?.trim() ?? '';
  if (step.needsReason && said === '')
    return refused('notice-reason-missing', `“${step.label}”要写理由。`, '写一句,本人看得到。');
  const { to } = step;
  const reissue = caseAfter(notice.reissue, [notice.state, to], at);
  return done({
    ...notice,
    ...(reissue === undefined ? {} : { reissue }),
    state: to,
    reason: said === '' ? notice.reason : said,
    reached: { ...notice.reached, [to]: at },
    revision: notice.revision + 1,
  });
}

function refusedIn({ number, case: typed, state }: LossNotice): Result<never> {
  const named = number ?? `受理号 ${typed}`;
  return refused('notice-not-now', `${named} 现在是“${NOTICE_LABELS[state]}”,不能这样办。`, '要接着办,点「找人」。');
}
