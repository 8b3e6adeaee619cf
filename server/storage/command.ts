import { env } from 'node:process';
import type { StoreOptions } from './open-store.ts';
import { splitKeys } from './secrecy/keys.ts';
import { StorageFault } from './storage-fault.ts';

/**
 * Runs a storage command (verify, backup, restore): a program of its own beside the server, opened as its guest, with the
 * same settings (DATA_DIR, DATABASE_URL, HOME_PLACE, DATA_KEYS, INDEX_KEY). `work` gives the exit code.
 */
export async function command(
  work: (options: StoreOptions, words: readonly string[]) => Promise<number>,
): Promise<void> {
  try {
    process.exitCode = await work(optionsFrom(env), process.argv.slice(2));
  } catch (fault) {
    console.error(fault instanceof StorageFault ? fault.message : fault);
    process.exitCode = 2;
  }
}

const HOME_COUNTY = '990101';

/** The settings of the store as the environment gives them. */
export function optionsFrom(settings: Readonly<Record<string, string | undefined>>): StoreOptions {
  const { DATA_DIR, DATABASE_URL, HOME_PLACE, DATA_KEYS, INDEX_KEY } = settings;
  return {
    county: HOME_PLACE || HOME_COUNTY,
    dataDir: DATA_DIR || './var',
    databaseUrl: DATABASE_URL || null,
    as: 'guest',
    keys: DATA_KEYS && INDEX_KEY ? { dataKeys: splitKeys(DATA_KEYS), indexKey: INDEX_KEY } : null,
    log: (line) => console.error(line),
  };
}
