import type { Talk } from '../../server/core/conversation/message.ts';
import type { Store } from '../../server/ports/store.ts';

export type Message = Talk & { readonly messageId: string; readonly at: number };

const PEOPLE = 5;

/** The n-th message: five people take turns. */
export function messageOf(n: number): Message {
  return { channel: 'wechat', account: 'gh_1', chat: '', person: `o-${n % PEOPLE}`, messageId: `m${n}`, at: n };
}

/**
 * One message with every kind of effect, in one transaction: a number, a line in the conversation, a trail entry and an
 * outgoing message. Gives the reply, the same for every delivery: the number.
 */
export function countOne(store: Pick<Store, 'transaction'>, message: Message): Promise<string> {
  return store.transaction(async ({ inbox, conversations, numbers, trail, outbox }) => {
    const taken = await inbox.take(message);
    if (!taken.fresh) return taken.reply ?? 'nothing';
    const before = await conversations.load(message);
    const number = String(await numbers.nextTyped());
    const turns = [...(before?.turns ?? []), { from: 'citizen' as const, text: message.messageId, at: message.at }];
    await conversations.save(message, {
      ...{ pending: null, last: null, failures: 0, heldBy: 'bot', handOver: null, turns, expiresAt: message.at },
    });
    const { person, messageId, at } = message;
    await trail.append(
      { record: `conversation ${person}`, event: 'asked', by: 'citizen', at, facts: { number } },
      message,
    );
    const reply = { lines: [number], choices: [] };
    await outbox.put({ key: messageId, channel: 'wechat', recipient: person, reply, at });
    await inbox.settle(message, number);
    return number;
  });
}
