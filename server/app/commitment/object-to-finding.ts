import type { Commitment } from '../../core/commitment/commitment.ts';
import { commitmentRefused, objectionKept } from '../../core/commitment/commitment-answer.ts';
import { move } from '../../core/commitment/move.ts';
import type { Incoming } from '../../core/conversation/message.ts';
import { done, type Result } from '../../core/result.ts';
import type { Account } from '../../ports/sign-in.ts';
import type { Records } from '../../ports/store.ts';
import type { Means } from '../means.ts';
import { postToCountyGroup } from '../post-to-county-group.ts';
import type { Outcome, Step } from '../step.ts';
import { keepCommitment } from './keep-commitment.ts';
import { COMMITMENT_OBJECTION } from './mismatch.ts';
import { ownCommitment } from './own-commitment.ts';

/** 异议 CN-… 理由: while the window is open a reviewer has to decide, and nothing is recorded before. */
export async function objectToFinding(step: Step, number: string, reason: string): Promise<Outcome> {
  const { means, records, incoming, around } = step;
  const conversation = { ...step.conversation, pending: null };
  const objected = await keepObjection(means, records, incoming, { number, reason });
  if (!objected.ok) return { answer: commitmentRefused(objected.refusal, around), conversation };
  return { answer: objectionKept(objected.value, around), conversation };
}

type Objection = { readonly number: string; readonly reason: string };

/** The same for who is signed in. */
export function objectAsOwn(means: Means, account: Account, objection: Objection): Promise<Result<null>> {
  return means.store.transaction(async (records) => {
    const objected = await keepObjection(means, records, { ...account, at: means.clock.now() }, objection);
    return objected.ok ? done(null) : objected;
  });
}

async function keepObjection(
  means: Means,
  records: Records,
  by: Pick<Incoming, 'channel' | 'person' | 'at'>,
  { number, reason }: Objection,
): Promise<Result<Commitment>> {
  const { at } = by;
  const own = await ownCommitment(records, by, number);
  if (!own.ok) return own;
  const moved = move(own.value, { verb: 'object', by: 'signer', at, reason });
  if (!moved.ok) return moved;
  const objected = { ...moved.value, objection: reason };
  await keepCommitment(records, objected, { by: 'citizen', at });
  await records.timers.cancel({ kind: COMMITMENT_OBJECTION, subject: number });
  const lines = [
    `${number} 核查不符,本人提了异议,请审核员复核。`,
    `没去核查过的审核员发:异议成立 ${number} 理由,或 异议不成立 ${number} 理由`,
  ];
  await postToCountyGroup(means, records, `commitment ${number} objected`, lines, at);
  return done(objected);
}
