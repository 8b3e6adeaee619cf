import type { Records } from '../../ports/store.ts';
import { accountKey, placeOf, type Reach } from './reach.ts';

type Delivery = { readonly channel: string; readonly account: string; readonly messageId: string };

export function inboxOf(reach: Reach): Records['inbox'] {
  const { tx, county, vault } = reach;
  const place = placeOf(reach, 'inbox.reply');
  const keyOf = ({ channel, account, messageId }: Delivery) => ({ county, channel, account, message_id: messageId });

  return {
    async take(message) {
      // An insert that meets the same key of a running transaction waits for its end: that is the turn-taking.
      const inserted = await tx
        .insertInto('inbox')
        .values({
          ...keyOf(message),
          person_key: accountKey(reach, message.channel, message.person),
          received_at: new Date(message.at),
          sealed_reply: null,
        })
        .onConflict((conflict) => conflict.doNothing())
        .returning('message_id')
        .executeTakeFirst();
      if (inserted) return { fresh: true };
      const known = await tx
        .selectFrom('inbox')
        .select('sealed_reply')
        .where((row) => row.and(keyOf(message)))
        .executeTakeFirst();
      return { fresh: false, reply: known?.sealed_reply ? vault.open(known.sealed_reply, place) : null };
    },

    async settle(message, reply) {
      await tx
        .updateTable('inbox')
        .set({ sealed_reply: vault.seal(reply, place) })
        .where((row) => row.and(keyOf(message)))
        .execute();
    },
  };
}
