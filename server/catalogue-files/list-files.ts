import { readdir } from 'node:fs/promises';
import { join } from 'node:path';
import type { DataFile } from './read-json.ts';

/** The folder of a county's published lists, and how sentences name it. */
export function listsFolder(dataDir: string, county: string): DataFile {
  return { path: join(dataDir, 'counties', county, 'lists'), name: `data/counties/${county}/lists` };
}

/** v1.json, v2.json … in the order of their numbers; empty when there is no folder. */
export async function listFileNames(folder: DataFile): Promise<string[]> {
  const names = await readdir(folder.path).catch(() => []);
  return names.filter((name) => /^v\d+\.json$/.test(name)).sort((a, b) => numberOf(a) - numberOf(b));
}

/** The version number in a file name: 3 of v3.json. */
export function numberOf(name: string): number {
  return Number(name.slice(1, -'.json'.length));
}

export function fileIn(folder: DataFile, name: string): DataFile {
  return { path: join(folder.path, name), name: `${folder.name}/${name}` };
}
