import { createHash, randomBytes } from 'node:crypto';
import type { Instant } from '../../core/time.ts';
import type { Records } from '../../ports/store.ts';
import type { Reach } from './reach.ts';

export function deskKeysOf({ tx, county }: Reach): Records['deskKeys'] {
  /** Whatever ended a day before `until` is of no more use. */
  const tidy = async (until: Instant): Promise<void> => {
    const before = new Date(until - 24 * 3_600_000);
    for (const table of ['desk_links', 'desk_sessions'] as const)
      await tx.deleteFrom(table).where('county', '=', county).where('expires_at', '<', before).execute();
  };
  const keyOf = (token: string) => ({ county, token_hash: hashOf(token) });
  return {
    async issue(staff, until) {
      const token = freshToken();
      await tidy(until);
      const row = { ...keyOf(token), staff, expires_at: new Date(until), used_at: null };
      await tx.insertInto('desk_links').values(row).execute();
      return token;
    },
    async redeem(token, at) {
      const used = await tx
        .updateTable('desk_links')
        .set({ used_at: new Date(at) })
        .where((row) => row.and(keyOf(token)))
        .where('used_at', 'is', null)
        .where('expires_at', '>', new Date(at))
        .returning('staff')
        .executeTakeFirst();
      return used?.staff ?? null;
    },
    async open(staff, until) {
      const token = freshToken();
      await tx
        .insertInto('desk_sessions')
        .values({ ...keyOf(token), staff, expires_at: new Date(until) })
        .execute();
      return token;
    },
    async holder(token, at) {
      const row = await tx
        .selectFrom('desk_sessions')
        .select('staff')
        .where((each) => each.and(keyOf(token)))
        .where('expires_at', '>', new Date(at))
        .executeTakeFirst();
      return row?.staff ?? null;
    },
    async end(token) {
      await tx
        .deleteFrom('desk_sessions')
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
