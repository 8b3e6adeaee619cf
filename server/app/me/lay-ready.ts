import type { Sender, Store } from '../../ports/store.ts';

/** The way out of the channel `miniprogram`: what is to be told lies ready until the reader looks. */
export function layReady(store: Pick<Store, 'transaction'>): Sender {
  return {
    async send({ channel, recipient, key, reply, at }) {
      const about = { channel, person: recipient };
      await store.transaction(({ readerMessages }) => readerMessages.add(about, key, { lines: reply.lines, at }));
      return 'sent';
    },
  };
}
