import type { Conversation } from '../../core/conversation/conversation.ts';
import type { Talk } from '../../core/conversation/message.ts';
import type { Records } from '../../ports/store.ts';
import { accountKey, placeOf, type Reach } from './reach.ts';

export function conversationsOf(reach: Reach): Records['conversations'] {
  const { tx, county, vault } = reach;
  const place = placeOf(reach, 'conversations.content');
  const keyOf = (talk: Talk) => ({
    county,
    talk_key: vault.index('talk', county, talk.channel, talk.account, talk.chat, talk.person),
  });
  const ownerOf = ({ channel, person }: Talk) => ({ channel, person_key: accountKey(reach, channel, person) });
  const rowOf = (talk: Talk) =>
    tx
      .selectFrom('conversations')
      .select('sealed_content')
      .where((row) => row.and(keyOf(talk)));
  const lock = (talk: Talk) => rowOf(talk).forUpdate().executeTakeFirst();
  const opened = (row: { sealed_content: Buffer | null } | undefined): Conversation | null =>
    row?.sealed_content ? (JSON.parse(vault.open(row.sealed_content, place)) as Conversation) : null;

  return {
    async load(talk) {
      return opened((await lock(talk)) ?? (await makeRoom(talk)));
    },
    async peek(talk) {
      return opened(await rowOf(talk).executeTakeFirst());
    },

    async save(talk, conversation) {
      const content = {
        sealed_content: vault.seal(JSON.stringify(conversation), place),
        expires_at: new Date(conversation.expiresAt),
      };
      await tx
        .insertInto('conversations')
        .values({ ...keyOf(talk), ...ownerOf(talk), ...content })
        .onConflict((conflict) => conflict.columns(['county', 'talk_key']).doUpdateSet(content))
        .execute();
    },
  };

  /** A conversation seen for the first time gets an empty row, so that there is something to lock. */
  async function makeRoom(talk: Talk) {
    await tx
      .insertInto('conversations')
      .values({ ...keyOf(talk), ...ownerOf(talk), sealed_content: null, expires_at: null })
      .onConflict((conflict) => conflict.doNothing())
      .execute();
    return lock(talk);
  }
}
