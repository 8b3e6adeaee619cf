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

/** A batch, and where it stands in its leg. */
type Placed = { readonly at: number; readonly batch: Batch };

/**
 * Statements that go to the database together and are answered together: one message each way, where the driver alone would send
 * and wait for each. The first failure ends the leg: what stands behind it is not done and fails with it. A custom query of the driver.
 */
export class Leg implements pg.Submittable {
  readonly statements: Statement[] = [];
  /** Called once all was answered, or the rest failed. */
  ended: () => void = () => undefined;
  readonly #waiting: { settle(answer: Answer): void; fail(fault: unknown): void }[] = [];
  /** Those that others may still join. */
  #open: Placed[] = [];
  readonly #batches: Placed[] = [];
  /** Where the last statement of a member stands: whatever he asks for next comes behind it. */
  readonly #lasts = new Map<object, number>();
  #known: Prepared = new Map();
  #answered = 0;
  #columns: readonly Column[] = [];
  #rows: pg.QueryResultRow[] = [];

  /**
   * Adds a statement that has not been sent yet. `member`: who asks, of those who share the transaction. They are held apart
   * (turns.ts), so his may go in front of another's; what is nobody's own stays between what came before and what comes behind it.
   */
  add(statement: Statement, member: object | null): Promise<Answer> {
    const open = member && this.#openTo(statement, this.#lasts.get(member) ?? 0);
    const at = open ? open.at : this.statements.push(statement) - 1;
    if (member) this.#lasts.set(member, at);
    else this.#open = [];
    if (open) return open.batch.add(statement);
    const batch = Batch.of(statement);
    if (batch === null) return new Promise((settle, fail) => this.#waiting.push({ settle, fail }));
    const placed = { at, batch };
    this.#open.push(placed);
    this.#batches.push(placed);
    this.#waiting.push(batch);
    return batch.add(statement);
  }

  /** The first that the statement may join of those that stand no earlier than so. */
  #openTo(statement: Statement, from: number): Placed | undefined {
    return this.#open.find(({ at, batch }) => at >= from && batch.takes(statement));
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
