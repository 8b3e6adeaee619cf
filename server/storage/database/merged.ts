import { gathered, type Statement, statement, type Value } from './gathered.ts';

/** How writes of one text go together. */
export type Merge = {
  /** Those of one key are one write. */
  key(values: readonly Value[]): string;
  /** The values that do what two of them do, the later behind the earlier. */
  both(earlier: readonly Value[], later: readonly Value[]): readonly Value[];
};

/** A write that waits for the end of the work. */
export type Write = Statement & { readonly merge: Merge | null };

/** Of writes that give a row its whole content, the last counts; the first `key` values say which row. */
export function lastOf(key: number): Merge {
  return { key: (values) => values.slice(0, key).join('\0'), both: (_, later) => later };
}

/** Rows that are given as lists, one a column, behind the county: those of all writes are one. The lists are a write's own. */
export const addLists: Merge = {
  key: ([county]) => String(county),
  both(earlier, later) {
    for (const [at, list] of earlier.entries()) if (Array.isArray(list)) list.push(...(later[at] as Value[]));
    return earlier;
  },
};

/**
 * The writes of one work or of several that share a transaction, each in its order, as few statements: rows for one table are
 * inserted together, and what says how it goes together goes together. Rows of one insert must be different ones; where they are
 * not, the database refuses the statement.
 */
export function merged(works: readonly (readonly Write[])[]): readonly Statement[] {
  const texts = new Map<string, Alike>();
  for (const work of works)
    for (const write of work) {
      const alike = texts.get(write.text) ?? { statements: [], places: new Map<string, number>() };
      texts.set(write.text, alike);
      takeIn(alike, write);
    }
  const statements = [...texts.values()].flatMap((alike) => inserted(alike.statements));
  return works.length === 1 ? gathered(statements) : statements;
}

/** Statements of one text, and where those stand that others go together with. */
type Alike = { readonly statements: Statement[]; readonly places: Map<string, number> };

function takeIn({ statements, places }: Alike, write: Write): void {
  const key = write.merge?.key(write.values);
  const at = key === undefined ? undefined : places.get(key);
  const earlier = at === undefined ? undefined : statements[at];
  if (write.merge && earlier && at !== undefined)
    statements[at] = { ...earlier, values: write.merge.both(earlier.values, write.values) };
  else {
    if (key !== undefined) places.set(key, statements.length);
    statements.push(write);
  }
}

/** Rows one statement takes: few sizes, because each is prepared by itself. */
const SIZES = [16, 8, 4, 2];

function inserted(alike: readonly Statement[]): readonly Statement[] {
  const insert = alike.length > 1 ? rowInsertOf(alike[0] as Statement) : null;
  if (insert === null) return alike;
  const statements: Statement[] = [];
  let from = 0;
  for (const size of SIZES)
    for (; alike.length - from >= size; from += size) statements.push(rowsOf(insert, alike.slice(from, from + size)));
  return [...statements, ...alike.slice(from)];
}

/** An insert of one row, or an update from one, cut before its values, at them and behind them. */
type RowInsert = { readonly head: string; readonly row: string; readonly tail: string; readonly width: number };

const rowInserts = new Map<string, RowInsert | null>();

function rowInsertOf({ text, values }: Statement): RowInsert | null {
  const known = rowInserts.get(text);
  if (known !== undefined) return known;
  const [, head = '', row = '', tail = ''] =
    /^(insert into [^()]+\([^()]+\)\s+values |update [^()]+ from \(values )(\([^()]+\))(.*)$/s.exec(text) ?? [];
  const plain = row !== '' && !/\$|^,|returning/.test(tail);
  const read = plain ? { head, row, tail, width: values.length } : null;
  rowInserts.set(text, read);
  return read;
}

const rowTexts = new Map<string, string>();

function rowsOf(insert: RowInsert, rows: readonly Statement[]): Statement {
  const key = `${rows[0]?.name} ${rows.length}`;
  const text = rowTexts.get(key) ?? textOf(insert, rows.length);
  rowTexts.set(key, text);
  const all: Value[] = [];
  for (const { values } of rows) all.push(...values);
  return statement(text, all);
}

function textOf({ head, row, tail, width }: RowInsert, count: number): string {
  const rows = Array.from({ length: count }, (_, at) =>
    row.replace(/\$(\d+)/g, (_whole, number: string) => `$${Number(number) + at * width}`),
  );
  return head + rows.join(', ') + tail;
}
