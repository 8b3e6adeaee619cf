import { setTimeout as pause } from 'node:timers/promises';
import type { Kysely } from 'kysely';
import type pg from 'pg';
import { Foresight } from './foresight.ts';
import { statement, type Value } from './gathered.ts';
import { Leg } from './leg.ts';
import { type Line, linesOf, sessionOf } from './line.ts';
import { merged } from './merged.ts';
import type { Database } from './pool.ts';
import { BEGIN, COMMIT, type Session } from './session.ts';
import type { Tables } from './tables.ts';
import { Turns } from './turns.ts';

/** Queries inside one transaction. */
export type Transaction = Kysely<Tables>;

/** The connection broke while the commit was under way: nobody knows whether it took effect. */
export class CommitUnknown extends Error {
  override readonly name = 'CommitUnknown';
}

/** It built on what did not come. Nothing has taken effect. */
class Unforeseen extends Error {
  override readonly name = 'Unforeseen';
}

const TURNS_LOST = ['40001', '40P01']; // serialization failure, deadlock
const CONNECTION_LOST =
  /^(08...|57P0[123]|53300|ECONNREFUSED|ECONNRESET|ENOENT|EPIPE|ETIMEDOUT)$|Connection terminated|timeout exceeded when trying to connect|not queryable/;
const CONTENDING_TRIES = 10;

/** How long a transaction waits for a database that is away, in milliseconds, before the fault is passed on. */
const AWAY_PATIENCE = 8_000;

/**
 * Runs `work` in one transaction: it commits when `work` returns and leaves nothing behind when it throws.
 * `work` runs again when the database asked for it (40001, 40P01) or was lost before the commit began, so it must have no
 * effect but through the transaction. A connection lost during the commit is a CommitUnknown and is not tried again.
 */
export function inTransaction<T>(db: Database, work: (tx: Transaction) => Promise<T>): Promise<T> {
  return trying(async () => (await attempt(db, [work]))[0] as T);
}

/**
 * One statement that may be done twice without harm: it is committed with it, one message each way. Tried again like a
 * transaction, and also when the connection broke and nobody knows whether it took effect. `text` must be a constant.
 */
export function inOneStatement<Row extends pg.QueryResultRow>(
  db: Database,
  text: string,
  values: readonly Value[],
): Promise<Row[]> {
  return trying(async () => {
    const client = await linesOf(db).connect();
    let whole = false;
    try {
      const leg = new Leg();
      const answers = [BEGIN, statement(text, values), COMMIT].map((each) => leg.add(each, null));
      client.query(leg);
      const [, answer] = await Promise.all(answers);
      whole = true;
      return (answer?.rows ?? []) as Row[];
    } finally {
      client.release(!whole);
    }
  });
}

async function trying<T>(attempted: () => Promise<T>): Promise<T> {
  const begun = performance.now();
  for (let tries = 1; ; tries += 1) {
    try {
      return await attempted();
    } catch (fault) {
      const wait = waitBefore(fault, tries, performance.now() - begun);
      if (wait === null) throw fault;
      await pause(wait);
    }
  }
}

/** Work inside a transaction. */
export type Work<T> = (tx: Transaction) => Promise<T>;

/**
 * One try of a transaction, which several works may share: all take effect, or none when one throws. Throws what failed first.
 * What the values are worth is known when the commit has been answered: then they are given. What built on a transaction that came
 * to nothing is done again, and waits for what it builds on.
 */
export async function attempt<T>(db: Database, works: readonly Work<T>[]): Promise<readonly T[]> {
  try {
    return await once(db, works, true);
  } catch (fault) {
    if (!(fault instanceof Unforeseen)) throw fault;
    return once(db, works, false);
  }
}

const foresights = new WeakMap<Database, Foresight>();

function foresightOf(db: Database): Foresight {
  const foresight = foresights.get(db) ?? new Foresight();
  foresights.set(db, foresight);
  return foresight;
}

async function once<T>(db: Database, works: readonly Work<T>[], trusting: boolean): Promise<readonly T[]> {
  const client = await linesOf(db).connect();
  const { session, lines } = sessionOf(client, works.length);
  const send = (ended: readonly Line[]): void => session.write(merged(ended.map((line) => line.takeWrites())));
  const turns = works.length > 1 ? new Turns<Line>(lines, send) : null;
  const foreseeing = foresightOf(db).open(trusting);
  let whole = false;
  try {
    session.begin(foreseeing);
    for (const line of lines) line.begin(turns);
    const endings = works.map((work, at) => finished(session, lines[at] as Line, work, turns));
    const values = await allEnded(endings).catch(async (fault: unknown) => {
      whole = await rollBack(session);
      throw fault;
    });
    if (turns === null) send(lines);
    else turns.sendRest();
    foreseeing.handOn();
    const outcome = await commit(session).catch(async (fault: unknown) => {
      whole = !(fault instanceof CommitUnknown) && (await rollBack(session)); // the database never came to the commit
      throw fault;
    });
    whole = true;
    if (outcome !== null) throw outcome.fault;
    return values;
  } catch (fault) {
    foreseeing.fail();
    throw foreseeing.wrong ? new Unforeseen('What was foreseen did not come.', { cause: fault }) : fault;
  } finally {
    client.release(!whole);
  }
}

/** The work, and what it left to be done before the end. Throws what failed first: after it the database refuses everything. */
async function finished<T>(session: Session, line: Line, work: Work<T>, turns: Turns<Line> | null): Promise<T> {
  try {
    const value = await work(line.tx);
    await line.finish();
    return value;
  } catch (fault) {
    throw session.fault ?? fault;
  } finally {
    turns?.end(line);
  }
}

/** Waits for all of them even where one failed: none may be at work when the connection goes to others. */
async function allEnded<T>(endings: readonly Promise<T>[]): Promise<readonly T[]> {
  await Promise.allSettled(endings);
  return Promise.all(endings);
}

/**
 * The last writes and the commit travel together. A write that fails makes the database answer ROLLBACK to the commit: then
 * nothing took effect, and what failed is given back. Throws when no answer came, or none that tells.
 */
async function commit(session: Session): Promise<{ readonly fault: unknown } | null> {
  const command = await session.commit().catch((fault: unknown) => {
    if (!isConnectionLost(fault)) throw session.fault ?? fault;
    throw new CommitUnknown('The connection broke during the commit.', { cause: fault });
  });
  const { fault } = session;
  if (command === 'ROLLBACK') return { fault: fault ?? new Error('The commit ended as ROLLBACK.') };
  if (command === 'COMMIT' && fault === null) return null;
  throw new CommitUnknown(`The commit ended as ${command}.`, { cause: fault });
}

function rollBack(session: Session): Promise<boolean> {
  return session.rollBack().then(
    () => true,
    () => false,
  );
}

/** Milliseconds until the next try; null when there is to be none. */
function waitBefore(fault: unknown, tries: number, elapsed: number): number | null {
  if (TURNS_LOST.includes(codeOf(fault))) return tries < CONTENDING_TRIES ? Math.random() * 10 * tries : null;
  return isConnectionLost(fault) && elapsed < AWAY_PATIENCE ? 50 : null;
}

function isConnectionLost(fault: unknown): boolean {
  if (fault instanceof CommitUnknown) return false;
  return CONNECTION_LOST.test(codeOf(fault)) || (fault instanceof Error && CONNECTION_LOST.test(fault.message));
}

/** The server has no room left (disk, memory, its own files): nothing is wrong with the work, and it may do it later. */
export function isOutOfMeans(fault: unknown): boolean {
  return /^(53[124]00|58030)$/.test(codeOf(fault));
}

function codeOf(fault: unknown): string {
  return (fault as { code?: string } | null)?.code ?? '';
}
