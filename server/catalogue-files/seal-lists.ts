import { Low } from 'lowdb';
import { digestOf } from './digest.ts';
import { JsonFile } from './json-file.ts';
import { fileIn, listFileNames, listsFolder } from './list-files.ts';

/**
 * Records the digest of every list version of the county that has none yet; what is recorded is never replaced.
 * Returns the names of the files that were sealed now.
 */
export async function sealLists(dataDir: string, county: string): Promise<string[]> {
  const folder = listsFolder(dataDir, county);
  const low = new Low<Record<string, string>>(new JsonFile(fileIn(folder, 'digests.json').path), {});
  await low.read();
  const fresh = (await listFileNames(folder)).filter((name) => low.data[name] === undefined);
  for (const name of fresh) low.data[name] = await digestOf(fileIn(folder, name).path);
  if (fresh.length > 0) await low.write();
  return fresh;
}
