import { open, readFile } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { archiveFolder } from '../embedded/archive.ts';
import type { Erasure } from '../records/erasure.ts';

/**
 * The deletion journal outside the database: one JSON line an erasure, in DATA_DIR and, while the log is archived, beside the
 * archive too. A backup older than an erasure brings the person back; the journal then takes him out again.
 */
export async function enterErasure(dataDir: string, erasure: Erasure): Promise<void> {
  const archive = await archiveFolder({ home: join(dataDir, 'postgres') });
  for (const folder of archive ? [dataDir, dirname(archive)] : [dataDir]) await append(journalIn(folder), erasure);
}

/** The erasures of a journal; empty when there is none. A last line that a power loss cut short is left out. */
export async function readJournal(file: string): Promise<Erasure[]> {
  const text = await readFile(file, 'utf8').catch(() => '');
  return text.split('\n').flatMap((line) => {
    try {
      return line ? [JSON.parse(line) as Erasure] : [];
    } catch {
      return [];
    }
  });
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
