import { createHash, randomBytes } from 'node:crypto';
import type { Records } from '../../ports/store.ts';
import type { Reach } from './reach.ts';

const DAY = 24 * 3_600_000;

export function signingKeysOf({ tx, county }: Reach): Records['commitments']['keys'] {
  /** Whatever ended a day before `until` is of no more use. */
  const tidy = async (until: number): Promise<void> => {
    const before = new Date(until - DAY);
    for (const table of ['signing_links', 'signing_sessions'] as const)
      await tx.deleteFrom(table).where('county', '=', county).where('expires_at', '<', before).execute();
  };
  const keyOf = (token: string) => ({ county, token_hash: hashOf(token) });
  return {
    async issue(typed, until) {
      const token = freshToken();
      await tidy(until);
      const row = { ...keyOf(token), case_number: typed, expires_at: new Date(until), used_at: null };
      await tx.insertInto('signing_links').values(row).execute();
      return token;
    },
    async redeem(token, at) {
      const used = await tx
        .updateTable('signing_links')
        .set({ used_at: new Date(at) })
        .where((row) => row.and(keyOf(token)))
        .where('used_at', 'is', null)
        .where('expires_at', '>', new Date(at))
        .returning('case_number')
        .executeTakeFirst();
      return used ? Number(used.case_number) : null;
    },
    async open(typed, until) {
      const token = freshToken();
      const row = { ...keyOf(token), case_number: typed, expires_at: new Date(until) };
      await tx.insertInto('signing_sessions').values(row).execute();
      return token;
    },
    async holder(token, at) {
      const row = await tx
        .selectFrom('signing_sessions')
        .select('case_number')
        .where((each) => each.and(keyOf(token)))
        .where('expires_at', '>', new Date(at))
        .executeTakeFirst();
      return row ? Number(row.case_number) : null;
    },
    async end(token) {
      await tx
        .deleteFrom('signing_sessions')
        .where((row) => row.and(keyOf(token)))
        .execute();
    },
  };
}

function freshToken(): string {
  return randomBytes(32).toString('base64url');
}

/** 256 random bits need no salt and no slow hash. */
function hashOf(token: string): Buffer {
  return createHash('sha256').update(token).digest();
}
