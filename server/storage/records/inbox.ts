import type { Records } from '../../ports/store.ts';
import { run, runLater } from '../database/line.ts';
import { turnOf } from '../database/turns.ts';
import { accountKey, placeOf, type Reach } from './reach.ts';

type Delivery = { readonly channel: string; readonly account: string; readonly messageId: string };

const TAKE = `insert into inbox (county, channel, account, message_id, person_key, received_at)
  values ($1, $2, $3, $4, $5, $6) on conflict do nothing returning true as fresh`;
const REPLY = `select sealed_reply from inbox where county = $1 and channel = $2 and account = $3 and message_id = $4`;
const SETTLE = `update inbox set sealed_reply = $5
  where county = $1 and channel = $2 and account = $3 and message_id = $4`;

export function inboxOf(reach: Reach): Records['inbox'] {
  const { tx, county, vault } = reach;
  const place = placeOf(reach, 'inbox.reply');
  const keyOf = ({ channel, account, messageId }: Delivery) => [county, channel, account, messageId];

  return {
    async take(message) {
      // An insert that meets the same key of a running transaction waits for its end: that is the turn-taking.
      const owner = accountKey(reach, message.channel, message.person);
      const turn = turnOf('message', message.channel, message.account, message.messageId);
      const inserted = await run(tx, TAKE, [...keyOf(message), owner, new Date(message.at)], turn);
      if (inserted.length > 0) return { fresh: true };
      const [known] = await run<{ sealed_reply: Buffer | null }>(tx, REPLY, keyOf(message));
      return { fresh: false, reply: known?.sealed_reply ? vault.open(known.sealed_reply, place) : null };
    },

    async has(message) {
      return (await run(tx, REPLY, keyOf(message))).length > 0;
    },

    async settle(message, reply) {
      runLater(tx, SETTLE, [...keyOf(message), vault.seal(reply, place)]);
    },
  };
}
