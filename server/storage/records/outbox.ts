import { v7 as newId } from 'uuid';
import type { Records } from '../../ports/store.ts';
import { runLater } from '../database/line.ts';
import { accountKey, placeOf, type Reach } from './reach.ts';

const PUT = `insert into outbox (county, id, message_key, channel, recipient_key, sealed_message, state, attempts, put_at, due_at)
  values ($1, $2, $3, $4, $5, $6, 'waiting', 0, $7, $7) on conflict (county, message_key) do nothing`;

export function outboxOf(reach: Reach): Records['outbox'] {
  const { tx, county, vault } = reach;
  return {
    async put(message) {
      const { key, channel, recipient, at } = message;
      const sealed = vault.seal(JSON.stringify(message), placeOf(reach, 'outbox.message'));
      const to = accountKey(reach, channel, recipient);
      reach.put(channel);
      runLater(tx, PUT, [county, newId(), key, channel, to, sealed, new Date(at)]);
    },
  };
}
