import { UNCHECKED } from '../../core/commitment/state.ts';
import { COMMITMENT_CHECK } from '../commitment/sign-commitment.ts';
import { postToCountyGroup } from '../post-to-county-group.ts';
import type { TimerKind } from './timer-kind.ts';

/** 承诺核查到期: the day until which it should have been checked is over; the county's group reads so, once. Nothing changes for who signed. */
export const commitmentCheck: TimerKind = {
  name: COMMITMENT_CHECK,
  label: '承诺核查到期',
  async ring({ knowledge, records, subject: number, now: at }) {
    const commitment = await records.commitments.lockSigned(number);
    if (commitment === null || !UNCHECKED.includes(commitment.state)) return null;
    const { case: typed, task, signer } = commitment;
    const facts = { number, task };
    const entry = { record: `commitment ${typed}`, event: 'commitment-check-late', by: 'bot', at, facts };
    await records.trail.append(entry, signer.talk);
    const lines = [
      `${number} 过了核查的期限,还没有结果。`,
      task === null ? '请派人核查' : `单号 #${task},请派单员催办`,
    ];
    await postToCountyGroup(knowledge, records, `commitment ${number} late`, lines, at);
    return null;
  },
};
