import { Kysely, PostgresDialect } from 'kysely';
import type pg from 'pg';
import { checkOf, queueFor } from './foresight-check.ts';
import { nameOf, type Statement, statement, type Value } from './gathered.ts';
import type { Answer } from './leg.ts';
import { type Merge, merged, type Write } from './merged.ts';
import { Session } from './session.ts';
import type { Tables } from './tables.ts';
import type { Turn, Turns } from './turns.ts';
import { wireValue } from './wire.ts';

/** Where connections come from. */
export type Lines = { connect(): Promise<pg.PoolClient> };

/**
 * One piece of work in a transaction. A write of the hot path that nothing depends on waits for the next read or for the end of
 * the work, and goes out with all others in one statement; the last of them and the commit go out together.
 */
export type Line = {
  /** Builds and runs queries in this transaction. */
  readonly tx: Kysely<Tables>;
  /** `turns`: of those who share the transaction; null when nobody does. */
  begin(turns: Turns<Line> | null): void;
  /**
   * Runs a statement of the hot path: written out once, prepared once a connection. One that may lock names its turn; where it does
   * not, a shared transaction is this work's alone until it has ended. Null: it needs nobody held off, and no write done before it.
   */
  run<Row extends pg.QueryResultRow>(text: string, values: readonly Value[], turn?: Turn | null): Promise<Row[]>;
  /** The same for a write whose end is waited for before the commit. */
  runLater(text: string, values: readonly Value[], merge?: Merge): void;
  /** The same for a read that will be needed later: it goes out behind the next statement, or at the end of the work. */
  runAlong<Row extends pg.QueryResultRow>(text: string, values: readonly Value[], turn?: Turn | null): Promise<Row[]>;
  /** Done once the work has ended, before the last writes go out. */
  beforeEnd(work: () => Promise<void>): void;
  /** Does now what is to be done before the end. */
  settle(): Promise<void>;
  /**
   * After the work: does what is to be done before the end. The last writes may stay for the commit to take along, unless the
   * database never answered in this transaction: a connection that was dead from the beginning is found out before a commit.
   */
  finish(): Promise<void>;
  /** The writes that wait; whoever takes them sends them. */
  takeWrites(): readonly Write[];
  /** Says what the record of a turn will be once the writes are done: who has the turn next in this transaction need not ask. */
  leave(turn: Turn, row: pg.QueryResultRow): void;
};

const pools = new WeakMap<Kysely<Tables>, Lines>();
const sessions = new WeakMap<pg.PoolClient, { readonly session: Session; readonly lines: Line[] }>();
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

/** A connection, and as many lines on it as work will share its transaction; made once, because the builder in a line is dear. */
export function sessionOf(client: pg.PoolClient, members: number): { session: Session; lines: readonly Line[] } {
  const known = sessions.get(client) ?? { session: new Session(client), lines: [] };
  sessions.set(client, known);
  while (known.lines.length < members) {
    const line = openLine(known.session);
    lineOfTx.set(line.tx, line);
    known.lines.push(line);
  }
  return { session: known.session, lines: known.lines.slice(0, members) };
}

/** Runs a statement of the hot path in a transaction. `text` must be a constant; `turn`: of what it locks, see Line.run. */
export function run<Row extends pg.QueryResultRow>(
  tx: Kysely<Tables>,
  text: string,
  values: readonly Value[],
  turn?: Turn | null,
): Promise<Row[]> {
  return lineIn(tx).run<Row>(text, values, turn);
}

/** Has a write of the hot path done and goes on: its failure fails the transaction. `merge`: how it goes together with another. */
export function runLater(tx: Kysely<Tables>, text: string, values: readonly Value[], merge?: Merge): void {
  lineIn(tx).runLater(text, values, merge);
}

/** Asks for what will be needed later in the transaction: it travels with the next statement. */
export function runAlong<Row extends pg.QueryResultRow>(
  tx: Kysely<Tables>,
  text: string,
  values: readonly Value[],
  turn?: Turn | null,
): Promise<Row[]> {
  return lineIn(tx).runAlong<Row>(text, values, turn);
}

/** Says what the record of a turn will be once the writes are done. */
export function leave(tx: Kysely<Tables>, turn: Turn, row: pg.QueryResultRow): void {
  lineIn(tx).leave(turn, row);
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

function openLine(session: Session): Line {
  let turns: Turns<Line> | null = null;
  let waiting: Write[] = [];
  let along: (() => void)[] = [];
  let endings: (() => Promise<void>)[] = [];
  let writes: Promise<unknown>[] = [];
  let told = false;

  /** What was left with a turn stands on writes of who left it: those go before anything that may lean on them, a read too. */
  const sendWaiting = (): void => {
    if (told || waiting.length > 0) turns?.sendRest();
    told = false;
    if (waiting.length === 0) return;
    for (const each of merged([waiting])) writes.push(session.ask(each, line).catch(() => undefined)); // the session keeps the fault
    waiting = [];
  };
  const sendAlong = (): void => {
    for (const each of along.splice(0)) each();
  };
  /** Sends a statement, and what was to go along. */
  const askNow = (asked: Statement): Promise<Answer> => {
    const answer = session.ask(asked, line);
    sendAlong();
    return answer;
  };
  /** The same behind what has been waiting. */
  const ask = (asked: Statement): Promise<Answer> => {
    sendWaiting();
    return askNow(asked);
  };
  /** Null: the statement may go out at once. */
  const taken = ({ text }: Statement, turn?: Turn | null): Promise<void> | null => {
    if (turns === null || turn === null) return null;
    return turn || HOLDS.test(text) ? turns.take(line, turn ?? null) : null;
  };
  const leftWith = (turn: Turn): pg.QueryResultRow | undefined => {
    const left = turns?.left(turn) as pg.QueryResultRow | undefined;
    told ||= left !== undefined;
    return left;
  };
  /** The lock is asked for later, with what it is to find; where nobody knows that, it is asked for now. */
  const foreseen = (lock: Statement, turn: Turn): pg.QueryResultRow | undefined => {
    if (!turn.handedOn) return undefined;
    const row = session.foreseeing?.take(turn) ?? undefined;
    session.checkFirst(queueFor(turn, lock));
    if (row) session.checkFirst(checkOf(lock, turn.handedOn, row));
    return row;
  };
  /** `sent`: how it goes out, unless what it would tell was left with the turn. */
  const inTurn = (asked: Statement, turn: Turn | null | undefined, sent: () => Promise<Answer>): Promise<Answer> => {
    const answered = (): Promise<Answer> => {
      const row = turn ? (leftWith(turn) ?? foreseen(asked, turn)) : undefined;
      if (row === undefined) return sent();
      sendAlong();
      return Promise.resolve({ command: 'SELECT', rowCount: 1, rows: [row] });
    };
    return taken(asked, turn)?.then(answered) ?? answered();
  };
  const askInTurn = (asked: Statement, turn?: Turn | null): Promise<Answer> =>
    turn === null ? askNow(asked) : inTurn(asked, turn, () => ask(asked));
  const settle = async (): Promise<void> => {
    for (let each = endings.shift(); each !== undefined; each = endings.shift()) {
      if (along.length > 0) sendWaiting();
      sendAlong();
      await each();
    }
  };
  // The builder would give the connection back after each query: it stays with the transaction.
  const query = (text: string, values: readonly unknown[] = []) =>
    askInTurn({ name: '', text, values: values.map(wireValue) });
  const kept = { query, release: () => undefined } as unknown as pg.PoolClient;
  const pool = { connect: async () => kept, end: async () => undefined };
  const line: Line = {
    tx: new Kysely<Tables>({ dialect: new PostgresDialect({ pool }) }),
    begin(shared) {
      turns = shared;
      waiting = [];
      along = [];
      endings = [];
      writes = [];
      told = false;
    },
    run: async <Row extends pg.QueryResultRow>(text: string, values: readonly Value[], turn?: Turn | null) =>
      (await askInTurn(statement(text, values), turn)).rows as Row[],
    runLater: (text, values, merge) => void waiting.push({ name: nameOf(text), text, values, merge: merge ?? null }),
    runAlong<Row extends pg.QueryResultRow>(text: string, values: readonly Value[], turn?: Turn | null) {
      const asked = statement(text, values);
      const read = new Promise<Row[]>((settle) => {
        along.push(() => {
          settle(inTurn(asked, turn, () => session.ask(asked, line)).then(({ rows }) => rows as Row[]));
        });
      });
      read.catch(() => undefined); // who asked for it may never look: the transaction fails by its next statement
      return read;
    },
    beforeEnd: (work) => void endings.push(work),
    settle,
    async finish() {
      await settle();
      along = []; // asked for and never needed
      if (!session.answered && waiting.length > 0) {
        sendWaiting();
        await Promise.all(writes);
      }
      if (session.fault !== null) throw session.fault;
    },
    takeWrites: () => waiting.splice(0),
    leave(turn, row) {
      turns?.leave(turn, row);
      if (turn.handedOn) session.foreseeing?.leave(turn, row);
    },
  };
  return line;
}

/** What may have to wait for another transaction, or changes what another may have locked. */
const HOLDS = /\b(?:update|delete|merge|share|truncate|pg_\w*lock\w*)\b/i;
