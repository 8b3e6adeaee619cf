import { cp, mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { CatalogueFault } from '../../server/catalogue-files/catalogue-fault.ts';
import { loadCatalogue } from '../../server/catalogue-files/load-catalogue.ts';

export const DATA = fileURLToPath(new URL('../../data', import.meta.url));
export const HOME = '990101';

/** A copy of data/ that a test may break; `remove` deletes it. */
export type DataCopy = { readonly dir: string; readonly remove: () => Promise<void> };

export async function copyData(): Promise<DataCopy> {
  const dir = await mkdtemp(join(tmpdir(), 'zhengpaopao-data-'));
  await cp(DATA, dir, { recursive: true });
  return { dir, remove: () => rm(dir, { recursive: true, force: true }) };
}

/** A JSON value that a test edits. */
export type Loose = Record<string, unknown> & { [index: number]: Loose };

/** Edits one JSON file of a copy in place. */
export async function edit(dir: string, file: string, change: (content: Loose) => void): Promise<void> {
  const path = join(dir, file);
  const content = JSON.parse(await readFile(path, 'utf8')) as Loose;
  change(content);
  await writeFile(path, JSON.stringify(content));
}

/** Everything that is wrong with a copy; empty when it loads. */
export async function problemsOf(dir: string, home = HOME): Promise<readonly string[]> {
  try {
    await loadCatalogue(dir, home);
    return [];
  } catch (error) {
    if (error instanceof CatalogueFault) return error.problems;
    throw error;
  }
}
