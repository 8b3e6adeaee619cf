import { randomUUID } from 'node:crypto';
import { mkdir, rename, writeFile } from 'node:fs/promises';
import { join, resolve } from 'node:path';
import type pg from 'pg';
import type { Instant } from '../../core/time.ts';
import { archiveInto } from '../embedded/archive.ts';
import { connectKeeper } from '../embedded/keeper.ts';
import type { OpenStore } from '../open-store.ts';
import { StorageFault } from '../storage-fault.ts';
import { type CopiedFile, copyFolder } from './copy-files.ts';
import { enterAll, journalIn, readJournal } from './journal.ts';

/** What a backup says of itself, in its backup.json. */
export type BackupNote = {
  readonly takenAt: Instant;
  readonly version: string;
  readonly files: readonly CopiedFile[];
};

export type TakenBackup = { readonly folder: string; readonly bytes: number; readonly milliseconds: number };

/** Left out of a copy of a running server: PostgreSQL makes them anew. The log is copied by itself, after the files. */
const LEFT_OUT =
  /^(postmaster\.(pid|opts)|backup_label(\.old)?|tablespace_map(\.old)?|recovery\.signal|pg_internal\.init)$|^(pg_wal|pg_replslot|pg_dynshmem|pg_notify|pg_serial|pg_snapshots|pg_stat_tmp|pg_subtrans)\/|(^|\/)pgsql_tmp/;

/**
 * Copies the running embedded database of a store into `into`/base-<time>, complete in itself, and from then on has its log
 * archived into `into`/wal, so that later work is saved too. Keys are not in it. Throws a StorageFault for a DATABASE_URL.
 */
export async function takeBackup(store: OpenStore, into: string, at: Instant): Promise<TakenBackup> {
  const { embedded } = store;
  if (!embedded)
    throw new StorageFault(
      'The database of DATABASE_URL is backed up with its own tools (pg_basebackup, pgBackRest): this command copies the embedded one.',
    );
  const began = performance.now();
  const target = resolve(into);
  await mkdir(join(target, 'wal'), { recursive: true, mode: 0o700 });
  await archiveInto(embedded.cluster, join(target, 'wal'));
  const name = `base-${new Date(at).toISOString().replaceAll(/[-:]|\.\d+/g, '')}`;
  const unfinished = join(target, `${name}.unfinished`);
  const { cluster } = embedded;
  const client = await connectKeeper(cluster, embedded.address(), 'zhengpaopao', embedded.session);
  try {
    const files = await copyRunning(client, cluster.data, join(unfinished, 'data'));
    const version = (await client.query('show server_version')).rows[0] as { server_version: string };
    const note: BackupNote = { takenAt: at, version: version.server_version, files };
    await copyFolder(join(store.dataDir, 'anchors'), join(unfinished, 'anchors'), () => true).catch(() => []);
    await writeFile(join(unfinished, 'passwords.json'), JSON.stringify(cluster.passwords), {
      mode: 0o600,
      flush: true,
    });
    await enterAll(target, await readJournal(journalIn(store.dataDir)));
    await writeFile(join(unfinished, 'backup.json'), JSON.stringify(note), { flush: true });
    await rename(unfinished, join(target, name));
    const bytes = files.reduce((sum, file) => sum + file.bytes, 0);
    return { folder: join(target, name), bytes, milliseconds: performance.now() - began };
  } finally {
    await client.end();
  }
}

/** The documented order: start, copy the files, stop, label, then the log between start and stop, which a slot keeps meanwhile. */
async function copyRunning(client: pg.Client, data: string, to: string): Promise<CopiedFile[]> {
  await client.query('select pg_create_physical_replication_slot($1, true, true)', [
    `backup_${randomUUID().replaceAll('-', '_')}`,
  ]);
  const start = await client.query(`select pg_walfile_name(pg_backup_start('zhengpaopao', fast => true)) as wal`);
  const files = await copyFolder(data, to, (path) => !LEFT_OUT.test(path));
  const stop = await client.query(
    `select pg_walfile_name(lsn) as wal, labelfile from pg_backup_stop(wait_for_archive => false)`,
  );
  const [first, last] = [start, stop].map(({ rows }) => (rows[0] as { wal: string }).wal);
  const { labelfile } = stop.rows[0] as { labelfile: string };
  await writeFile(join(to, 'backup_label'), labelfile, { mode: 0o600, flush: true });
  const wal = await copyFolder(join(data, 'pg_wal'), join(to, 'pg_wal'), (path) => isBetween(path, first, last));
  return [...files, ...wal.map((file) => ({ ...file, path: join('pg_wal', file.path) }))];
}

/** Names of log pieces sort in the order of the log. */
function isBetween(name: string, first = '', last = ''): boolean {
  return name.endsWith('.history') || (/^[0-9A-F]{24}$/.test(name) && name >= first && name <= last);
}
