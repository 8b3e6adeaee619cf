import { createHash } from 'node:crypto';
import { createReadStream } from 'node:fs';
import { copyFile, mkdir, open, readdir } from 'node:fs/promises';
import { join, relative } from 'node:path';

/** A copied file: its path under the copied folder, and the SM3 of its bytes in hex. */
export type CopiedFile = { readonly path: string; readonly bytes: number; readonly sm3: string };

/** Files under way at once: many small ones wait for the disk together. */
const AT_ONCE = 16;

/**
 * Copies what `wanted` accepts of a folder (by path relative to it), empty folders too; on the disk when done.
 * A file that vanishes meanwhile is left out: a database at work drops files.
 */
export async function copyFolder(from: string, to: string, wanted: (path: string) => boolean): Promise<CopiedFile[]> {
  const entries = (await readdir(from, { recursive: true, withFileTypes: true })).map((entry) => ({
    path: relative(from, join(entry.parentPath, entry.name)),
    isFolder: entry.isDirectory(),
    isFile: entry.isFile(),
  }));
  const chosen = entries.filter(({ path }) => wanted(path));
  await mkdir(to, { recursive: true, mode: 0o700 });
  for (const { path } of chosen.filter(({ isFolder }) => isFolder))
    await mkdir(join(to, path), { recursive: true, mode: 0o700 });
  const files = chosen.filter(({ isFile }) => isFile);
  return (await abreast(files, AT_ONCE, ({ path }) => copyOne(from, to, path))).flat();
}

/** The SM3 and length of a file. */
export async function digestOfFile(file: string): Promise<{ bytes: number; sm3: string }> {
  const hash = createHash('sm3');
  let bytes = 0;
  for await (const piece of createReadStream(file, { highWaterMark: 1 << 20 })) {
    hash.update(piece as Buffer);
    bytes += (piece as Buffer).length;
  }
  return { bytes, sm3: hash.digest('hex') };
}

/** Does the work for every item, `width` of them at a time; results in the order of the items. */
export async function abreast<T, R>(items: readonly T[], width: number, work: (item: T) => Promise<R>): Promise<R[]> {
  const results: R[] = [];
  let next = 0;
  const lane = async (): Promise<void> => {
    while (next < items.length) {
      const index = next;
      next += 1;
      results[index] = await work(items[index] as T);
    }
  };
  await Promise.all(Array.from({ length: width }, lane));
  return results;
}

async function copyOne(from: string, to: string, path: string): Promise<CopiedFile[]> {
  const target = join(to, path);
  try {
    await copyFile(join(from, path), target);
  } catch (fault) {
    if ((fault as NodeJS.ErrnoException).code === 'ENOENT') return [];
    throw fault;
  }
  const handle = await open(target, 'r+');
  await handle.sync().finally(() => handle.close());
  return [{ path, ...(await digestOfFile(target)) }];
}
