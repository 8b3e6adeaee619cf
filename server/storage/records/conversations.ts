import type { Conversation } from '../../core/conversation/conversation.ts';
import type { Talk } from '../../core/conversation/message.ts';
import type { Records } from '../../ports/store.ts';
import { forMany } from '../database/for-many.ts';
import { run, runLater } from '../database/line.ts';
import { turnOf } from '../database/turns.ts';
import { accountKey, placeOf, type Reach } from './reach.ts';

type Row = { readonly sealed_content: Buffer | null };

const PEEK = `select sealed_content from conversations where county = $1 and talk_key = $2`;
const LOCK = forMany(`${PEEK} for update`, {
  text: `select talk_key, sealed_content from conversations where county = $1 and talk_key = any ($2::bytea[])
    order by talk_key for update`,
  ...{ of: [1], column: 'talk_key' },
});
const INSERT = `insert into conversations (county, talk_key, person_key, channel, sealed_content, expires_at)
  values ($1, $2, $3, $4, $5, $6) on conflict`;
const MAKE_ROOM = `${INSERT} do nothing`;
const SAVE = `${INSERT} (county, talk_key) do update set sealed_content = excluded.sealed_content, expires_at = excluded.expires_at`;

export function conversationsOf(reach: Reach): Records['conversations'] {
  const { tx, county, vault } = reach;
  const place = placeOf(reach, 'conversations.content');
  const keyOf = ({ channel, account, chat, person }: Talk) =>
    [county, vault.index('talk', county, channel, account, chat, person)] as const;
  const lock = async (talk: Talk) => {
    const key = keyOf(talk);
    return (await run<Row>(tx, LOCK, key, turnOf('talk', key[1])))[0];
  };
  const opened = (row: Row | undefined): Conversation | null =>
    row?.sealed_content ? (JSON.parse(vault.open(row.sealed_content, place)) as Conversation) : null;

  return {
    async load(talk) {
      return opened((await lock(talk)) ?? (await makeRoom(talk)));
    },
    async peek(talk) {
      return opened((await run<Row>(tx, PEEK, keyOf(talk)))[0]);
    },

    async save(talk, conversation) {
      const sealed = vault.seal(JSON.stringify(conversation), place);
      put(talk, SAVE, sealed, new Date(conversation.expiresAt));
    },
  };

  function put(talk: Talk, text: string, sealed: Buffer | null, expiresAt: Date | null): void {
    const owner = accountKey(reach, talk.channel, talk.person);
    runLater(tx, text, [...keyOf(talk), owner, talk.channel, sealed, expiresAt]);
  }

  /** A conversation seen for the first time gets an empty row, so that there is something to lock. */
  async function makeRoom(talk: Talk): Promise<Row | undefined> {
    put(talk, MAKE_ROOM, null, null);
    return lock(talk);
  }
}
