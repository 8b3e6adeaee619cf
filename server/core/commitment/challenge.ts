import { done, type Result, refused } from '../result.ts';
import type { Instant } from '../time.ts';
import type { Commitment } from './commitment.ts';
import type { CommitmentRules } from './commitment-rules.ts';
import type { Challenge, Showing } from './showing.ts';
import { UNCHECKED } from './state.ts';

/** What somebody wrote on the public page. `reason`: counted from 1 as they are listed there; `contact`: empty when he left none. */
export type ChallengeForm = { readonly reason: number; readonly words: string; readonly contact: string };

const SHORTEST = 4;
const LONGEST = 200;
const LONGEST_CONTACT = 40;
/** What turns text round or hides in it. Lines may be broken. */
const UNSEEN = /[\p{Cf}\p{Cs}\p{Zl}\p{Zp}]|(?!\n)\p{Cc}/u;

/** More than that say nothing new: somebody is on the way. */
const MOST = 20;

/** A challenge from what was written. Refuses a reason that the county does not list, and words that say nothing. */
export function readChallenge(
  { challenges }: Pick<CommitmentRules, 'challenges'>,
  { reason, words, contact }: ChallengeForm,
  at: Instant,
): Result<Challenge> {
  const chosen = challenges[reason - 1];
  if (chosen === undefined) return refused('challenge-reason', '还没有选哪里不对。', '从列出的里面选一个。');
  const said = words.replaceAll('\r\n', '\n').trim();
  if ([...said].length < SHORTEST) return refused('challenge-words', '还没有写是怎么回事。', '写一两句:您知道什么。');
  if ([...said].length > LONGEST || UNSEEN.test(said))
    return refused('challenge-words', '写得太长,或者有看不见的字符。', `最多写 ${LONGEST} 个字。`);
  const reach = contact.trim();
  if ([...reach].length > LONGEST_CONTACT || UNSEEN.test(reach) || reach.includes('\n'))
    return refused('challenge-contact', '联系方式写得不对。', '写一个电话,或者空着。');
  return done({ at, reason: chosen, words: said, contact: reach === '' ? null : reach });
}

/** Whether it was said before, to the letter: a form that was sent twice. */
export function isKnown({ challenges }: Showing, { reason, words }: Challenge): boolean {
  return challenges.some((each) => each.reason === reason && each.words === words);
}

/** Whether there is room for one more. */
export function mayChallenge({ challenges }: Showing): Result<null> {
  if (challenges.length < MOST) return done(null);
  return refused('challenges-enough', '说这一份的人已经很多,镇里会去看。', '还有要紧的,打热线说。');
}

/** The commitment with one challenge more. */
export function challenged(commitment: Commitment, challenge: Challenge): Commitment {
  const { showing, revision } = commitment;
  if (showing === undefined) return commitment;
  return {
    ...commitment,
    showing: { ...showing, challenges: [...showing.challenges, challenge] },
    revision: revision + 1,
  };
}

/** Once it is checked nobody is asked any more: what was left for that goes. */
export function withoutContacts(commitment: Commitment): Commitment {
  const { showing, state } = commitment;
  if (showing === undefined || UNCHECKED.includes(state)) return commitment;
  const challenges = showing.challenges.map((each) => ({ ...each, contact: null }));
  return { ...commitment, showing: { ...showing, challenges } };
}

/** His own copy: that others objected, and not what they said or how they are reached. */
export function withoutChallenges(commitment: Commitment): Commitment {
  const { showing } = commitment;
  return showing === undefined ? commitment : { ...commitment, showing: { ...showing, challenges: [] } };
}
