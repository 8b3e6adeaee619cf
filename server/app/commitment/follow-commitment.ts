import type { CommitmentAct } from '../../core/commitment/commitment-act.ts';
import { commitInPrivate, inPersonOnly } from '../../core/commitment/commitment-answer.ts';
import type { Outcome, Step } from '../step.ts';
import { answerReadBack, readCommitment, withBegun } from './answer-read-back.ts';
import { beginCommitment } from './begin-commitment.ts';
import { giveLink } from './give-link.ts';
import { lookUpCommitment } from './look-up-commitment.ts';
import { objectToFinding } from './object-to-finding.ts';
import { withdrawCommitment } from './withdraw-commitment.ts';

/**
 * Does what a word or a button about commitments asks for. Anybody may look one up; whatever leads to a signature is done by himself, in
 * his own chat: who talks to us as a colleague is at work and signs for nobody.
 */
export async function followCommitment(step: Step, act: CommitmentAct): Promise<Outcome> {
  const { around, conversation } = step;
  if (act.verb === 'look-up') return lookUpCommitment(step, act.number);
  if (act.verb === 'for-other' || isAtWork(step)) return { answer: inPersonOnly(around), conversation };
  if (step.overheard) return { answer: commitInPrivate(around), conversation };
  return follow(step, act);
}

/** Colleagues are known by the platform's own id of them. */
function isAtWork({ around, incoming }: Step): boolean {
  const { staff } = around.catalogue.home;
  return incoming.channel === 'dingtalk' && staff.some(({ staffId }) => staffId === incoming.person);
}

function follow(step: Step, act: Exclude<CommitmentAct, { verb: 'look-up' | 'for-other' }>): Promise<Outcome> {
  switch (act.verb) {
    case 'begin':
      return beginCommitment(step, act);
    case 'read':
      return readCommitment(step, act.case);
    case 'answer':
      return answerReadBack(step, act.case, act.question, act.option);
    case 'link':
      return withBegun(step, act.case, ({ commitment }) => giveLink(step, commitment));
    case 'withdraw':
      return withdrawCommitment(step, act.number);
    case 'object':
      return objectToFinding(step, act.number, act.reason);
  }
}
