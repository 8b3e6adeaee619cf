import { mkdir, readFile, rm } from 'node:fs/promises';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { archiveInto } from '../../server/storage/embedded/archive.ts';
import { type ArchiveWatch, watchArchive } from '../../server/storage/embedded/archive-watch.ts';
import { type OpenStore, openStore } from '../../server/storage/open-store.ts';
import { temporaryFolder } from '../rigs/postgres-folder.ts';

const ZHANG = { channel: 'wechat', person: 'o-zhang' };

describe('the archive of the backup', () => {
  const lines: string[] = [];
  let dataDir: string;
  let backup: string;
  let store: OpenStore;
  let watch: ArchiveWatch;

  beforeAll(async () => {
    dataDir = await temporaryFolder();
    backup = await temporaryFolder();
    store = await openStore({ county: '990100', dataDir, log: (line) => lines.push(line) });
    watch = watchArchive(store, 3_600_000);
  });
  afterAll(async () => {
    await watch.stop();
    await store.close();
  });

  const erasuresIn = async (folder: string): Promise<number> => {
    const text = await readFile(join(folder, 'erasures.jsonl'), 'utf8').catch(() => '');
    return text.split('\n').filter((line) => line !== '').length;
  };

  it('warns once when it has gone, and says when it is back', async () => {
    const archive = join(backup, 'wal');
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
  });

  it('holds nobody’s erasure up while it is away, and has it in its journal when it is back', async () => {
    await rm(backup, { recursive: true });
    await store.transaction(({ people }) => people.identify({ ...ZHANG, appId: 'wx1', externalId: ZHANG.person }, 1));
    expect(await store.transaction(({ people }) => people.forget(ZHANG, 'citizen', 2))).toBe(1);
    expect(lines.at(-1)).toContain('An erasure stands only in');
    expect([await erasuresIn(dataDir), await erasuresIn(backup)]).toEqual([1, 0]);

    await mkdir(join(backup, 'wal'), { recursive: true });
    expect(await watch.look()).toBeNull();
    await watch.look();
    expect([await erasuresIn(dataDir), await erasuresIn(backup)]).toEqual([1, 1]);
    await store.transaction(({ people }) => people.forget(ZHANG, 'citizen', 3));
    expect([await erasuresIn(dataDir), await erasuresIn(backup)]).toEqual([2, 2]);
  });

  it('says so when the journal beside it cannot be written', async () => {
    await rm(join(backup, 'erasures.jsonl'));
    await mkdir(join(backup, 'erasures.jsonl'));
    expect(await watch.look()).toContain('The deletion journal beside');
  });
}, 60_000);
