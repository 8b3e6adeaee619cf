import { mkdir, rm } from 'node:fs/promises';
import { join } from 'node:path';
import { expect, it } from 'vitest';
import { archiveInto } from '../../server/storage/embedded/archive.ts';
import { watchArchive } from '../../server/storage/embedded/archive-watch.ts';
import { openStore } from '../../server/storage/open-store.ts';
import { temporaryFolder } from '../rigs/postgres-folder.ts';

it('warns once when the archive of the backup has gone, and says when it is back', async () => {
  const dataDir = await temporaryFolder();
  const archive = join(await temporaryFolder(), 'wal');
  const lines: string[] = [];
  const store = await openStore({ county: '990100', dataDir, log: (line) => lines.push(line) });
  const watch = watchArchive(store, 3_600_000);
  try {
    expect(await watch.look()).toBeNull();
    await mkdir(archive);
    if (store.embedded) await archiveInto(store.embedded.cluster, archive);
    expect(await watch.look()).toBeNull();
    await rm(archive, { recursive: true });
    expect(await watch.look()).toContain(`${archive} is gone or cannot be written`);
    await watch.look();
    await mkdir(archive);
    expect(await watch.look()).toBeNull();
    expect(lines.filter((line) => line.includes('archive'))).toHaveLength(2);
    expect(lines.at(-1)).toContain('is back');
  } finally {
    await watch.stop();
    await store.close();
  }
}, 60_000);
