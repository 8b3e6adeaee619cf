import { RUNNABLE } from '../../core/task/entrusting.ts';
import { askNext, entrustElsewhere, nothingToEntrust } from '../../core/task/entrusting-answer.ts';
import type { Outcome, Step } from '../step.ts';
import { awaiting } from './await-particulars.ts';

/** 委托代跑: the paper of the last answer shall be fetched. Asks for the particulars one by one. */
export async function beginEntrusting({
  conversation,
  around,
  incoming,
  overheard,
  recipient,
}: Step): Promise<Outcome> {
  if (overheard || recipient === null) return { answer: entrustElsewhere(overheard, around), conversation };
  const answer = conversation.last?.answer;
  if (!answer?.citation || !RUNNABLE.includes(answer.verdict))
    return { answer: nothingToEntrust(around), conversation };
  const { proof, requirement, matter } = answer.citation;
  const so = { proof, requirement, matter, town: null, name: null, idNumber: null };
  const asked = askNext(so, around);
  return { answer: asked, conversation: awaiting(conversation, so, asked, incoming.at) };
}
