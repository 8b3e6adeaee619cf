import type { Means } from '../../server/app/means.ts';
import { type Incoming, type Reply, replyKey } from '../../server/core/conversation/message.ts';

/** A reply that belongs to no conversation; a second delivery of the same message puts nothing. */
export function putReply(means: Means, incoming: Incoming, recipient: string, reply: Reply): Promise<void> {
  const { channel, at } = incoming;
  return means.store.transaction(async ({ inbox, outbox }) => {
    const taken = await inbox.take(incoming);
    if (taken.fresh) await outbox.put({ key: replyKey(incoming), channel, recipient, reply, at });
  });
}
