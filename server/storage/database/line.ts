import { Kysely, PostgresDialect } from 'kysely';
import type pg from 'pg';
import { gathered, type Statement, statement, tableOf, type Value } from './gathered.ts';
import { type Answer, Leg } from './leg.ts';
import type { Tables } from './tables.ts';
import { wireValue } from './wire.ts';

/** Where connections come from. */
export type Lines = { connect(): Promise<pg.PoolClient> };

/**
 * One connection while a transaction has it. A write of the hot path that nothing depends on waits for the next read or for the
 * end of the work, and goes out with all others in one statement; the last of them and the commit go out together. What is asked
 * for without waiting in between is one leg: it goes out together and is answered together.
 */
export type Line = {
  /** Builds and runs queries on this connection. */
  readonly tx: Kysely<Tables>;
  /** The statement itself goes out with the first one of the work. */
  begin(): void;
  /** Runs a statement of the hot path: written out once, prepared once a connection. */
  run<Row extends pg.QueryResultRow>(text: string, values: readonly Value[]): Promise<Row[]>;
  /** The same for a write whose end is waited for before the commit. */
  runLater(text: string, values: readonly Value[]): void;
  /** The same for a read that will be needed later: it goes out behind the next statement, or at the end of the work. */
  runAlong<Row extends pg.QueryResultRow>(text: string, values: readonly Value[]): Promise<Row[]>;
  /** Done once the work has ended, before the last writes go out. */
  beforeEnd(work: () => Promise<void>): void;
  /** Does now what is to be done before the end. */
  settle(): Promise<void>;
  /**
   * After the work: does what is to be done before the end. The last writes may stay for the commit to take along, unless the
   * database never answered in this transaction: a connection that was dead from the beginning is found out before a commit.
   */
  finish(): Promise<void>;
  /** What went wrong first so far; null when nothing did. */
  fault(): unknown;
  /** Sends the last writes and the commit behind them; what the database made of the commit. */
  commit(): Promise<string>;
  rollBack(): Promise<void>;
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
  values: readonly Value[],
): Promise<Row[]> {
  return lineIn(tx).run<Row>(text, values);
}

/** Sends a write of the hot path and goes on: its failure fails the transaction. */
export function runLater(tx: Kysely<Tables>, text: string, values: readonly Value[]): void {
  lineIn(tx).runLater(text, values);
}

/** Asks for what will be needed later in the transaction: it travels with the next statement. */
export function runAlong<Row extends pg.QueryResultRow>(
  tx: Kysely<Tables>,
  text: string,
  values: readonly Value[],
): Promise<Row[]> {
  return lineIn(tx).runAlong<Row>(text, values);
}

/** Has something done once the work of the transaction has ended, before its last writes go out. */
export function beforeEnd(tx: Kysely<Tables>, work: () => Promise<void>): void {
  lineIn(tx).beforeEnd(work);
}

/** Does now what the transaction was to do before its end. */
export function settle(tx: Kysely<Tables>): Promise<void> {
  return lineIn(tx).settle();
}

function lineIn(tx: Kysely<Tables>): Line {
  const line = lineOfTx.get(tx);
  if (!line) throw new Error('This is no transaction of inTransaction.');
  return line;
}

function openLine(client: pg.PoolClient): Line {
  let leg: Leg | null = null;
  let waiting: Statement[] = [];
  let along: (() => void)[] = [];
  let endings: (() => Promise<void>)[] = [];
  let writes: Promise<unknown>[] = [];
  let fault: { readonly first: unknown } | null = null;
  let begun = false;
  let answered = false;
  let underWay = false;

  /** After the first failure the database refuses everything else: only the first says what was wrong. */
  const watched = async (sent: Promise<Answer>): Promise<Answer> => {
    try {
      const answer = await sent;
      answered = true;
      return answer;
    } catch (failed) {
      fault ??= { first: failed };
      if (failed instanceof Error) Error.captureStackTrace(failed); // it was made where the answer was read: says nothing
      throw failed;
    }
  };
  const later = (write: Promise<Answer>): void => {
    writes.push(watched(write).catch(() => undefined));
  };
  /** One leg at a time: what is asked for while one is under way gathers for the next. */
  const send = (): void => {
    const sent = leg;
    if (sent === null || underWay) return;
    leg = null;
    underWay = true;
    sent.ended = () => {
      underWay = false;
      send();
    };
    client.query(sent);
  };
  /** What is asked for together goes out together. */
  const next = (asked: Statement): Promise<Answer> => {
    if (leg === null) {
      leg = new Leg();
      process.nextTick(send);
    }
    return leg.add(asked);
  };
  const sendWaiting = (): void => {
    if (!begun) later(next(BEGIN));
    begun = true;
    if (waiting.length > 0) later(next(gathered(waiting)));
    waiting = [];
  };
  const sendAlong = (): void => {
    for (const each of along.splice(0)) each();
  };
  /** Sends a statement with what has been waiting before it, and what was to go along. */
  const ask = (asked: Statement): Promise<Answer> => {
    sendWaiting();
    const answer = watched(next(asked));
    sendAlong();
    return answer;
  };
  const settle = async (): Promise<void> => {
    for (let each = endings.shift(); each !== undefined; each = endings.shift()) {
      if (along.length > 0) sendWaiting();
      sendAlong();
      await each();
    }
  };
  // The builder would give the connection back after each query: it stays with the transaction.
  const query = (text: string, values: readonly unknown[] = []) =>
    ask({ name: '', text, values: values.map(wireValue) });
  const kept = { query, release: () => undefined } as unknown as pg.PoolClient;
  const pool = { connect: async () => kept, end: async () => undefined };
  return {
    tx: new Kysely<Tables>({ dialect: new PostgresDialect({ pool }) }),
    begin() {
      leg = null;
      waiting = [];
      along = [];
      endings = [];
      writes = [];
      fault = null;
      begun = false;
      answered = false;
    },
    run: async <Row extends pg.QueryResultRow>(text: string, values: readonly Value[]) =>
      (await ask(statement(text, values))).rows as Row[],
    runLater(text, values) {
      const write = statement(text, values);
      if (waiting.some((each) => tableOf(each) === tableOf(write))) sendWaiting();
      waiting.push(write);
    },
    runAlong<Row extends pg.QueryResultRow>(text: string, values: readonly Value[]) {
      const read = new Promise<Row[]>((settle) => {
        along.push(() => settle(watched(next(statement(text, values))).then(({ rows }) => rows as Row[])));
      });
      read.catch(() => undefined); // who asked for it may never look: the transaction fails by its next statement
      return read;
    },
    beforeEnd: (work) => void endings.push(work),
    settle,
    async finish() {
      await settle();
      if (!answered && waiting.length > 0) {
        sendWaiting();
        await Promise.all(writes);
      }
      if (fault !== null) throw fault.first;
    },
    fault: () => fault?.first ?? null,
    async commit() {
      along = []; // asked for and never needed
      if (!begun) return 'COMMIT'; // nothing was ever asked of the database
      sendWaiting();
      const committed = next(COMMIT);
      send();
      return (await committed).command;
    },
    async rollBack() {
      waiting = [];
      along = [];
      if (!begun) return;
      send();
      const back = next(ROLLBACK);
      send();
      await back;
    },
  };
}

export const BEGIN = statement('begin', []);
export const COMMIT = statement('commit', []);
const ROLLBACK = statement('rollback', []);
