import { createHash, randomBytes } from 'node:crypto';
import type { FormKeys } from '../../ports/form-keys.ts';
import type { Reach } from './reach.ts';

const DAY = 24 * 3_600_000;

export function formKeysOf({ tx, county }: Reach): FormKeys {
  /** Whatever ended a day before `until` is of no more use. */
  const tidy = async (until: number): Promise<void> => {
    for (const table of ['form_links', 'form_sessions'] as const)
      await tx
        .deleteFrom(table)
        .where('county', '=', county)
        .where('expires_at', '<', new Date(until - DAY))
        .execute();
  };
  const keyOf = (token: string) => ({ county, token_hash: createHash('sha256').update(token).digest() });
  return {
    async issue(notice, until) {
      const token = freshToken();
      await tidy(until);
      const row = { ...keyOf(token), case_number: notice, expires_at: new Date(until), used_at: null };
      await tx.insertInto('form_links').values(row).execute();
      return token;
    },
    async redeem(token, at) {
      const used = await tx
        .updateTable('form_links')
        .set({ used_at: new Date(at) })
        .where((row) => row.and(keyOf(token)))
        .where('used_at', 'is', null)
        .where('expires_at', '>', new Date(at))
        .returning('case_number')
        .executeTakeFirst();
      return used?.case_number ?? null;
    },
    async open(notice, until) {
      const token = freshToken();
      await tx
        .insertInto('form_sessions')
        .values({ ...keyOf(token), case_number: notice, expires_at: new Date(until) })
        .execute();
      return token;
    },
    async holder(token, at) {
      const row = await tx
        .selectFrom('form_sessions')
        .select('case_number')
        .where((each) => each.and(keyOf(token)))
        .where('expires_at', '>', new Date(at))
        .executeTakeFirst();
      return row?.case_number ?? null;
    },
  };
}

function freshToken(): string {
  return randomBytes(32).toString('base64url');
}
