import { existsSync } from 'node:fs';
import { mkdir, readdir, readFile, rename, writeFile } from 'node:fs/promises';
import { join, resolve } from 'node:path';
import type { Instant } from '../../core/time.ts';
import { inTransaction } from '../database/transaction.ts';
import { type OpenStore, openStore, type StoreOptions } from '../open-store.ts';
import { erase } from '../records/erasure.ts';
import { StorageFault } from '../storage-fault.ts';
import { abreast, copyFolder, digestOfFile } from './copy-files.ts';
import { enterAll, journalIn, readJournal } from './journal.ts';
import type { BackupNote } from './take-backup.ts';

export type RestoreOptions = StoreOptions & {
  /** The folder that backups were taken into. */
  readonly from: string;
  /** Restore what was committed before this instant; null: everything that was saved. */
  readonly until: Instant | null;
};

export type Restored = {
  readonly takenAt: Instant;
  /** Erasures of the journal that were applied again. */
  readonly erasures: number;
  readonly milliseconds: number;
};

/**
 * Brings a backup and the log archived since back into an empty `dataDir`, and erases again whom the journal names.
 * Every file is held against its digest first. Throws a StorageFault when something is missing or was changed.
 */
export async function restoreBackup(options: RestoreOptions): Promise<Restored> {
  const began = performance.now();
  const from = resolve(options.from);
  const home = join(options.dataDir, 'postgres');
  if (existsSync(join(home, 'data')))
    throw new StorageFault(`There is a database in ${home} already: restore into an empty DATA_DIR.`);
  if (!options.keys && !existsSync(join(options.dataDir, 'keys.json')))
    throw new StorageFault(
      `Give the keys of the backup first: DATA_KEYS and INDEX_KEY, or its keys.json in ${options.dataDir}.`,
    );
  const base = await newestBase(from, options.until);
  const note = JSON.parse(await readFile(join(base, 'backup.json'), 'utf8')) as BackupNote;
  await checkFiles(base, note);

  await mkdir(home, { recursive: true, mode: 0o700 });
  await copyFolder(join(base, 'data'), join(home, 'data.unfinished'), () => true);
  await copyFolder(base, home, (path) => path === 'passwords.json');
  await copyFolder(join(base, 'anchors'), join(options.dataDir, 'anchors'), () => true).catch(() => []);
  await writeFile(join(home, 'data.unfinished', 'recovery.signal'), '', { mode: 0o600, flush: true });
  await rename(join(home, 'data.unfinished'), join(home, 'data'));

  const journal = await readJournal(journalIn(from));
  const settings = recovering(join(from, 'wal'), options.until);
  const store = await openStore({ ...options, as: 'server', databaseUrl: null, settings });
  try {
    const erasures = await eraseAgain(store, journal);
    await enterAll(options.dataDir, journal);
    return { takenAt: note.takenAt, erasures, milliseconds: performance.now() - began };
  } finally {
    await store.close();
  }
}

async function newestBase(from: string, until: Instant | null): Promise<string> {
  const names = (await readdir(from).catch(() => [])).filter((name) => /^base-\w+$/.test(name)).sort();
  const early = await Promise.all(
    names.map(async (name) => {
      const note = JSON.parse(await readFile(join(from, name, 'backup.json'), 'utf8')) as BackupNote;
      return until === null || note.takenAt <= until ? [join(from, name)] : [];
    }),
  );
  const newest = early.flat().at(-1);
  if (newest) return newest;
  throw new StorageFault(`There is no backup in ${from}${until === null ? '' : ' from before that time'}.`);
}

async function checkFiles(base: string, note: BackupNote): Promise<void> {
  await abreast(note.files, 8, async ({ path, sm3 }) => {
    const found = await digestOfFile(join(base, 'data', path)).catch(() => null);
    if (found?.sm3 !== sm3)
      throw new StorageFault(`The backup ${base} is damaged: data/${path} is ${found ? 'changed' : 'missing'}.`);
  });
}

/** Settings of the one start that replays the log; nobody is let in before it is done. */
function recovering(archive: string, until: Instant | null): Record<string, string> {
  const time = until === null ? '' : new Date(until).toISOString().replace('T', ' ').replace('Z', '+00');
  return {
    hot_standby: 'off',
    restore_command: `cp '${archive.replaceAll("'", `'\\''`).replaceAll('%', '%%')}/%f' "%p"`,
    recovery_target_action: 'promote',
    ...(time ? { recovery_target_time: time } : {}),
  };
}

async function eraseAgain(store: OpenStore, journal: Awaited<ReturnType<typeof readJournal>>): Promise<number> {
  for (const erasure of journal) await inTransaction(store.db, (tx) => erase({ tx, county: erasure.county }, erasure));
  return journal.length;
}
