import { access, constants, open, readFile } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { archiveFolder } from '../embedded/archive.ts';
import type { Erasure } from '../records/erasure.ts';

/**
 * The deletion journal outside the database: one JSON line an erasure, in DATA_DIR and, while the log is archived, beside the
 * archive too. A backup older than an erasure brings the person back; the journal then takes him out again. An archive that is
 * away holds no erasure up: `log` is told, and `catchUp` carries the line over when the archive is back.
 */
export async function enterErasure(dataDir: string, erasure: Erasure, log: (line: string) => void): Promise<void> {
  await append(journalIn(dataDir), erasure);
  const archive = await archiveFolder({ home: join(dataDir, 'postgres') });
  if (archive === null) return;
  await enterBeside(archive, [erasure]).catch((fault: Error) => {
    log(`An erasure stands only in ${journalIn(dataDir)} until the archive of the backup is back: ${fault.message}`);
  });
}

/** Carries over to the journal beside the archive what only that of DATA_DIR holds. */
export async function catchUp(dataDir: string, archive: string): Promise<void> {
  await enterBeside(archive, await readJournal(journalIn(dataDir)));
}

/** Only beside an archive that is there: the folder of a disk that is not mounted would swallow the line. */
async function enterBeside(archive: string, erasures: readonly Erasure[]): Promise<void> {
  await access(archive, constants.W_OK);
  await enterAll(dirname(archive), erasures);
}

/** The erasures of a journal, each once; empty when there is none. A last line that a power loss cut short is left out. */
export async function readJournal(file: string): Promise<Erasure[]> {
  const text = await readFile(file, 'utf8').catch((fault: NodeJS.ErrnoException) => {
    if (fault.code === 'ENOENT') return '';
    throw fault;
  });
  const erasures = text.split('\n').flatMap((line) => {
    try {
      return line ? [JSON.parse(line) as Erasure] : [];
    } catch {
      return [];
    }
  });
  return [...new Map(erasures.map((each) => [each.id, each])).values()];
}

export function journalIn(folder: string): string {
  return join(folder, 'erasures.jsonl');
}

async function append(file: string, erasure: Erasure): Promise<void> {
  const handle = await open(file, 'a', 0o600);
  try {
    await handle.writeFile(`${JSON.stringify(erasure)}\n`);
    await handle.sync();
  } finally {
    await handle.close();
  }
}

/** Adds the erasures that the journal of a folder does not hold yet. */
export async function enterAll(folder: string, erasures: readonly Erasure[]): Promise<void> {
  const known = new Set((await readJournal(journalIn(folder))).map((each) => each.id));
  for (const erasure of erasures) if (!known.has(erasure.id)) await append(journalIn(folder), erasure);
}
