import { execFile } from 'node:child_process';
import * as files from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { promisify } from 'node:util';
import { Low } from 'lowdb';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { type Disk, JsonFile } from '../../server/catalogue-files/json-file.ts';
import { TYPESCRIPT } from '../rigs/typescript.ts';

const run = promisify(execFile);
let dir: string;
let path: string;
beforeEach(async () => {
  dir = await files.mkdtemp(join(tmpdir(), 'zhengpaopao-file-'));
  path = join(dir, 'list.json');
});
afterEach(() => files.rm(dir, { recursive: true, force: true }));

/** The real disk, writing down in which order things reach it. */
function watchedDisk(steps: string[]): Disk {
  const open = async (at: string, mode?: string): Promise<files.FileHandle> => {
    const file = await files.open(at, mode);
    const sync = file.sync.bind(file);
    const what = at === dir ? 'folder' : 'draft';
    file.sync = async () => {
      steps.push(`sync ${what}`);
      await sync();
    };
    return file;
  };
  const rename = async (from: string, to: string): Promise<void> => {
    steps.push('rename');
    await files.rename(from, to);
  };
  return { open: open as Disk['open'], readFile: files.readFile, rename: rename as Disk['rename'], rm: files.rm };
}

describe('a JSON file of the catalogue', () => {
  it('is on the disk before a write resolves: draft, rename, folder', async () => {
    const steps: string[] = [];
    await new JsonFile(path, watchedDisk(steps)).write({ no: 1 });
    expect(steps).toEqual(['sync draft', 'rename', 'sync folder']);
  });

  it('serves lowdb', async () => {
    const low = new Low<{ no: number }>(new JsonFile(path), { no: 0 });
    await low.update((list) => {
      list.no = 2;
    });
    const again = new Low<{ no: number }>(new JsonFile(path), { no: 0 });
    await again.read();
    expect(again.data).toEqual({ no: 2 });
  });

  it('survives being killed between writing and renaming: the old file is whole, the draft is left behind', async () => {
    await new JsonFile(path).write({ no: 1 });
    const script = fileURLToPath(new URL('./killed-writer.ts', import.meta.url));
    await expect(run(process.execPath, [...TYPESCRIPT, script, path])).rejects.toMatchObject({ signal: 'SIGKILL' });
    const left = await files.readdir(dir);
    expect(left.filter((name) => name.endsWith('.tmp'))).toHaveLength(1);
    expect(await new JsonFile(path).read()).toEqual({ no: 1 });
    await new JsonFile(path).write({ no: 3 });
    expect(await new JsonFile(path).read()).toEqual({ no: 3 });
  });

  it('leaves the old file and no draft when the disk refuses', async () => {
    await new JsonFile(path).write({ no: 1 });
    const full: Disk = { ...files, rename: () => Promise.reject(new Error('no space left')) };
    await expect(new JsonFile(path, full).write({ no: 2 })).rejects.toThrow('no space left');
    expect(await files.readdir(dir)).toEqual(['list.json']);
    expect(await new JsonFile(path).read()).toEqual({ no: 1 });
  });

  it('writes one after the other, and goes on after a failure', async () => {
    let failures = 1;
    const rename: Disk['rename'] = (from, to) =>
      failures-- > 0 ? Promise.reject(new Error('once')) : files.rename(from, to);
    const file = new JsonFile<{ no: number }>(path, { ...files, rename });
    const writes = await Promise.allSettled([1, 2, 3].map((no) => file.write({ no })));
    expect(writes.map(({ status }) => status)).toEqual(['rejected', 'fulfilled', 'fulfilled']);
    expect(await file.read()).toEqual({ no: 3 });
  });

  it('reads nothing as null, and a file with a byte order mark as what it says', async () => {
    expect(await new JsonFile(path).read()).toBeNull();
    await files.writeFile(path, '\uFEFF{"no":1}');
    expect(await new JsonFile(path).read()).toEqual({ no: 1 });
  });
});
