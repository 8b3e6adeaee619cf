import { readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import { sql } from 'kysely';
import { beforeAll, describe, expect, it, vi } from 'vitest';
import { findBinaries } from '../../server/storage/embedded/binaries.ts';
import { holdName } from '../../server/storage/embedded/held-name.ts';
import { chooseRunAs } from '../../server/storage/embedded/run-as.ts';
import { openStore } from '../../server/storage/open-store.ts';
import { type Child, startChild } from '../rigs/postgres-child.ts';
import { temporaryFolder } from '../rigs/postgres-folder.ts';

// Whole programs and databases start here; on a busy machine that takes its time.
vi.setConfig({ testTimeout: 120_000, hookTimeout: 180_000 });

const HOLDER = 'tests/storage/children/hold-store.ts';

function hold(dataDir: string, as: 'server' | 'guest' = 'server'): Child {
  return startChild(HOLDER, [dataDir, as]);
}

async function letGo(child: Child): Promise<void> {
  child.process.stdin?.write('\n');
  await child.line('closed');
  await child.end();
}

async function serverPid(dataDir: string): Promise<number | null> {
  const text = await readFile(join(dataDir, 'postgres', 'data', 'postmaster.pid'), 'utf8').catch(() => null);
  return text === null ? null : Number(text.split('\n')[0]);
}

describe('the embedded PostgreSQL', () => {
  let dataDir: string; // one for the tests that do not need a fresh one: making it takes a second
  beforeAll(async () => {
    dataDir = await temporaryFolder();
  });

  it('is made on first start and stopped by the last one out', async () => {
    const store = await openStore({ county: '990100', dataDir });
    expect(await store.ready()).toBe(true);
    expect(await serverPid(dataDir)).not.toBeNull();
    await store.close();
    expect(await serverPid(dataDir)).toBeNull();
  });

  it('writes to the disk, and the service may only add to the trail', async () => {
    const store = await openStore({ county: '990100', dataDir });
    const settings = await store.db
      .selectNoFrom((row) =>
        ['fsync', 'synchronous_commit', 'full_page_writes', 'data_checksums', 'server_encoding'].map((name) =>
          row.fn<string>('current_setting', [row.val(name)]).as(name),
        ),
      )
      .executeTakeFirst();
    const asService = async (statement: string) => sql.raw(statement).execute(store.db);
    await expect(asService('delete from trail_links')).rejects.toThrow('permission denied');
    await expect(asService('update trail_seals set seq = 1')).rejects.toThrow('permission denied');
    await expect(asService('alter table trail_links disable trigger all')).rejects.toThrow('must be owner');
    await expect(asService('set session_replication_role = replica')).rejects.toThrow('permission denied');
    await store.close();
    expect(settings).toEqual({
      ...{
        fsync: 'on',
        synchronous_commit: 'on',
        full_page_writes: 'on',
        data_checksums: 'on',
        server_encoding: 'UTF8',
      },
    });
  });

  it('listens on a port of this machine when the folder is too deep for a socket', async () => {
    const dataDir = join(await temporaryFolder(), 'd'.repeat(110));
    const store = await openStore({ county: '990100', dataDir });
    expect(store.embedded?.address().host).toBe('127.0.0.1');
    expect(await store.ready()).toBe(true);
    await store.close();
  });

  it('is built once when a server and a guest start at the same time', async () => {
    const dataDir = await temporaryFolder();
    const both = [hold(dataDir, 'server'), hold(dataDir, 'guest')];
    const numbers = await Promise.all(both.map((child) => child.line('open')));
    expect(numbers.sort()).toEqual(['open 1', 'open 2']);
    await Promise.all(both.map(letGo));
    expect(await serverPid(dataDir)).toBeNull();
  });

  it('refuses a second server with a sentence and lets a guest in and out', async () => {
    const first = hold(dataDir);
    const opened = Number((await first.line('open')).slice(5));
    await expect(openStore({ county: '990100', dataDir })).rejects.toThrow(
      /Another server already works on .*DATA_DIR/,
    );
    const guest = await openStore({ county: '990100', dataDir, as: 'guest' });
    expect(await guest.transaction(({ numbers }) => numbers.nextTyped())).toBe(opened + 1);
    await guest.close();
    expect(await serverPid(dataDir)).not.toBeNull();
    await letGo(first);
    expect(await serverPid(dataDir)).toBeNull();
    const alone = await openStore({ county: '990100', dataDir, as: 'guest' });
    await alone.close();
    expect(await serverPid(dataDir)).toBeNull();
  });

  it('is adopted after the server program was killed', async () => {
    const first = hold(dataDir);
    const opened = Number((await first.line('open')).slice(5));
    const pid = await serverPid(dataDir);
    await first.end('SIGKILL');
    const second = await openStore({ county: '990100', dataDir });
    expect(await serverPid(dataDir)).toBe(pid);
    expect(await second.transaction(({ numbers }) => numbers.nextTyped())).toBe(opened + 1);
    await second.close();
    expect(await serverPid(dataDir)).toBeNull();
  });

  it('comes back when it was killed, and the next transaction waits for it', async () => {
    const log: string[] = [];
    const store = await openStore({ county: '990100', dataDir, log: (line) => log.push(line) });
    const before = await store.transaction(({ numbers }) => numbers.nextTyped());
    process.kill((await serverPid(dataDir)) ?? 0, 'SIGKILL');
    await pause(20);
    expect(await store.transaction(({ numbers }) => numbers.nextTyped())).toBe(before + 1);
    expect(log.join('\n')).toContain('starting it again');
    await store.close();
    expect(await serverPid(dataDir)).toBeNull();
  });

  it('is not fooled by the number of a dead server that another program has now', async () => {
    const first = await openStore({ county: '990100', dataDir });
    const file = join(dataDir, 'postgres', 'data', 'postmaster.pid');
    const text = await readFile(file, 'utf8');
    await first.close();
    await writeFile(file, text.replace(/^\d+/, `${process.pid}`));
    const second = await openStore({ county: '990100', dataDir });
    expect(await second.ready()).toBe(true);
    await second.close();
  });

  it('says what to do where it cannot run', async () => {
    expect(() => findBinaries('sunos', 'sparc')).toThrow(/no embedded PostgreSQL for sunos on sparc.*DATABASE_URL/);
    await expect(chooseRunAs('/nowhere/postgres', '/nowhere/bin/postgres', true)).rejects.toThrow(
      /does not run as root.*ordinary user.*DATABASE_URL/,
    );
    const unreachable = openStore({
      ...{ county: '990100', dataDir: await temporaryFolder() },
      databaseUrl: 'postgresql://nobody@127.0.0.1:1/none',
    });
    await expect(unreachable).rejects.toThrow(/DATABASE_URL cannot be reached/);
  });

  it('holds a name once, and again when it was given back', async () => {
    const name = await temporaryFolder();
    const release = await holdName(name);
    expect(release).not.toBeNull();
    expect(await holdName(name)).toBeNull();
    release?.();
    await pause(10);
    (await holdName(name))?.();
  });
});
