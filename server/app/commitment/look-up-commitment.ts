import { lookedUpCommitment, noSuchCommitment } from '../../core/commitment/commitment-answer.ts';
import type { Outcome, Step } from '../step.ts';

/** 查承诺 CN-…: state, days and whether it is what was signed; nothing of who signed it. */
export async function lookUpCommitment(step: Step, number: string): Promise<Outcome> {
  const { means, records, around, conversation } = step;
  const receipt = await records.commitments.receipt(number);
  const standing = await records.commitments.standing(number);
  if (receipt === null || standing === null) return { answer: noSuchCommitment(number, around), conversation };
  const address = `${means.publicUrl}/commitments/${number}`;
  return { answer: lookedUpCommitment(receipt, standing, address, around), conversation };
}
