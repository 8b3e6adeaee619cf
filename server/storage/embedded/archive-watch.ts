import { access, constants } from 'node:fs/promises';
import { setTimeout as pause } from 'node:timers/promises';
import { catchUp } from '../backup/journal.ts';
import type { OpenStore } from '../open-store.ts';
import { archiveFolder } from './archive.ts';

/** Looks whether the log still reaches its archive. While it does not, pieces pile up in DATA_DIR and no backup grows. */
export type ArchiveWatch = {
  /** What is wrong, as a sentence for the operator; null when all is well or nothing is archived. */
  look(): Promise<string | null>;
  stop(): Promise<void>;
};

/** Looks every `every` milliseconds (a minute unless told), and says once when it breaks and once when it is mended. */
export function watchArchive(store: OpenStore, every = 60_000): ArchiveWatch {
  const ending = new AbortController();
  let said: string | null = null;
  const look = async (): Promise<string | null> => {
    const wrong = await wrongWithArchive(store);
    if (wrong !== null && said === null) store.log(wrong);
    if (wrong === null && said !== null) store.log('The archive of the backup is back; what piled up is being copied.');
    said = wrong;
    return wrong;
  };
  const work = (async () => {
    while (!ending.signal.aborted) {
      await look().catch(() => null); // a database that is away has its own complaint
      await pause(every, undefined, { signal: ending.signal }).catch(() => undefined);
    }
  })();
  return {
    look,
    stop() {
      ending.abort();
      return work;
    },
  };
}

async function wrongWithArchive({ embedded, pool, dataDir }: OpenStore): Promise<string | null> {
  const folder = embedded && (await archiveFolder(embedded.cluster));
  if (!folder) return null;
  const there = await access(folder, constants.W_OK).then(
    () => true,
    () => false,
  );
  if (!there)
    return `The archive folder ${folder} is gone or cannot be written: since then nothing is backed up, and DATA_DIR grows. Bring it back, or take a new backup elsewhere.`;
  const kept = await catchUp(dataDir, folder).then(
    () => true,
    () => false,
  );
  if (!kept)
    return `The deletion journal beside ${folder} cannot be written: a backup restored from there would bring back whom it does not name.`;
  const { rows } = await pool.query(
    `select last_failed_time > coalesce(last_archived_time, '-infinity') as failing from pg_stat_archiver`,
  );
  return (rows[0] as { failing: boolean | null }).failing
    ? `The log cannot be copied into the archive ${folder} (is its disk full?): since then nothing is backed up, and DATA_DIR grows.`
    : null;
}
