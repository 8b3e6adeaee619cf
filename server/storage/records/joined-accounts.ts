import { randomInt } from 'node:crypto';
import { v7 as newId } from 'uuid';
import type { Account } from '../../ports/sign-in.ts';
import type { Records } from '../../ports/store.ts';
import { accountKey, placeOf, type Reach } from './reach.ts';

/** No character that looks like another one: a code is typed from one telephone's screen into the same telephone. */
const LETTERS = '23456789ABCDEFGHJKMNPQRSTVWXYZ';
const LENGTH = 8;

export function joinedAccountsOf(reach: Reach): Records['joinedAccounts'] {
  const { tx, county, vault } = reach;
  const codePlace = placeOf(reach, 'join_codes.sealed_account');
  const place = placeOf(reach, 'joined_accounts.sealed_account');
  const keyOf = ({ channel, person }: Pick<Account, 'channel' | 'person'>) => ({
    county,
    person_key: accountKey(reach, channel, person),
  });
  const hashOf = (code: string): Buffer => vault.index('join-code', county, code.toUpperCase());
  const bondOf = async (whose: Pick<Account, 'channel' | 'person'>): Promise<string | null> => {
    const row = await tx
      .selectFrom('joined_accounts')
      .select('bond')
      .where((each) => each.and(keyOf(whose)))
      .executeTakeFirst();
    return row?.bond ?? null;
  };
  const otherOf = async (whose: Pick<Account, 'channel' | 'person'>): Promise<Account | null> => {
    const bond = await bondOf(whose);
    if (bond === null) return null;
    const row = await tx
      .selectFrom('joined_accounts')
      .select('sealed_account')
      .where((each) => each.and({ county, bond }))
      .where('person_key', '!=', keyOf(whose).person_key)
      .executeTakeFirst();
    return row ? (JSON.parse(vault.open(row.sealed_account, place)) as Account) : null;
  };
  const part = async (whose: Pick<Account, 'channel' | 'person'>): Promise<boolean> => {
    const bond = await bondOf(whose);
    if (bond === null) return false;
    await tx
      .deleteFrom('joined_accounts')
      .where((row) => row.and({ county, bond }))
      .execute();
    return true;
  };

  return {
    async issueCode(account, until) {
      const code = Array.from({ length: LENGTH }, () => LETTERS[randomInt(LETTERS.length)]).join('');
      await tx
        .deleteFrom('join_codes')
        .where((row) => row.and(keyOf(account)))
        .execute();
      await tx
        .insertInto('join_codes')
        .values({
          ...keyOf(account),
          token_hash: hashOf(code),
          sealed_account: vault.seal(JSON.stringify(account), codePlace),
          expires_at: new Date(until),
        })
        .execute();
      return code;
    },
    async takeCode(code, at) {
      const row = await tx
        .deleteFrom('join_codes')
        .where((each) => each.and({ county, token_hash: hashOf(code) }))
        .where('expires_at', '>', new Date(at))
        .returning('sealed_account')
        .executeTakeFirst();
      return row ? (JSON.parse(vault.open(row.sealed_account, codePlace)) as Account) : null;
    },
    async join(one, other, at) {
      if ((await otherOf(one)) !== null || (await otherOf(other)) !== null) return false;
      for (const each of [one, other]) await part(each); // what is left of a bond whose other half was forgotten
      const alike = { bond: newId(), joined_at: new Date(at) };
      const rows = [one, other].map((account) => ({
        ...{ ...keyOf(account), ...alike },
        sealed_account: vault.seal(JSON.stringify(account), place),
      }));
      await tx.insertInto('joined_accounts').values(rows).execute();
      return true;
    },
    other: otherOf,
    part,
  };
}
