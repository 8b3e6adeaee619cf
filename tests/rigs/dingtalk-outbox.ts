import { setTimeout as pause } from 'node:timers/promises';
import type { OutgoingMessage, Sender, Store } from '../../server/ports/store.ts';

/**
 * A store whose outbox is worked off at once, in order per recipient, by the sender that `sendBy` names. What was put counts
 * when its transaction commits; a key that was put before is passed over, as the table does it.
 */
export function workedOff(store: Store, sendBy: () => Sender | null) {
  const known = new Set<string>();
  const dead: OutgoingMessage[] = [];
  const queues = new Map<string, Promise<void>>();

  const deliver = async (message: OutgoingMessage): Promise<void> => {
    for (;;) {
      const sending = (await sendBy()?.send(message)) ?? 'retry';
      if (sending === 'dead') dead.push(message);
      if (sending !== 'retry') return;
      await pause(30);
    }
  };
  const accept = (message: OutgoingMessage): void => {
    if (known.has(message.key)) return;
    known.add(message.key);
    const before = queues.get(message.recipient) ?? Promise.resolve();
    queues.set(
      message.recipient,
      before.then(() => deliver(message)),
    );
  };
  const wrapped: Store = {
    ...store,
    async transaction(work) {
      let put: OutgoingMessage[] = [];
      const value = await store.transaction((records) => {
        put = [];
        const outbox: typeof records.outbox = {
          ...records.outbox,
          put: async (message) => {
            await records.outbox.put(message);
            put.push(message);
          },
        };
        return work(Object.create(records, { outbox: { value: outbox } }) as typeof records);
      });
      for (const message of put) accept(message);
      return value;
    },
  };
  return {
    store: wrapped,
    dead,
    count: () => known.size,
    async idle(): Promise<void> {
      await Promise.all(queues.values());
    },
  };
}
