import { lapseNotice } from '../../core/answer/standing-answer.ts';
import { givenBack, lapsed } from '../../core/conversation/advance.ts';
import type { HandOver } from '../../core/hand-over/hand-over.ts';
import type { Ringing, TimerKind } from './timer-kind.ts';

/** 转人工到时: nobody came back to the citizen in time, so the bot says so and takes the conversation again. */
export const handOverLapse: TimerKind = {
  name: 'hand-over-lapse',
  label: '转人工到时',
  async ring(ringing) {
    const handOver = await ringing.records.handOvers.find(Number(ringing.subject));
    if (!handOver || handOver.closedAt !== null) return null;
    const conversation = await ringing.records.conversations.load(handOver.talk);
    if (conversation?.heldBy !== 'person' || conversation.handOver !== handOver.number) return null;
    if (!lapsed(conversation, ringing.now)) return conversation.expiresAt;
    // Without an address the citizen is told when he next writes: the conversation stays as it is.
    if (handOver.recipient !== null) await giveBack(ringing, handOver, handOver.recipient);
    return null;
  },
};

async function giveBack({ knowledge, records, now: at }: Ringing, handOver: HandOver, recipient: string) {
  const { number, talk } = handOver;
  const lines = lapseNotice(number, knowledge.catalogue.home);
  await records.conversations.save(talk, givenBack(lines.join('\n'), at));
  await records.trail.append(
    { record: `hand-over ${number}`, event: 'hand-over-lapsed', by: 'bot', at, facts: {} },
    talk,
  );
  await records.outbox.put({
    ...{ key: `hand-over-lapse ${number}`, channel: talk.channel, recipient, at },
    reply: { lines, choices: [] },
  });
}
