import type { Records } from '../../ports/store.ts';
import { forMany } from '../database/for-many.ts';
import { run, runLater } from '../database/line.ts';
import { turnOf } from '../database/turns.ts';
import { accountKey, placeOf, type Reach } from './reach.ts';

type Delivery = { readonly channel: string; readonly account: string; readonly messageId: string };

const INSERT = `insert into inbox (county, channel, account, message_id, person_key, received_at)`;
const TAKE = forMany(`${INSERT} values ($1, $2, $3, $4, $5, $6) on conflict do nothing returning message_id`, {
  text: `${INSERT} select $1, $2, $3, * from unnest($4::text[], $5::bytea[], $6::timestamptz[]) as taken (message_id)
    order by message_id on conflict do nothing returning message_id`,
  ...{ of: [3, 4, 5], column: 'message_id' },
});
const REPLY = `select sealed_reply from inbox where county = $1 and channel = $2 and account = $3 and message_id = $4`;
const SETTLE = `update inbox set sealed_reply = said.reply
  from (values ($1, $2, $3, $4, $5::bytea)) as said (county, channel, account, message_id, reply)
  where inbox.county = said.county and inbox.channel = said.channel
    and inbox.account = said.account and inbox.message_id = said.message_id`;

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
