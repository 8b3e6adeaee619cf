import type { Duplex } from 'node:stream';
import { Kysely, PostgresDialect } from 'kysely';
import type pg from 'pg';
import { gathered, type Statement, statement, tableOf } from './gathered.ts';
import type { Tables } from './tables.ts';

/** Where connections come from. */
export type Lines = { connect(): Promise<pg.PoolClient> };

/**
 * One connection while a transaction has it. A write of the hot path that nothing depends on waits for the next read or for the
 * end of the work, and goes out with all others in one statement; it is accounted for before the commit is sent. Statements
 * follow each other without waiting for the answer of the one before (pg's pipeline).
 */
export type Line = {
  /** Builds and runs queries on this connection. */
  readonly tx: Kysely<Tables>;
  /** The statement itself goes out with the first one of the work. */
  begin(): void;
  /** Runs a statement of the hot path: written out once, prepared once a connection. */
  run<Row extends pg.QueryResultRow>(text: string, values: readonly unknown[]): Promise<Row[]>;
  /** The same for a write whose end is waited for before the commit. */
  runLater(text: string, values: readonly unknown[]): void;
  /** What went wrong first among the writes so far; null when nothing did. */
  fault(): unknown;
  /** Resolves when every write has ended; throws what failed first. */
  written(): Promise<void>;
  /** Ends the transaction; what the database made of it. */
  end(word: 'commit' | 'rollback'): Promise<string>;
};

const pools = new WeakMap<Kysely<Tables>, Lines>();
const lines = new WeakMap<pg.PoolClient, Line>();
const lineOfTx = new WeakMap<Kysely<Tables>, Line>();

/** Queries over a pool. */
export function queriesOn(pool: pg.Pool): Kysely<Tables> {
  const db = new Kysely<Tables>({ dialect: new PostgresDialect({ pool }) });
  pools.set(db, pool);
  return db;
}

export function linesOf(db: Kysely<Tables>): Lines {
  const known = pools.get(db);
  if (!known) throw new Error('These queries were not made by queriesOn.');
  return known;
}

/** The line of a connection; made once, because the builder behind it is dear. */
export function lineOf(client: pg.PoolClient): Line {
  const known = lines.get(client) ?? openLine(client);
  lines.set(client, known);
  lineOfTx.set(known.tx, known);
  return known;
}

/** Runs a statement of the hot path in a transaction. `text` must be a constant. */
export function run<Row extends pg.QueryResultRow>(
  tx: Kysely<Tables>,
  text: string,
  values: readonly unknown[],
): Promise<Row[]> {
  return lineIn(tx).run<Row>(text, values);
}

/** Sends a write of the hot path and goes on: its failure fails the transaction. */
export function runLater(tx: Kysely<Tables>, text: string, values: readonly unknown[]): void {
  lineIn(tx).runLater(text, values);
}

function lineIn(tx: Kysely<Tables>): Line {
  const line = lineOfTx.get(tx);
  if (!line) throw new Error('This is no transaction of inTransaction.');
  return line;
}

function openLine(client: pg.PoolClient): Line {
  const { stream } = (client as unknown as { readonly connection: { readonly stream: Duplex } }).connection;
  let waiting: Statement[] = [];
  let writes: Promise<unknown>[] = [];
  let fault: { readonly first: unknown } | null = null;
  let begun = false;

  const later = (write: Promise<unknown>): void => {
    writes.push(
      write.catch((failed: unknown) => {
        fault ??= { first: failed };
      }),
    );
  };
  const send = <Row extends pg.QueryResultRow>({ name, text, values }: Statement) =>
    client.query<Row>({ name, text, values: [...values] });
  const sendWaiting = (): void => {
    if (!begun) later(client.query('begin'));
    begun = true;
    if (waiting.length > 0) later(send(gathered(waiting)));
    waiting = [];
  };
  /** Sends something, and before it what has been waiting, in one system call. */
  const withWaiting = <Args extends unknown[], T>(next: (...args: Args) => T): ((...args: Args) => T) => {
    return (...args) => {
      stream.cork();
      try {
        sendWaiting();
        return next(...args);
      } finally {
        stream.uncork();
      }
    };
  };
  const query = withWaiting(client.query.bind(client) as (...args: unknown[]) => unknown);
  // The builder would give the connection back after each query: it stays with the transaction.
  const kept = { query, release: () => undefined } as unknown as pg.PoolClient;
  const pool = { connect: async () => kept, end: async () => undefined };
  return {
    tx: new Kysely<Tables>({ dialect: new PostgresDialect({ pool }) }),
    begin() {
      waiting = [];
      writes = [];
      fault = null;
      begun = false;
    },
    async run<Row extends pg.QueryResultRow>(text: string, values: readonly unknown[]) {
      const { rows } = await withWaiting(send<Row>)(statement(text, values));
      return rows;
    },
    runLater(text, values) {
      const write = statement(text, values);
      if (waiting.some((each) => tableOf(each) === tableOf(write))) withWaiting(() => undefined)();
      waiting.push(write);
    },
    fault: () => fault?.first ?? null,
    async written() {
      if (waiting.length > 0) withWaiting(() => undefined)();
      await Promise.all(writes);
      if (fault !== null) throw fault.first;
    },
    async end(word) {
      waiting = [];
      if (!begun) return word.toUpperCase(); // nothing was ever asked of the database
      const { command } = await client.query(word);
      return command;
    },
  };
}
