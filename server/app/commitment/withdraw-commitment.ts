import type { Commitment } from '../../core/commitment/commitment.ts';
import {
  commitmentRefused,
  commitmentWithdrawn,
  withdrawWhichCommitment,
} from '../../core/commitment/commitment-answer.ts';
import { move } from '../../core/commitment/move.ts';
import type { CommitmentState } from '../../core/commitment/state.ts';
import type { Outcome, Step } from '../step.ts';
import { offering } from './await-choice.ts';
import { keepCommitment } from './keep-commitment.ts';
import { ownCommitment } from './own-commitment.ts';
import { stopCheck } from './send-check.ts';

const WITHDRAWABLE: readonly CommitmentState[] = ['signed', 'true', 'decided'];
const SHOWN = 3;

/** 撤回 without a number: which of his commitments; null when he has none that could be meant. */
export async function withdrawSomeCommitment(step: Step): Promise<Outcome | null> {
  const { records, incoming, around, conversation } = step;
  const own = await records.commitments.ofSigner(incoming, WITHDRAWABLE, SHOWN);
  const [newest] = own;
  if (newest === undefined) return null;
  const open = own.filter(({ decidedAt }) => decidedAt === null);
  if (open.length === 0) return withdrawCommitment(step, newest.number ?? '');
  const which = withdrawWhichCommitment(open, around);
  return { answer: which, conversation: offering(conversation, which, incoming.at) };
}

/** 撤回 CN-…: before the case is decided it is taken back, and nobody checks it any more; afterwards it is refused, with the reason. */
export async function withdrawCommitment(step: Step, number: string): Promise<Outcome> {
  const { means, records, incoming, around } = step;
  const { at } = incoming;
  const conversation = { ...step.conversation, pending: null };
  const own = await ownCommitment(step, records.commitments.lockSigned(number));
  if (!own.ok) return { answer: commitmentRefused(own.refusal, around), conversation };
  const moved = move(own.value, { verb: 'withdraw', by: 'signer', at });
  if (!moved.ok) return { answer: commitmentRefused(moved.refusal, around), conversation };
  const withdrawn: Commitment = moved.value;
  await keepCommitment(records, withdrawn, { by: 'citizen', at });
  await stopCheck(means, records, withdrawn, at);
  return { answer: commitmentWithdrawn(withdrawn, around), conversation };
}
