import { dayInWords } from '../notice/notice-words.ts';
import { done, type Result, refused } from '../result.ts';
import { dayOf, type Instant } from '../time.ts';
import type { Commitment } from './commitment.ts';
import { type CommitmentParty, type CommitmentStep, type CommitmentVerb, LIFE_CYCLE } from './life-cycle.ts';
import { COMMITMENT_LABELS } from './state.ts';

/** Something that is done to a commitment. `reason`: what was said with it. */
export type CommitmentDeed = {
  readonly verb: CommitmentVerb;
  readonly by: CommitmentParty;
  readonly at: Instant;
  readonly reason?: string;
};

const LONGEST_REASON = 200;

/** The commitment after a deed, decided by the table of the life-cycle. Refuses what the table does not know, with the state it is in. */
export function move(commitment: Commitment, { verb, by, at, reason }: CommitmentDeed): Result<Commitment> {
  const step = LIFE_CYCLE.find((each) => each.verb === verb && each.by === by && each.from.includes(commitment.state));
  if (step === undefined || (step.undecided && commitment.decidedAt !== null)) return refusedIn(commitment, verb);
  const said = reason?.trim() ?? '';
  const fits = enoughSaid(said, step);
  if (!fits.ok) return fits;
  const to = step.to === 'same' ? commitment.state : step.to;
  return done({
    ...commitment,
    state: to,
    decidedAt: verb === 'decide' ? at : commitment.decidedAt,
    reason: said === '' ? commitment.reason : said,
    reached: step.to === 'same' ? commitment.reached : { ...commitment.reached, [to]: at },
    revision: commitment.revision + 1,
  });
}

function enoughSaid(said: string, { needsReason, label }: CommitmentStep): Result<null> {
  if (needsReason && said === '')
    return refused('commitment-words-missing', `“${label}”要写一句为什么。`, '写在后面,本人看得到。');
  if ([...said].length > LONGEST_REASON)
    return refused('reason-too-long', `最多写 ${LONGEST_REASON} 个字。`, '写要紧的一句。');
  return done(null);
}

function refusedIn({ number, case: typed, state, decidedAt }: Commitment, verb: CommitmentVerb): Result<never> {
  const named = number ?? `受理号 ${typed}`;
  if (verb === 'withdraw' && decidedAt !== null)
    return refused(
      'commitment-decided',
      `${named} 的事情${dayInWords(dayOf(decidedAt))}已经办结,承诺不能再撤回。`,
      '情况有变的,告诉办事的部门;要说清楚点「找人」。',
    );
  return refused(
    'commitment-not-now',
    `${named} 现在是“${COMMITMENT_LABELS[state]}”,不能这样办。`,
    '要接着办,点「找人」。',
  );
}
