import { commitmentRefused, objectionKept } from '../../core/commitment/commitment-answer.ts';
import { move } from '../../core/commitment/move.ts';
import { postToCountyGroup } from '../post-to-county-group.ts';
import type { Outcome, Step } from '../step.ts';
import { keepCommitment } from './keep-commitment.ts';
import { COMMITMENT_OBJECTION } from './mismatch.ts';
import { ownCommitment } from './own-commitment.ts';

/** 异议 CN-… 理由: while the window is open a reviewer has to decide, and nothing is recorded before. */
export async function objectToFinding(step: Step, number: string, reason: string): Promise<Outcome> {
  const { means, records, incoming, around } = step;
  const { at } = incoming;
  const conversation = { ...step.conversation, pending: null };
  const own = await ownCommitment(step, records.commitments.lockSigned(number));
  if (!own.ok) return { answer: commitmentRefused(own.refusal, around), conversation };
  const moved = move(own.value, { verb: 'object', by: 'signer', at, reason });
  if (!moved.ok) return { answer: commitmentRefused(moved.refusal, around), conversation };
  const objected = { ...moved.value, objection: reason };
  await keepCommitment(records, objected, { by: 'citizen', at });
  await records.timers.cancel({ kind: COMMITMENT_OBJECTION, subject: number });
  const lines = [
    `${number} 核查不符,本人提了异议,请审核员复核。`,
    `没去核查过的审核员发:异议成立 ${number} 理由,或 异议不成立 ${number} 理由`,
  ];
  await postToCountyGroup(means, records, `commitment ${number} objected`, lines, at);
  return { answer: objectionKept(objected, around), conversation };
}
