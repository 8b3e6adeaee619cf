import { appendFile, readdir, readFile, rm } from 'node:fs/promises';
import { join } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import { beforeAll, describe, expect, it, vi } from 'vitest';
import { restoreBackup } from '../../server/storage/backup/restore-backup.ts';
import { takeBackup } from '../../server/storage/backup/take-backup.ts';
import { connectKeeper } from '../../server/storage/embedded/keeper.ts';
import { type OpenStore, openStore } from '../../server/storage/open-store.ts';
import { newKey } from '../../server/storage/secrecy/keys.ts';
import { sealHeads } from '../../server/storage/trail/seal.ts';
import { verifyTrail } from '../../server/storage/trail/verify.ts';
import { freshDatabase } from '../rigs/postgres.ts';
import { runCommand } from '../rigs/postgres-command.ts';
import { temporaryFolder } from '../rigs/postgres-folder.ts';

// Whole programs and databases start here; on a busy machine that takes its time.
vi.setConfig({ testTimeout: 120_000, hookTimeout: 180_000 });

const keys = { dataKeys: [newKey()], indexKey: newKey() };
const person = (name: string) => ({ channel: 'wechat', account: 'gh_1', chat: '', person: name });
const county = '990100';
const FOREVER = Date.UTC(2999, 0, 1);

/** A JPEG by its first bytes, the rest as large as a telephone's photo. */
function photoOf(name: string): Buffer {
  return Buffer.concat([Buffer.from('ffd8ff', 'hex'), Buffer.alloc(300_000, name)]);
}

function settingsFor(dataDir: string): Record<string, string> {
  return { DATA_DIR: dataDir, HOME_PLACE: county, DATA_KEYS: keys.dataKeys.join(','), INDEX_KEY: keys.indexKey };
}

describe('a backup of a running store', () => {
  let disk: string;
  let taken: { code: number; said: string };
  let base: string;
  let rowsAtBackup: number;
  let momentBetween: number;
  let rowsAtEnd: number;
  const photos = { zhang: '', li: '', late: '' };

  /** One question of a person: conversation and trail in one transaction. */
  async function ask(store: OpenStore, name: string): Promise<void> {
    await store.transaction(async (records) => {
      const number = await records.numbers.nextTyped();
      const turns = [{ from: 'citizen' as const, text: `问 ${number}`, at: number }];
      await records.conversations.load(person(name));
      await records.conversations.save(person(name), {
        ...{ pending: null, last: null, failures: 0, heldBy: 'bot', handOver: null, turns, expiresAt: 2 },
      });
      const entry = { record: `conversation ${name}`, event: 'asked', by: 'citizen', at: number, facts: { number } };
      await records.trail.append(entry, person(name));
    });
  }

  /** The photo that a person sent: kept for a task of his. Gives its digest. */
  async function sendPhoto(store: OpenStore, name: string): Promise<string> {
    const holder = { record: `task ${name}`, expires: FOREVER, about: person(name) };
    const put = await store.transaction(({ files }) =>
      files.put({ mediaType: 'image/jpeg', bytes: photoOf(name) }, holder, 1),
    );
    if (!put.ok) throw new Error(put.refusal.code);
    return put.value;
  }

  /** Whether the photo is there, byte for byte. */
  async function hasPhoto(store: OpenStore, name: keyof typeof photos): Promise<boolean> {
    const found = await store.transaction(({ files }) => files.find(photos[name], 2));
    return found?.bytes.equals(photoOf(name)) ?? false;
  }

  const asked = (store: OpenStore) => store.transaction(({ numbers }) => numbers.nextTyped());
  const remembered = (store: OpenStore, name: string) =>
    store.transaction(({ conversations }) => conversations.load(person(name)));

  /** Has the log written so far archived, as five quiet minutes do. */
  async function archiveNow(store: OpenStore): Promise<void> {
    const { embedded } = store;
    if (!embedded) throw new Error('not embedded');
    const client = await connectKeeper(embedded.cluster, embedded.address(), 'zhengpaopao', embedded.session);
    const { rows } = await client.query('select pg_walfile_name(pg_switch_wal()) as name');
    await client.end();
    const wanted = (rows[0] as { name: string }).name;
    for (let tries = 0; tries < 600; tries += 1) {
      if ((await readdir(join(disk, 'wal'))).includes(wanted)) return;
      await pause(50);
    }
    throw new Error(`the log was not archived: ${await readdir(join(disk, 'wal'))}`);
  }

  beforeAll(async () => {
    const dataDir = await temporaryFolder();
    disk = await temporaryFolder();
    const store = await openStore({ county, dataDir, keys });
    for (const name of ['zhang', 'li', 'wang']) await ask(store, name);
    for (const name of ['zhang', 'li'] as const) photos[name] = await sendPhoto(store, name);
    await sealHeads(store, Date.now());

    let writing = true;
    const busy = (async () => {
      for (; writing; await pause(5)) await ask(store, 'busy');
    })();
    taken = await runCommand('backup', settingsFor(dataDir), disk);
    base = join(disk, (await readdir(disk)).find((name) => name.startsWith('base-')) ?? '');
    writing = false;
    await busy;
    rowsAtBackup = await asked(store);
    await pause(20);
    momentBetween = Date.now();
    await pause(20);
    await ask(store, 'late');
    photos.late = await sendPhoto(store, 'late');
    await store.transaction(({ people }) => people.forget(person('zhang'), 'staff 0017', 7));
    rowsAtEnd = await asked(store);
    await archiveNow(store);
    await store.close();
    await rm(dataDir, { recursive: true, force: true });
  });

  it('is taken beside the server, holds no key, and says so', async () => {
    expect(taken.said).toContain('备份好了');
    expect(taken.said).toContain('备份里没有钥匙');
    expect(taken.code).toBe(0);
    const files = await readdir(base, { recursive: true });
    expect(files).toContain('backup.json');
    expect(files.filter((file) => file.includes('keys.json'))).toEqual([]);
  });

  it('comes back on a fresh machine with everything that was archived since', async () => {
    const dataDir = join(await temporaryFolder(), 'fresh');
    const { code, said } = await runCommand('restore', settingsFor(dataDir), disk);
    expect(said).toContain('重新删除了 1 人次');
    expect(code).toBe(0);
    const restored = await openStore({ county, dataDir, keys });
    expect(await asked(restored)).toBe(rowsAtEnd + 1);
    expect(await remembered(restored, 'late')).not.toBeNull();
    expect(await remembered(restored, 'zhang')).toBeNull();
    for (const name of ['li', 'late'] as const) expect(await hasPhoto(restored, name)).toBe(true);
    expect(await hasPhoto(restored, 'zhang')).toBe(false);
    expect(await readFile(join(dataDir, 'erasures.jsonl'), 'utf8')).toBe(
      await readFile(join(disk, 'erasures.jsonl'), 'utf8'),
    );
    expect((await verifyTrail(restored)).faults).toEqual([]);
    await restored.close();
  });

  it('comes back as of a moment, and whoever was forgotten since stays forgotten', async () => {
    const restored = await openAfter(momentBetween);
    expect(await asked(restored)).toBe(rowsAtBackup + 1);
    expect(await remembered(restored, 'late')).toBeNull();
    expect(await remembered(restored, 'li')).not.toBeNull();
    expect(await remembered(restored, 'zhang')).toBeNull();
    expect(await hasPhoto(restored, 'li')).toBe(true);
    for (const name of ['zhang', 'late'] as const) expect(await hasPhoto(restored, name)).toBe(false);
    const report = await verifyTrail(restored);
    expect(report).toMatchObject({ erased: 1, faults: [] });
    await restored.close();
  });

  async function openAfter(until: number): Promise<OpenStore> {
    const dataDir = join(await temporaryFolder(), 'fresh');
    const { milliseconds } = await restoreBackup({ county, dataDir, keys, from: disk, until });
    expect(milliseconds).toBeLessThan(60_000);
    return openStore({ county, dataDir, keys });
  }

  it('refuses a folder in use, a missing key, an empty backup folder and a damaged file, and touches nothing', async () => {
    const used = await temporaryFolder();
    const store = await openStore({ county, dataDir: used, keys });
    const attempt = (dataDir: string, from: string, own: typeof keys | null = keys) =>
      restoreBackup({ county, dataDir, keys: own, from, until: null });
    await expect(attempt(used, disk)).rejects.toThrow('There is a database');
    const empty = await temporaryFolder();
    await expect(attempt(empty, await temporaryFolder())).rejects.toThrow('There is no backup');
    await expect(attempt(empty, disk, null)).rejects.toThrow('Give the keys');
    await appendFile(join(base, 'data', 'PG_VERSION'), ' ');
    await expect(attempt(empty, disk)).rejects.toThrow(/damaged: data\/PG_VERSION is changed/);
    expect(await readdir(empty)).toEqual([]);
    await store.close();
  });

  it('is refused for a database of one’s own', async () => {
    const database = await freshDatabase();
    const dataDir = await temporaryFolder();
    const store = await openStore({ county, dataDir, keys, databaseUrl: database.url });
    await expect(takeBackup(store, disk, 1)).rejects.toThrow('pg_basebackup');
    await store.close();
    await database.drop();
    expect(await readFile(join(disk, 'erasures.jsonl'), 'utf8')).toContain('personKey');
  });
});
