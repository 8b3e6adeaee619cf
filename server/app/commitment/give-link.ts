import type { Commitment } from '../../core/commitment/commitment.ts';
import { linkGiven, signHere } from '../../core/commitment/commitment-answer.ts';
import type { Outcome, Step } from '../step.ts';

const LINK_LIVES = 30 * 60_000;

/** A link to the page on which it is read and signed: works once, for half an hour. It stands in the chat and in no transcript. */
export async function giveLink(step: Step, { case: typed, state, signer }: Commitment): Promise<Outcome> {
  const { means, records, incoming, around, conversation } = step;
  const { at } = incoming;
  const token = await records.pageKeys.signing.issue(typed, at + LINK_LIVES);
  await records.trail.append(
    { record: `commitment ${typed}`, event: 'commitment-link-issued', by: 'citizen', at, facts: {} },
    signer.talk,
  );
  const understood = state === 'read';
  return {
    answer: signHere(`${means.publicUrl}/commitments/new/${token}`, understood, around),
    conversation: { ...conversation, pending: null },
    noted: linkGiven(understood),
  };
}
