import type pg from 'pg';
import { type Statement, statement, type Value } from './gathered.ts';
import type { Answer } from './leg.ts';

/** How a statement that asks about one record asks about many: lists stand where its values stood. */
type ForMany = {
  readonly text: string;
  /** Which of the values are another record's when another asks; the first of them alone says which record it is. */
  readonly of: readonly number[];
  /** The column that says whose row it is, as that value does; null: it gives no rows. */
  readonly column: string | null;
};

const known = new Map<string, ForMany>();

/**
 * Says how a statement of the hot path is asked for many records at once: what several works ask alike in one leg then goes as one.
 * The text for many must lock its records in an order of its own, so that two of them meet without a deadlock. Gives the text for
 * one back.
 */
export function forMany(text: string, many: ForMany): string {
  known.set(text, many);
  return text;
}

type Asker = { readonly values: readonly Value[]; settle(answer: Answer): void; fail(fault: unknown): void };

/** Statements of one text in one leg, as one. */
export class Batch {
  readonly #first: Statement;
  readonly #many: ForMany;
  readonly #askers: Asker[] = [];

  private constructor(first: Statement, many: ForMany) {
    this.#first = first;
    this.#many = many;
  }

  /** Null for a statement that is only asked for one record. */
  static of(first: Statement): Batch | null {
    const many = known.get(first.text);
    return many ? new Batch(first, many) : null;
  }

  /** False for another statement, and where the other values differ; a list is the same only when it is one constant. */
  takes({ text, values }: Statement): boolean {
    if (text !== this.#first.text) return false;
    return values.every((value, at) => value === this.#first.values[at] || this.#many.of.includes(at));
  }

  add({ values }: Statement): Promise<Answer> {
    return new Promise((settle, fail) => {
      this.#askers.push({ values, settle, fail });
    });
  }

  /** What is sent. */
  get statement(): Statement {
    if (this.#askers.length === 1) return this.#first;
    const { text, of } = this.#many;
    const all = (at: number): Value => this.#askers.map(({ values }) => values[at]) as Value;
    return statement(
      text,
      this.#first.values.map((value, at) => (of.includes(at) ? all(at) : value)),
    );
  }

  settle(answer: Answer): void {
    const alone = this.#askers.length === 1;
    const rows = alone ? null : this.#rowsByRecord(answer.rows);
    const [record = 0] = this.#many.of;
    for (const { values, settle } of this.#askers) {
      const own = rows === null ? answer.rows : (rows.get(keyOf(values[record])) ?? []);
      settle({ command: answer.command, rowCount: alone ? answer.rowCount : own.length, rows: own });
    }
  }

  fail(fault: unknown): void {
    for (const asker of this.#askers) asker.fail(fault);
  }

  #rowsByRecord(rows: readonly pg.QueryResultRow[]): Map<string, pg.QueryResultRow[]> {
    const found = new Map<string, pg.QueryResultRow[]>();
    const { column } = this.#many;
    if (column === null) return found;
    for (const row of rows) {
      const key = keyOf(row[column]);
      const of = found.get(key);
      if (of) of.push(row);
      else found.set(key, [row]);
    }
    return found;
  }
}

function keyOf(value: Value): string {
  return Buffer.isBuffer(value) ? value.toString('latin1') : String(value);
}
