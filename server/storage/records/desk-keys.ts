import { createHash } from 'node:crypto';
import type { DeskKeys } from '../../ports/desk-keys.ts';
import { oneTimeKeysOf } from './one-time-key.ts';
import type { Reach } from './reach.ts';

export function deskKeysOf({ tx, county }: Reach): DeskKeys {
  const keys = oneTimeKeysOf<string>(
    { tx, county },
    {
      links: { table: 'desk_links', alike: {} },
      sessions: { table: 'desk_sessions', alike: {} },
      opens: 'staff',
      hashOf,
    },
  );
  return {
    ...keys,
    async end(token) {
      await tx
        .deleteFrom('desk_sessions')
        .where((row) => row.and({ county, token_hash: hashOf(token) }))
        .execute();
    },
  };
}

/** 256 random bits need no salt and no slow hash. */
function hashOf(token: string): Buffer {
  return createHash('sha256').update(token).digest();
}
