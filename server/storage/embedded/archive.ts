import { readFile, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { Cluster } from './cluster.ts';

/** Finished pieces of the write-ahead log are copied at the latest this many seconds after something was written. */
const ARCHIVE_TIMEOUT = 300;

/**
 * PostgreSQL settings that copy every finished piece of the log into the folder that the file `archive-to` names, as soon as
 * there is one: archiving begins and ends without a restart. A failed copy is tried again and the piece is kept meanwhile.
 */
export function archiving(cluster: Pick<Cluster, 'home'>): Record<string, string> {
  if (process.platform === 'win32') return {};
  const file = quoted(fileOf(cluster)).replaceAll('%', '%%');
  const copy = 'cp "%p" "$d/%f.part" && sync "$d/%f.part" && mv "$d/%f.part" "$d/%f"';
  return {
    archive_mode: 'on',
    archive_timeout: `${ARCHIVE_TIMEOUT}`,
    archive_command: `d=$(cat ${file} 2>/dev/null) || exit 0; test -f "$d/%f" || { ${copy}; }`,
  };
}

/** The folder that the log is archived into, or null. */
export async function archiveFolder(cluster: Pick<Cluster, 'home'>): Promise<string | null> {
  return readFile(fileOf(cluster), 'utf8').catch(() => null);
}

/** From now on the log is archived into `folder`; null ends it. */
export async function archiveInto(cluster: Pick<Cluster, 'home'>, folder: string | null): Promise<void> {
  if (folder === null) await rm(fileOf(cluster), { force: true });
  else await writeFile(fileOf(cluster), folder, { flush: true });
}

function fileOf(cluster: Pick<Cluster, 'home'>): string {
  return join(cluster.home, 'archive-to');
}

function quoted(text: string): string {
  return `'${text.replaceAll("'", `'\\''`)}'`;
}
