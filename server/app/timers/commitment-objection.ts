import { move } from '../../core/commitment/move.ts';
import { keepCommitment } from '../commitment/keep-commitment.ts';
import { COMMITMENT_OBJECTION, recordUntrue, windowEnds } from '../commitment/mismatch.ts';
import type { TimerKind } from './timer-kind.ts';

/** 异议期满: nobody objected to a check that found a commitment untrue, so it is recorded now, and he hears how it is repaired. */
export const commitmentObjection: TimerKind = {
  name: COMMITMENT_OBJECTION,
  label: '承诺异议期满',
  async ring({ knowledge, records, subject, now: at }) {
    const commitment = await records.commitments.lockSigned(subject);
    if (commitment?.state !== 'mismatch') return null;
    const ends = windowEnds(knowledge, commitment, at);
    if (at < ends) return ends;
    const moved = move(commitment, { verb: 'lapse', by: 'rule', at });
    if (!moved.ok) return null;
    await keepCommitment(records, moved.value, { by: 'bot', at });
    await recordUntrue(knowledge, records, moved.value, at);
    return null;
  },
};
