import { createHash, randomBytes } from 'node:crypto';
import type { Account } from '../../ports/sign-in.ts';
import type { Records } from '../../ports/store.ts';
import { accountKey, placeOf, type Reach } from './reach.ts';

export function readerSessionsOf(reach: Reach): Records['readerSessions'] {
  const { tx, county, vault } = reach;
  const place = placeOf(reach, 'reader_sessions.sealed_account');
  const keyOf = (token: string) => ({ county, token_hash: createHash('sha256').update(token).digest() });
  return {
    async open(account, until) {
      const token = randomBytes(32).toString('base64url');
      await tx
        .insertInto('reader_sessions')
        .values({
          ...keyOf(token),
          person_key: accountKey(reach, account.channel, account.person),
          sealed_account: vault.seal(JSON.stringify(account), place),
          expires_at: new Date(until),
        })
        .execute();
      return token;
    },
    async holder(token, at) {
      const row = await tx
        .selectFrom('reader_sessions')
        .select('sealed_account')
        .where((each) => each.and(keyOf(token)))
        .where('expires_at', '>', new Date(at))
        .executeTakeFirst();
      return row ? (JSON.parse(vault.open(row.sealed_account, place)) as Account) : null;
    },
    async end(token) {
      await tx
        .deleteFrom('reader_sessions')
        .where((row) => row.and(keyOf(token)))
        .execute();
    },
  };
}
