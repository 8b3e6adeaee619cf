import type pg from 'pg';
import type { Records, Store } from '../ports/store.ts';
import { enterErasure } from './backup/journal.ts';
import type { Value } from './database/gathered.ts';
import { GroupCommit } from './database/group-commit.ts';
import { queriesOn, run } from './database/line.ts';
import { migrate } from './database/migrate.ts';
import { type Connection, type Database, openPool } from './database/pool.ts';
import { inOneStatement, inTransaction, isOutOfMeans, type Transaction, type Work } from './database/transaction.ts';
import { type Embedded, openEmbedded, type Seat } from './embedded/embedded.ts';
import { OutboxBell } from './outbox/bell.ts';
import { Outlets } from './outbox/outlets.ts';
import { Posting } from './outbox/posting.ts';
import type { Erasure } from './records/erasure.ts';
import { PeopleSeen } from './records/people-seen.ts';
import { recordsOf } from './records/records.ts';
import { demoKeys, type KeyTexts, readKeys } from './secrecy/keys.ts';
import { openVault, type Vault } from './secrecy/vault.ts';
import { StorageFault } from './storage-fault.ts';
import { bossOn } from './timers/boss.ts';
import { installTimers } from './timers/install.ts';
import { type Wake, wakeBy } from './timers/wake.ts';
import { checkSm3 } from './trail/sm3.ts';

export type StoreOptions = {
  /** Place id of the county whose records are opened; several counties may live in one database. */
  readonly county: string;
  /** Folder for what is not in the database: anchors, demo keys, and the embedded PostgreSQL itself. */
  readonly dataDir: string;
  /** A PostgreSQL 15 to 18; null or absent: the embedded one in `dataDir`. */
  readonly databaseUrl?: string | null;
  /** `guest` may open an embedded store beside its server; `server` (the default) refuses when there is one already. */
  readonly as?: Seat;
  /** Absent: demo keys, made in `dataDir`. Production passes DATA_KEYS and INDEX_KEY. */
  readonly keys?: KeyTexts | null;
  /** One line at a time, for the operator; holds no personal data. */
  readonly log?: (line: string) => void;
  /** PostgreSQL settings of the embedded server that win over ours; for tests. */
  readonly settings?: Readonly<Record<string, string>>;
};

/** The store, and what its own workers (outbox, sealer, backup) reach it by. */
export type OpenStore = Store & {
  readonly county: string;
  readonly dataDir: string;
  readonly db: Database;
  readonly pool: pg.Pool;
  /** A transaction for workers that need a query of their own beside the records. */
  within<T>(work: (tx: Transaction, records: Records) => Promise<T>): Promise<T>;
  /** As `inOneStatement`; where works wait to share a transaction, it goes with them. It must lock nothing that others are held off from. */
  inPassing<Row extends pg.QueryResultRow>(text: string, values: readonly Value[]): Promise<Row[]>;
  readonly vault: Vault;
  /** Puts a wake-up call for a timer into a transaction. */
  readonly wake: Wake;
  /** Rings when a message for a channel was committed here. */
  readonly bell: OutboxBell;
  /** Where what was put here goes straight to the worker of its channel. */
  readonly outlets: Outlets;
  readonly log: (line: string) => void;
  /** Null when DATABASE_URL is used. */
  readonly embedded: Embedded | null;
};

const POOL_SIZE = 12;

/**
 * For how long a store that had no room for a write counts as not ready, in milliseconds. On a full disk it reads well, and
 * takes some writes that find room in a page: no probe tells better than what it refused.
 */
const REFUSED_FOR = 10_000;

/**
 * Opens the store: starts or adopts the embedded PostgreSQL (or connects to DATABASE_URL), brings the schema up to date.
 * Throws a StorageFault with a sentence for the operator when that cannot be done.
 */
export async function openStore(options: StoreOptions): Promise<OpenStore> {
  checkSm3();
  const { county, dataDir, databaseUrl, as = 'server', log = () => undefined } = options;
  const vault = openVault(readKeys(options.keys ?? (await demoKeys(dataDir))));
  const { settings = {} } = options;
  const embedded = databaseUrl ? null : await openEmbedded({ dataDir, as, log, settings });
  const connection = (owner: boolean): Connection =>
    embedded ? () => locally(embedded, owner) : () => ({ connectionString: databaseUrl ?? '', ...NAMED });
  const pool = openPool(connection(false), POOL_SIZE, log);
  try {
    await upToDate(openPool(connection(true), 2, log), county, log);
    return await storeOn({ county, dataDir, vault, log, embedded, pool });
  } catch (fault) {
    await pool.end();
    await embedded?.close();
    throw fault;
  }
}

const NAMED = { application_name: 'zhengpaopao' };

async function upToDate(pool: pg.Pool, county: string, log: (line: string) => void): Promise<void> {
  try {
    await migrate(pool);
    await installTimers(pool, county, log);
  } catch (fault) {
    throw fault instanceof StorageFault ? fault : unreachable(fault);
  } finally {
    await pool.end();
  }
}

function unreachable(fault: unknown): StorageFault {
  const text = fault instanceof Error ? fault.message || fault.name : String(fault);
  return new StorageFault(`The database of DATABASE_URL cannot be reached: ${text}`, { cause: fault });
}

function locally(embedded: Embedded, owner: boolean): pg.ClientConfig {
  const { passwords } = embedded.cluster;
  return {
    ...embedded.address(),
    database: 'zhengpaopao',
    user: owner ? 'keeper' : 'zhengpaopao_service',
    password: owner ? passwords.keeper : passwords.service,
    application_name: embedded.session,
  };
}

type Parts = Omit<OpenStore, keyof Store | 'db' | 'wake' | 'bell' | 'outlets' | 'within' | 'inPassing'>;

async function storeOn(parts: Parts): Promise<OpenStore> {
  const { county, vault, embedded, pool, log } = parts;
  const db = queriesOn(pool);
  const boss = await bossOn(pool, log).start();
  const wake = wakeBy(boss, county);
  const around = {
    ...{ county, vault, wake, peopleSeen: new PeopleSeen() },
    journal: (erasure: Erasure) => enterErasure(parts.dataDir, erasure, log),
  };
  const bell = new OutboxBell();
  const outlets = new Outlets();
  let refusedAt = Number.NEGATIVE_INFINITY;
  const shared = new GroupCommit(db);
  const done = async <T>(
    run: (work: Work<T>) => Promise<T>,
    work: (tx: Transaction, records: Records) => Promise<T>,
  ): Promise<T> => {
    const posting = new Posting(outlets, bell);
    try {
      const value = await run((tx) => {
        posting.drop();
        return work(tx, recordsOf({ tx, ...around, posting }));
      });
      posting.committed();
      return value;
    } catch (fault) {
      posting.drop();
      if (isOutOfMeans(fault)) refusedAt = performance.now();
      throw fault;
    }
  };
  let closed: Promise<void> | null = null;
  return {
    ...parts,
    db,
    wake,
    bell,
    outlets,
    within: (work) => done((each) => inTransaction(db, each), work),
    transaction: (work) =>
      done(
        (each) => shared.run(each),
        (_, records) => work(records),
      ),
    inPassing<Row extends pg.QueryResultRow>(text: string, values: readonly Value[]) {
      const alone = (): Promise<Row[]> => inOneStatement<Row>(db, text, values);
      if (!shared.gathers) return alone();
      return shared.run((tx) => run<Row>(tx, text, values, null)).catch(alone); // whatever became of it: twice does no harm
    },
    ready: async () => performance.now() - refusedAt > REFUSED_FOR && isPrimary(pool).catch(() => false),
    close() {
      closed ??= boss
        .stop({ graceful: false, close: false })
        .then(() => (pool.ending ? undefined : pool.end())) // transactions take it as it is: no builder knows of it
        .then(() => embedded?.close());
      return closed;
    },
  };
}

async function isPrimary(pool: pg.Pool): Promise<boolean> {
  const { rows } = await pool.query('select pg_is_in_recovery() as standby');
  return rows[0]?.standby === false;
}
