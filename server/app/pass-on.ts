import type { Answer } from '../core/answer/answer.ts';
import type { HandOver } from '../core/hand-over/hand-over.ts';
import { heldByPerson, urgentLine, waitAnswer } from '../core/hand-over/notice.ts';
import { furtherPost } from '../core/hand-over/post.ts';
import { scrub } from '../core/privacy/scrub.ts';
import { answerQuestion } from './answer-question.ts';
import { postToCountyGroup } from './post-to-county-group.ts';
import { staffing } from './staffing.ts';
import type { Outcome, Step } from './step.ts';

/** The group is told this many further lines; the rest stands on the desk, so that nobody floods the staff. */
const MOST_PASSED_ON = 20;

/**
 * A citizen goes on writing while a person holds the conversation: it is kept, the group is told, and the bot says nothing.
 * It speaks up for two things only: somebody in danger, and, once, that nobody is there at this hour.
 */
export async function passOn(step: Step, text: string): Promise<Outcome> {
  const { records, conversation, around } = step;
  const number = conversation.handOver;
  const silent = { answer: heldByPerson(number, around), conversation, silent: true };
  const handOver = number === null ? null : await records.handOvers.find(number);
  if (handOver === null || handOver.closedAt !== null) return silent;

  const urgent = urgentAnswer(step, text);
  const count = await keepLine(step, handOver, text);
  if (count <= MOST_PASSED_ON) await tellGroup(step, handOver.number, text, urgent !== null);
  const staffed = await staffing(step.means, records, step.incoming.at);
  const waits = count === 1 && handOver.holder === null ? waitAnswer(handOver.number, around, staffed) : null;
  if (urgent)
    return {
      answer: { ...urgent, lines: [...urgent.lines, urgentLine(handOver.number, staffed)], choices: [] },
      conversation,
    };
  return waits ? { answer: waits, conversation } : silent;
}

function urgentAnswer(step: Step, text: string): Answer | null {
  const { place, on } = step.around;
  const result = answerQuestion(step.means, { question: text, place, on });
  return result.ok && result.value.answer.verdict === 'urgent' ? result.value.answer : null;
}

/** Where the citizen wrote from last is where he is answered. */
async function keepLine({ records, incoming, recipient }: Step, handOver: HandOver, text: string): Promise<number> {
  if (recipient !== null) await records.handOvers.save({ ...handOver, recipient });
  return records.handOvers.say(handOver.number, { from: 'citizen', by: null, text: scrub(text), at: incoming.at });
}

function tellGroup({ means, records, incoming }: Step, number: number, text: string, urgent: boolean): Promise<void> {
  const { channel, account, messageId, at } = incoming;
  const key = `hand-over ${number} said ${channel} ${account} ${messageId}`;
  return postToCountyGroup(means, records, key, furtherPost(number, text, urgent), at);
}
