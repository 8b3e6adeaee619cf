import { goodbye } from '../core/answer/standing-answer.ts';
import { fresh } from '../core/conversation/advance.ts';
import { leftPost } from '../core/hand-over/post.ts';
import { postToCountyGroup } from './post-to-county-group.ts';
import type { Outcome, Step } from './step.ts';
import { handOverLapse } from './timers/hand-over-lapse.ts';

/** 退出 while a person holds the conversation: the citizen takes it back, and the staff need not answer any more. */
export async function leaveHandOver({ means, records, incoming, conversation, around }: Step): Promise<Outcome> {
  const { at } = incoming;
  const handOver = conversation.handOver === null ? null : await records.handOvers.find(conversation.handOver);
  if (handOver !== null && handOver.closedAt === null) {
    const { number } = handOver;
    await records.handOvers.save({ ...handOver, closedAt: at, closedBy: 'citizen' });
    await records.timers.cancel({ kind: handOverLapse.name, subject: String(number) });
    await records.trail.append(
      { record: `hand-over ${number}`, event: 'hand-over-left', by: 'citizen', at, facts: {} },
      incoming,
    );
    await postToCountyGroup(means, records, `hand-over ${number} left`, leftPost(number), at);
  }
  return { answer: goodbye(around), conversation: fresh(at) };
}
