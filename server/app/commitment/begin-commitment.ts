import {
  mayCommit,
  mayNotCommit,
  signAtCounter,
  signElsewhere,
  signForWhich,
} from '../../core/commitment/commitment-answer.ts';
import { afterDecision } from '../../core/conversation/advance.ts';
import { talkOf } from '../../core/conversation/message.ts';
import type { Outcome, Step } from '../step.ts';
import { offering } from './await-choice.ts';
import { type Chosen, rowChosen, rowSpokenOf, rowsMeant, signableRows } from './choose-row.ts';
import { openCommitment } from './open-commitment.ts';

/** 签承诺: for what was typed, named by a button, or last spoken of. */
export async function beginCommitment(
  step: Step,
  { words, row }: { readonly words: string | null; readonly row: string | null },
): Promise<Outcome> {
  const { around, conversation, means, incoming } = step;
  const meant = meantBy(step, words, row);
  const [only] = meant;
  if (only !== undefined && meant.length === 1) return beginFor(step, only);
  const rows = meant.length > 0 ? meant.map((each) => each.row) : signableRows(means, around.today);
  const which = signForWhich(rows, around);
  return { answer: which, conversation: offering(conversation, which, incoming.at) };
}

function meantBy(step: Step, words: string | null, row: string | null): readonly Chosen[] {
  const one = row === null ? rowSpokenOf(step) : rowChosen(step, row);
  if (words !== null) return rowsMeant(step, words);
  return one === null ? [] : [one];
}

/** Looks at the gates; passed, a draft is opened, and what he had begun before goes. */
async function beginFor(step: Step, chosen: Chosen): Promise<Outcome> {
  const { means, records, incoming, around, conversation, recipient } = step;
  const { row, matter } = chosen;
  const { at } = incoming;
  const opening = await openCommitment(means, records, chosen, { signer: { talk: talkOf(incoming), recipient }, at });
  if (opening.kind === 'counter') return { answer: signAtCounter(row, opening.why, around), conversation };
  const { gates } = opening;
  if (opening.kind === 'shut') {
    const answer = mayNotCommit(row, matter, gates, { list: opening.list, around });
    const last = { question: row.name, matter, requirement: answer.proofId, place: around.place, answer, slip: null };
    return { answer, conversation: afterDecision(conversation, last, at) };
  }
  const { commitment, form } = opening;
  if (commitment === null) return { answer: signElsewhere(row.name, gates, around), conversation };
  const answer = mayCommit(commitment, form, gates, around);
  return { answer, conversation: offering(conversation, answer, at) };
}
