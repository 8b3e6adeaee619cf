import { v7 as newId } from 'uuid';
import type { Records } from '../../ports/store.ts';
import { accountKey, placeOf, type Reach } from './reach.ts';

export function outboxOf(reach: Reach): Records['outbox'] {
  const { tx, county, vault } = reach;
  return {
    async put(message) {
      await tx
        .insertInto('outbox')
        .values({
          county,
          id: newId(),
          message_key: message.key,
          channel: message.channel,
          recipient_key: accountKey(reach, message.channel, message.recipient),
          sealed_message: vault.seal(JSON.stringify(message), placeOf(reach, 'outbox.message')),
          state: 'waiting',
          attempts: 0,
          put_at: new Date(message.at),
          due_at: new Date(message.at),
          leased_until: null,
          last_fault: null,
          sent_at: null,
        })
        .onConflict((conflict) => conflict.columns(['county', 'message_key']).doNothing())
        .execute();
    },
  };
}
