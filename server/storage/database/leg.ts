import type pg from 'pg';
import { Batch } from './for-many.ts';
import type { Statement } from './gathered.ts';
import { typeReaders, wireValue } from './wire.ts';

/** What came of one statement. */
export type Answer = {
  readonly command: string;
  readonly rowCount: number;
  readonly rows: pg.QueryResultRow[];
};

type Field = { readonly name: string; readonly dataTypeID: number };
type Column = { readonly name: string; readonly read: (text: string) => unknown };

/** What a connection knows of its prepared statements: their columns, or that one was sent and never answered. */
type Prepared = Map<string, readonly Column[] | 'unsure'>;

const prepared = new WeakMap<pg.Connection, Prepared>();

/**
 * Statements that go to the database together and are answered together: one message each way, where the driver alone would send
 * and wait for each. The first failure ends the leg: what stands behind it is not done and fails with it. A custom query of the driver.
 */
export class Leg implements pg.Submittable {
  readonly statements: Statement[] = [];
  /** Called once all was answered, or the rest failed. */
  ended: () => void = () => undefined;
  readonly #waiting: { settle(answer: Answer): void; fail(fault: unknown): void }[] = [];
  /** Those that others may still join, and where they stand: nothing else was asked for behind them. */
  readonly #open = new Map<string, Batch>();
  readonly #batches: { readonly at: number; readonly batch: Batch }[] = [];
  #known: Prepared = new Map();
  #answered = 0;
  #columns: readonly Column[] = [];
  #rows: pg.QueryResultRow[] = [];

  /** Adds a statement that has not been sent yet. */
  add(statement: Statement): Promise<Answer> {
    const open = this.#open.get(statement.text);
    if (open?.takes(statement)) return open.add(statement);
    const batch = Batch.of(statement);
    if (batch === null) {
      this.#open.clear();
      this.statements.push(statement);
      return new Promise((settle, fail) => this.#waiting.push({ settle, fail }));
    }
    this.#open.set(statement.text, batch);
    this.#batches.push({ at: this.statements.length, batch });
    this.statements.push(statement);
    this.#waiting.push(batch);
    return batch.add(statement);
  }

  /** Nothing is added any more. */
  close(): void {
    for (const { at, batch } of this.#batches) this.statements[at] = batch.statement;
  }

  submit(connection: pg.Connection): void {
    this.#known = prepared.get(connection) ?? new Map();
    prepared.set(connection, this.#known);
    connection.stream.cork();
    for (const statement of this.statements) this.#send(connection, statement);
    connection.sync();
    connection.stream.uncork();
    this.#expect();
  }

  handleRowDescription({ fields }: { readonly fields: readonly Field[] }): void {
    this.#columns = fields.map(({ name, dataTypeID }) => ({ name, read: typeReaders.getTypeParser(dataTypeID) }));
  }

  handleDataRow({ fields }: { readonly fields: readonly (string | null)[] }): void {
    const row: pg.QueryResultRow = {};
    let at = 0;
    for (const { name, read } of this.#columns) {
      const text = fields[at] ?? null;
      row[name] = text === null ? null : read(text);
      at += 1;
    }
    this.#rows.push(row);
  }

  handleCommandComplete({ text }: { readonly text: string }): void {
    const name = this.statements[this.#answered]?.name ?? '';
    if (name !== '') this.#known.set(name, this.#columns);
    this.#waiting[this.#answered]?.settle({ command: commandIn(text), rowCount: countIn(text), rows: this.#rows });
    this.#answered += 1;
    this.#expect();
    if (this.#answered === this.statements.length) this.ended();
  }

  handleError(fault: unknown): void {
    for (const each of this.#waiting.slice(this.#answered)) each.fail(fault);
    this.ended();
  }

  handleReadyForQuery(): void {
    // every statement was answered by itself
  }

  /** The columns are described once a connection: whoever prepared the statement knows them. */
  #expect(): void {
    const known = this.#known.get(this.statements[this.#answered]?.name ?? '');
    this.#columns = known === undefined || known === 'unsure' ? [] : known;
    this.#rows = [];
  }

  #send(connection: pg.Connection, { name, text, values }: Statement): void {
    const known = this.#known.get(name);
    const isKnown = known !== undefined && known !== 'unsure';
    if (!isKnown) {
      if (known === 'unsure') connection.close({ type: 'S', name }, true);
      connection.parse({ name, text, types: [] }, true);
      if (name !== '') this.#known.set(name, 'unsure');
    }
    connection.bind({ statement: name, values: values as string[], valueMapper: wireValue }, true);
    if (!isKnown) connection.describe({ type: 'P' }, true);
    connection.execute(null, true);
  }
}

/** `INSERT 0 1`, `SELECT 2`, `BEGIN`: what was done comes first, how often last. */
function commandIn(tag: string): string {
  const end = tag.indexOf(' ');
  return end < 0 ? tag : tag.slice(0, end);
}

function countIn(tag: string): number {
  const before = tag.lastIndexOf(' ');
  return before < 0 ? 0 : Number(tag.slice(before + 1));
}
