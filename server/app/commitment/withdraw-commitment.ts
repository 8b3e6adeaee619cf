import type { Commitment } from '../../core/commitment/commitment.ts';
import {
  commitmentRefused,
  commitmentWithdrawn,
  withdrawWhichCommitment,
} from '../../core/commitment/commitment-answer.ts';
import { move } from '../../core/commitment/move.ts';
import type { CommitmentState } from '../../core/commitment/state.ts';
import type { Incoming } from '../../core/conversation/message.ts';
import { done, type Result } from '../../core/result.ts';
import type { Account } from '../../ports/sign-in.ts';
import type { Records } from '../../ports/store.ts';
import type { Means } from '../means.ts';
import type { Outcome, Step } from '../step.ts';
import { offering } from './await-choice.ts';
import { keepCommitment } from './keep-commitment.ts';
import { ownCommitment } from './own-commitment.ts';
import { stopCheck } from './send-check.ts';

const WITHDRAWABLE: readonly CommitmentState[] = ['signed', 'true', 'exempt', 'decided'];
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
  const conversation = { ...step.conversation, pending: null };
  const withdrawn = await takeBack(means, records, incoming, number);
  if (!withdrawn.ok) return { answer: commitmentRefused(withdrawn.refusal, around), conversation };
  return { answer: commitmentWithdrawn(withdrawn.value, around), conversation };
}

/** The same for who is signed in. */
export function withdrawOwn(means: Means, account: Account, number: string): Promise<Result<null>> {
  return means.store.transaction(async (records) => {
    const withdrawn = await takeBack(means, records, { ...account, at: means.clock.now() }, number);
    return withdrawn.ok ? done(null) : withdrawn;
  });
}

async function takeBack(
  means: Means,
  records: Records,
  by: Pick<Incoming, 'channel' | 'person' | 'at'>,
  number: string,
): Promise<Result<Commitment>> {
  const own = await ownCommitment(records, by, number);
  if (!own.ok) return own;
  const moved = move(own.value, { verb: 'withdraw', by: 'signer', at: by.at });
  if (!moved.ok) return moved;
  await keepCommitment(records, moved.value, { by: 'citizen', at: by.at });
  await stopCheck(means, records, moved.value, by.at);
  return moved;
}
