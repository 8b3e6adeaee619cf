import { randomBytes } from 'node:crypto';
import { type RawBuilder, sql } from 'kysely';
import type { OneTimeKeys } from '../../ports/one-time-keys.ts';
import type { Reach } from './reach.ts';

/** Rows of a table, and what they have in common beside the county. */
type Rows = { readonly table: string; readonly alike: Readonly<Record<string, string>> };

/** Where keys of one purpose lie. */
type Ring = {
  readonly links: Rows;
  readonly sessions: Rows;
  /** The column that says what a key opens. */
  readonly opens: string;
  readonly hashOf: (token: string) => Buffer;
};

/** The table of the links has `used_at` too. What is over goes at night. */
export function oneTimeKeysOf<Whose extends string | number>(
  { tx, county }: Pick<Reach, 'tx' | 'county'>,
  { links, sessions, opens, hashOf }: Ring,
): OneTimeKeys<Whose> {
  const add = async ({ table, alike }: Rows, whose: Whose, until: number): Promise<string> => {
    const token = randomBytes(32).toString('base64url');
    const row = { county, token_hash: hashOf(token), ...alike, [opens]: whose, expires_at: new Date(until) };
    await sql`insert into ${sql.table(table)} (${sql.join(Object.keys(row).map((name) => sql.ref(name)))})
      values (${sql.join(Object.values(row))})`.execute(tx);
    return token;
  };
  const valid = ({ alike }: Rows, token: string, at: number): RawBuilder<unknown> => {
    const same = Object.entries({ county, token_hash: hashOf(token), ...alike });
    const each = same.map(([name, value]) => sql`${sql.ref(name)} = ${value}`);
    return sql.join([...each, sql`expires_at > ${new Date(at)}`], sql` and `);
  };
  const whoseOf = async (found: RawBuilder<{ whose: Whose }>): Promise<Whose | null> =>
    (await found.execute(tx)).rows[0]?.whose ?? null;

  return {
    issue: (whose, until) => add(links, whose, until),
    // The row is locked by its update: of two who come at once, the second finds it used.
    redeem: (token, at) =>
      whoseOf(sql`update ${sql.table(links.table)} set used_at = ${new Date(at)}
        where ${valid(links, token, at)} and used_at is null returning ${sql.ref(opens)} as whose`),
    open: (whose, until) => add(sessions, whose, until),
    holder: (token, at) =>
      whoseOf(sql`select ${sql.ref(opens)} as whose from ${sql.table(sessions.table)}
        where ${valid(sessions, token, at)}`),
  };
}
