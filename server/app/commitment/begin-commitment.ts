import { newCommitment } from '../../core/commitment/commitment.ts';
import {
  mayCommit,
  mayNotCommit,
  NO_FORM,
  NO_PROVIDER,
  signAtCounter,
  signElsewhere,
  signForWhich,
} from '../../core/commitment/commitment-answer.ts';
import { signable } from '../../core/commitment/commitment-text.ts';
import { move } from '../../core/commitment/move.ts';
import { UNSIGNED } from '../../core/commitment/state.ts';
import { afterDecision } from '../../core/conversation/advance.ts';
import { talkOf } from '../../core/conversation/message.ts';
import type { Outcome, Step } from '../step.ts';
import { offering } from './await-choice.ts';
import { type Chosen, rowChosen, rowSpokenOf, rowsMeant, signableRows } from './choose-row.ts';
import { keepCommitment } from './keep-commitment.ts';
import { allPassed, passGates } from './pass-gates.ts';

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
async function beginFor(step: Step, { row, matter }: Chosen): Promise<Outcome> {
  const { means, records, incoming, around, conversation, recipient } = step;
  const found = signable(around.catalogue.home, row.id, around.today);
  const closed = found === null ? NO_FORM : NO_PROVIDER;
  if (found === null || !means.identity) return { answer: signAtCounter(row, closed, around), conversation };
  const gates = await passGates(means, records, found, { account: incoming, idNumber: null }, around.today);
  if (!allPassed(gates)) {
    const answer = mayNotCommit(row, matter, gates, { list: found.list, around });
    const last = { question: row.name, matter, requirement: answer.proofId, place: around.place, answer, slip: null };
    return { answer, conversation: afterDecision(conversation, last, incoming.at) };
  }
  if (recipient === null) return { answer: signElsewhere(row.name, gates, around), conversation };
  const opened = await open(step, { row, matter });
  const answer = mayCommit(opened, found.form, gates, around);
  return { answer, conversation: offering(conversation, answer, incoming.at) };
}

async function open({ records, incoming, recipient }: Step, { row, matter }: Chosen) {
  const { at } = incoming;
  for (const old of await records.commitments.ofSigner(incoming, UNSIGNED, 20))
    await records.commitments.drop(old.case);
  const typed = await records.numbers.nextTyped();
  const signer = { talk: talkOf(incoming), recipient };
  const draft = newCommitment({ case: typed, row: row.id, proof: row.name, matter, signer }, at);
  const gated = move(draft, { verb: 'pass', by: 'rule', at });
  if (!gated.ok) throw new Error('A commitment that begins cannot pass its gates.');
  await records.commitments.add(draft, at);
  await keepCommitment(records, gated.value, { by: 'bot', at });
  return gated.value;
}
