import { randomBytes } from 'node:crypto';
import { existsSync } from 'node:fs';
import { mkdir, readFile, realpath, rename, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { StorageFault } from '../storage-fault.ts';
import { type Binaries, noBinaries } from './binaries.ts';
import { run } from './programs.ts';
import { handOver, type RunAs } from './run-as.ts';

/** One embedded PostgreSQL: where everything of it lies. All paths are absolute. */
export type Cluster = {
  /** DATA_DIR/postgres: holds everything below. */
  readonly home: string;
  /** PostgreSQL's own data directory. */
  readonly data: string;
  readonly log: string;
  /** Passwords of the owner (makes tables, backs up) and of the service (reads and writes rows), mode 0600. */
  readonly passwords: { readonly keeper: string; readonly service: string };
};

/** The cluster under a data directory; the folder and its passwords are made on first sight. */
export async function clusterAt(dataDir: string): Promise<Cluster> {
  await mkdir(join(dataDir, 'postgres'), { recursive: true, mode: 0o700 });
  const home = await realpath(join(dataDir, 'postgres'));
  return { home, data: join(home, 'data'), log: join(home, 'log'), passwords: await passwordsIn(home) };
}

/** Runs initdb unless it ran before. Built aside and renamed: a half-made data directory is never taken for a whole one. */
export async function initialise(cluster: Cluster, binaries: Binaries, runAs: RunAs): Promise<void> {
  if (existsSync(join(cluster.data, 'PG_VERSION'))) return;
  await handOver(runAs, cluster.home, 'itself');
  const unfinished = `${cluster.data}.unfinished`;
  const passwordFile = join(cluster.home, 'initial-password');
  await rm(unfinished, { recursive: true, force: true });
  await writeFile(passwordFile, cluster.passwords.keeper, { mode: 0o600 });
  await handOver(runAs, passwordFile, 'itself');
  try {
    await run(runAs, binaries.initdb, [
      ...['-D', unfinished, '--encoding=UTF8', '--locale=C', '--locale-provider=builtin', '--builtin-locale=C.UTF-8'],
      '--wal-segsize=4', // an archived segment is 4 MB: five quiet minutes cost no more
      ...['--username=keeper', '--auth=scram-sha-256', `--pwfile=${passwordFile}`],
    ]);
  } catch (fault) {
    throw initdbFault(fault);
  } finally {
    await rm(passwordFile, { force: true });
  }
  await rename(unfinished, cluster.data);
}

function initdbFault(fault: unknown): StorageFault {
  const text = fault instanceof Error ? fault.message : String(fault);
  if (/ENOENT|cannot execute|No such file.*ld-linux/.test(text))
    return new StorageFault(noBinaries(process.platform, process.arch));
  return new StorageFault(`PostgreSQL could not make its data directory: ${text.trim()}`);
}

async function passwordsIn(home: string): Promise<Cluster['passwords']> {
  const file = join(home, 'passwords.json');
  const fresh = JSON.stringify({ keeper: randomBytes(24).toString('hex'), service: randomBytes(24).toString('hex') });
  const known = await readFile(file, 'utf8').catch(() => null);
  if (known) return JSON.parse(known) as Cluster['passwords'];
  await writeFile(`${file}.${process.pid}`, fresh, { mode: 0o600, flush: true });
  await rename(`${file}.${process.pid}`, file);
  return JSON.parse(fresh) as Cluster['passwords'];
}
