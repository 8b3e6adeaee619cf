import type { Answer } from '../core/answer/answer.ts';
import { handedOver } from '../core/answer/standing-answer.ts';
import { afterHandOver } from '../core/conversation/advance.ts';
import type { HandOver } from '../ports/store.ts';
import type { Outcome, Step } from './step.ts';
import { handOverLapse } from './timers/hand-over-lapse.ts';

/** Gives the conversation to a person, with its transcript (personal data taken out). The bot keeps silent until it comes back. */
export async function handOver(step: Step, reason: HandOver['reason'], instead?: Answer): Promise<Outcome> {
  const { records, incoming, conversation, around } = step;
  const { channel, account, chat, person, at } = incoming;
  const number = await records.numbers.nextTyped();
  await records.handOvers.open({
    number,
    reason,
    talk: { channel, account, chat, person },
    recipient: step.recipient,
    transcript: conversation.turns.map((turn) => `${turn.from === 'citizen' ? '群众' : '机器人'}:${turn.text}`),
    openedAt: at,
    closedAt: null,
  });
  await records.trail.append({
    record: `hand-over ${number}`,
    event: 'hand-over-opened',
    by: 'citizen',
    at,
    facts: { reason },
  });
  const notice = handedOver(number, around);
  const answer = instead
    ? { ...instead, lines: [...instead.lines, `${notice.headline}。${notice.lines[1] ?? ''}`] }
    : notice;
  const held = afterHandOver(conversation, number, at);
  await records.timers.set({ kind: handOverLapse.name, subject: String(number), due: held.expiresAt }, at);
  return { answer, conversation: held };
}
