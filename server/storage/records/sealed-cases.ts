import { run } from '../database/line.ts';
import { accountKey, placeOf, type Reach } from './reach.ts';

type Sealed = { readonly sealed_content: Buffer };

const FIND = { notices: findIn('notices'), commitments: findIn('commitments') };

function findIn(table: 'notices' | 'commitments') {
  const find = `select sealed_content from ${table} where county = $1`;
  return { byCase: `${find} and case_number = $2`, byNumber: `${find} and public_number = $2` };
}

/** What is said alike of everything that lies sealed under a case number, a public number later, and the account it is of. */
export function sealedCasesOf<Case>(reach: Reach, table: 'notices' | 'commitments') {
  const { tx, county, vault } = reach;
  const place = placeOf(reach, `${table}.content`);
  const opened = ({ sealed_content }: Sealed): Case => JSON.parse(vault.open(sealed_content, place)) as Case;
  const openedOrNull = (row: Sealed): Case | null => {
    try {
      return opened(row);
    } catch {
      return null;
    }
  };
  const rows = () => tx.selectFrom(table).select('sealed_content').where('county', '=', county);
  const one = async (text: string, key: string | number): Promise<Case | null> => {
    const [row] = await run<Sealed>(tx, text, [county, key]);
    return row ? opened(row) : null;
  };
  const { byCase, byNumber } = FIND[table];

  return {
    rows,
    opened,
    /** Null when it does not open, because somebody edited it. */
    openedOrNull,
    seal: (content: Case): Buffer => vault.seal(JSON.stringify(content), place),
    find: (typed: number) => one(byCase, typed),
    findNumbered: (number: string) => one(byNumber, number),
    /** For who checks it: `changed` when its bytes do not open, because somebody edited them. */
    async checkNumbered(number: string): Promise<Case | 'changed' | null> {
      const [row] = await run<Sealed>(tx, byNumber, [county, number]);
      return row ? (openedOrNull(row) ?? 'changed') : null;
    },
    lock: (typed: number) => one(`${byCase} for update`, typed),
    lockNumbered: (number: string) => one(`${byNumber} for update`, number),
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
