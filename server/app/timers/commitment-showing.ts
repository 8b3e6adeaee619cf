import type { Commitment } from '../../core/commitment/commitment.ts';
import { move } from '../../core/commitment/move.ts';
import { isOnShow } from '../../core/commitment/public-showing.ts';
import { addDays, startOf } from '../../core/time.ts';
import { keepCommitment } from '../commitment/keep-commitment.ts';
import { tellNews } from '../commitment/mismatch.ts';
import { COMMITMENT_SHOWING, lastShown, showingRings } from '../commitment/show-commitment.ts';
import type { Ringing, TimerKind } from './timer-kind.ts';

/** 承诺公示期满: it leaves the public page. Nobody said that it is not true: so it is true. Somebody did: who goes there says what it is. */
export const commitmentShowing: TimerKind = {
  name: COMMITMENT_SHOWING,
  label: '承诺公示期满',
  async ring(ringing) {
    const { knowledge, records, subject, now: at } = ringing;
    const commitment = await records.commitments.lockSigned(subject);
    const showing = commitment?.showing;
    if (!commitment || !showing || !isOnShow(commitment)) return null;
    const until = showing.until ?? lastShown(knowledge, showing);
    if (until === null || at < startOf(addDays(until, 1))) {
      await noteTerm(ringing, commitment, until);
      return showingRings({ until }, at);
    }
    await takeOff(ringing, { ...commitment, showing: { ...showing, until, overAt: at } });
    return null;
  },
};

/** The holidays on the way were entered meanwhile: the page says until when. */
async function noteTerm({ records, now: at }: Ringing, commitment: Commitment, until: string | null): Promise<void> {
  const { showing } = commitment;
  if (showing === undefined || showing.until === until) return;
  const known = { ...commitment, showing: { ...showing, until } };
  await keepCommitment(records, known, { by: 'bot', at, event: 'commitment-showing-dated' });
}

async function takeOff({ knowledge, records, now: at }: Ringing, over: Commitment): Promise<void> {
  if (over.showing?.challenges.length !== 0)
    return keepCommitment(records, over, { by: 'bot', at, event: 'commitment-showing-over' });
  const moved = move(over, { verb: 'unchallenged', by: 'rule', at });
  if (!moved.ok) throw new Error(`What was shown cannot end: ${moved.refusal.code}`);
  await keepCommitment(records, moved.value, { by: 'bot', at });
  await tellNews(knowledge, records, moved.value, at);
}
