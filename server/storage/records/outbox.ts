import { v7 as newId } from 'uuid';
import type { OutgoingMessage, Records } from '../../ports/store.ts';
import { forMany } from '../database/for-many.ts';
import { runAlong, runLater } from '../database/line.ts';
import { accountKey, placeOf, type Reach } from './reach.ts';

const PUT = `insert into outbox (county, id, message_key, channel, recipient_key, sealed_message, state, attempts, put_at, due_at, leased_until)
  values ($1, $2, $3, $4, $5, $6, 'waiting', $7, $8, $8, $9) on conflict (county, message_key) do nothing`;
/** Something goes before the message: one to the same recipient that still waits, or it itself. */
const before = (recipient: string, key: string): string =>
  `select from outbox where county = $1 and state = 'waiting' and recipient_key = ${recipient}
  union all select from outbox where county = $1 and message_key = ${key} limit 1`;
const BEFORE = forMany(before('$2', '$3'), {
  text: `select message.key from unnest($2::bytea[], $3::text[]) as message (recipient, key),
    lateral (${before('message.recipient', 'message.key')}) as before`,
  ...{ of: [2, 1], column: 'key' },
});

export function outboxOf(reach: Reach): Records['outbox'] {
  const { tx, county, vault, posting } = reach;
  const alone = new Map<string, Promise<boolean>>();
  const put = new Set<string>();

  /** Until when the message is leased to this process, which sends it as soon as it is committed; null: it waits for its turn. */
  const leased = async (message: OutgoingMessage, id: string, to: Buffer): Promise<Date | null> => {
    const { key, channel } = message;
    const recipient = to.toString('latin1');
    const first = !put.has(recipient);
    put.add(recipient);
    if (!first || !(await alone.get(key))) return null;
    return posting.lease(channel, { id, attempts: 1, message });
  };

  return {
    expect({ key, channel, recipient }) {
      const to = accountKey(reach, channel, recipient);
      const asked = runAlong(tx, BEFORE, [county, to, key], null).then((before) => before.length === 0);
      asked.catch(() => undefined); // who expected to put it may never come to that
      alone.set(key, asked);
    },
    async put(message) {
      const { key, channel, recipient, at } = message;
      const id = newId();
      const sealed = vault.seal(JSON.stringify(message), placeOf(reach, 'outbox.message'));
      const to = accountKey(reach, channel, recipient);
      const until = await leased(message, id, to);
      if (until === null) posting.put(channel);
      runLater(tx, PUT, [county, id, key, channel, to, sealed, until === null ? 0 : 1, new Date(at), until]);
    },
  };
}
