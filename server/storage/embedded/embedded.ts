import { randomUUID } from 'node:crypto';
import { mkdir, realpath } from 'node:fs/promises';
import { setTimeout as pause } from 'node:timers/promises';
import type pg from 'pg';
import { StorageFault } from '../storage-fault.ts';
import { findBinaries } from './binaries.ts';
import { type Cluster, clusterAt, initialise } from './cluster.ts';
import { holdName, type Release, waitForName } from './held-name.ts';
import { connectKeeper, provision, sessionsOfOthers } from './keeper.ts';
import { type Address, findRunning, type Running } from './lock-file.ts';
import { startServer, stopServer } from './postmaster.ts';
import { chooseRunAs, handOver } from './run-as.ts';

/** `server`: the one server of a data directory. `guest`: a command that may run beside it. */
export type Seat = 'server' | 'guest';

export type EmbeddedOptions = {
  readonly dataDir: string;
  readonly as: Seat;
  readonly log: (line: string) => void;
  /** PostgreSQL settings that win over ours; only tests use them. */
  readonly settings?: Readonly<Record<string, string>>;
};

/** A running embedded PostgreSQL that we look after. */
export type Embedded = {
  readonly cluster: Cluster;
  /** Every connection of this store must carry it as application_name: it tells ours from those of others. */
  readonly session: string;
  /** The address changes when the server had to be started again on another port. */
  address(): Address;
  /** Ends our use; the last one out stops the server. */
  close(): Promise<void>;
};

const START_PATIENCE = 90_000;

/**
 * Brings up the PostgreSQL of a data directory: makes it, adopts a running one, or starts it; while we are the server it is
 * started again when it dies. Throws a StorageFault when another server holds the directory or PostgreSQL cannot run here.
 */
export async function openEmbedded(options: EmbeddedOptions): Promise<Embedded> {
  await mkdir(options.dataDir, { recursive: true, mode: 0o700 });
  const place = await realpath(options.dataDir);
  const seat = options.as === 'server' ? await takeSeat(place) : () => undefined;
  try {
    return await lookAfter(place, options, seat);
  } catch (fault) {
    seat();
    throw fault;
  }
}

async function takeSeat(place: string): Promise<Release> {
  const seat = await holdName(`server ${place}`);
  if (seat) return seat;
  throw new StorageFault(
    `Another server already works on ${place}: stop it first, or give this one its own directory (DATA_DIR=…).`,
  );
}

async function lookAfter(place: string, options: EmbeddedOptions, seat: Release): Promise<Embedded> {
  const session = `zhengpaopao ${process.pid} ${randomUUID().slice(0, 8)}`;
  let { cluster, address, keeper } = await bringUp(place, session, options);
  let closing = false;
  let reviving: Promise<void> = Promise.resolve();
  const watch = (): void => {
    keeper.once('end', () => {
      if (!closing && options.as === 'server') reviving = revive();
    });
  };
  const revive = async (): Promise<void> => {
    options.log('The database went away; starting it again.');
    while (!closing) {
      try {
        ({ address, keeper } = await bringUp(place, session, options));
        options.log('The database is back.');
        return watch();
      } catch (fault) {
        options.log(`The database does not start: ${fault instanceof Error ? fault.message : String(fault)}`);
        await pause(1_000);
      }
    }
  };
  watch();
  return {
    cluster,
    session,
    address: () => address,
    async close() {
      closing = true;
      await reviving;
      await alone(place, () => leave(cluster, keeper, session));
      seat();
    },
  };
}

type Up = { cluster: Cluster; address: Address; keeper: pg.Client };

/** Runs alone among all processes on this directory: two that start at once neither build nor start it twice. */
async function bringUp(place: string, session: string, options: EmbeddedOptions): Promise<Up> {
  return alone(place, async () => {
    const cluster = await clusterAt(place);
    const found = await findRunning(cluster);
    const { address } = found ?? (await start(cluster, options));
    await provision(cluster, address, session);
    const keeper = await connectKeeper(cluster, address, 'zhengpaopao', session);
    return { cluster, address, keeper };
  });
}

async function start(cluster: Cluster, options: EmbeddedOptions): Promise<Running> {
  const binaries = findBinaries();
  const runAs = await chooseRunAs(cluster.home, binaries.postgres);
  await initialise(cluster, binaries, runAs);
  await handOver(runAs, cluster.data, 'everything'); // a restored one belongs to whoever restored it
  return startServer(cluster, binaries, runAs, options.settings);
}

async function leave(cluster: Cluster, keeper: pg.Client, session: string): Promise<void> {
  const others = await othersWhoStay(keeper, session).catch(() => 0);
  await keeper.end().catch(() => undefined);
  if (others === 0) await stopServer(cluster);
}

/** On a busy machine it takes that long, at 20 ms a look, until a connection that was closed is no longer counted. */
const MOST_LOOKS = 25;

/** Looks again and again: a connection that was just closed is still counted for a while. */
async function othersWhoStay(keeper: pg.Client, session: string): Promise<number> {
  let others = await sessionsOfOthers(keeper, session);
  for (let looks = 1; others > 0 && looks < MOST_LOOKS; looks += 1) {
    await pause(20);
    others = await sessionsOfOthers(keeper, session);
  }
  return others;
}

async function alone<T>(place: string, work: () => Promise<T>): Promise<T> {
  const release = await waitForName(`start ${place}`, START_PATIENCE);
  if (!release) throw new StorageFault(`Another process has been starting the database of ${place} for too long.`);
  try {
    return await work();
  } finally {
    release();
  }
}
