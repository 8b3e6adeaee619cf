import { accountKey, placeOf, type Reach } from './reach.ts';

type Sealed = { readonly sealed_content: Buffer };

/** What is said alike of everything that lies sealed under a case number, a public number later, and the account it is of. */
export function sealedCasesOf<Case>(reach: Reach, table: 'notices' | 'commitments') {
  const { tx, county, vault } = reach;
  const place = placeOf(reach, `${table}.content`);
  const opened = ({ sealed_content }: Sealed): Case => JSON.parse(vault.open(sealed_content, place)) as Case;
  const rows = () => tx.selectFrom(table).select('sealed_content').where('county', '=', county);
  const one = async (found: Promise<Sealed | undefined>): Promise<Case | null> => {
    const row = await found;
    return row ? opened(row) : null;
  };

  return {
    rows,
    opened,
    seal: (content: Case): Buffer => vault.seal(JSON.stringify(content), place),
    find: (typed: number) => one(rows().where('case_number', '=', typed).executeTakeFirst()),
    findNumbered: (number: string) => one(rows().where('public_number', '=', number).executeTakeFirst()),
    lock: (typed: number) => one(rows().where('case_number', '=', typed).forUpdate().executeTakeFirst()),
    lockNumbered: (number: string) => one(rows().where('public_number', '=', number).forUpdate().executeTakeFirst()),
    async drop(typed: number): Promise<void> {
      await tx.deleteFrom(table).where('county', '=', county).where('case_number', '=', typed).execute();
    },
    /** Newest first. */
    async ofAccount(
      { channel, person }: { readonly channel: string; readonly person: string },
      states: readonly string[],
      limit: number,
    ): Promise<readonly Case[]> {
      const found = await rows()
        .where('person_key', '=', accountKey(reach, channel, person))
        .where('state', 'in', states)
        .orderBy('case_number', 'desc')
        .limit(limit)
        .execute();
      return found.map(opened);
    },
  };
}
