import { execFileSync } from 'node:child_process';
import { readdir, readFile, readlink, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import { StorageFault } from '../storage-fault.ts';
import type { Cluster } from './cluster.ts';

/** Where a running server listens: `host` is a folder (unix socket) or 127.0.0.1. */
export type Address = { readonly host: string; readonly port: number };

/** A running server as its own postmaster.pid tells it. */
export type Running = { readonly pid: number; readonly address: Address };

const HALF_WRITTEN = 5_000;
const STARTING = 60_000;
const NO_PROCESS = 2_147_483_646; // above every pid_max

/**
 * The server that runs on the cluster, or null; one that is just starting is waited for until it says where it listens.
 * Throws a StorageFault when it has not said so for a minute.
 */
export async function findRunning(cluster: Cluster): Promise<Running | null> {
  for (const began = performance.now(); ; await pause(5)) {
    const waited = performance.now() - began;
    const found = await look(cluster, waited < HALF_WRITTEN);
    if (found !== 'starting') return found;
    if (waited > STARTING) throw new StorageFault(`The PostgreSQL of ${cluster.home} has been starting for too long.`);
  }
}

async function look(cluster: Cluster, fresh: boolean): Promise<Running | 'starting' | null> {
  const text = await readFile(fileOf(cluster), 'utf8').catch(() => null);
  if (text === null) return null;
  // An empty file is being written this moment: removing it would kill the server that writes it.
  if (!/^\d+\n/.test(text) && fresh) return 'starting';
  const running = readLockFile(text);
  if (!(await isOurs(running.pid, cluster))) return null;
  return running.listens ? running : 'starting';
}

/**
 * Makes the lock files of a dead server harmless where its number lives on in another program (or in a process that nobody
 * has buried yet): PostgreSQL would refuse to start. The file itself stays, for it also names the shared memory by which
 * PostgreSQL sees whether a session of the dead server is still writing; that check must never be taken away.
 */
export async function disarmLockFiles(cluster: Cluster): Promise<void> {
  const text = await readFile(fileOf(cluster), 'utf8').catch(() => null);
  if (text !== null) await writeFile(fileOf(cluster), text.replace(/^-?\d*/, `${NO_PROCESS}`), { mode: 0o600 });
  const left = (await readdir(cluster.home)).filter((name) => name.startsWith('.s.PGSQL.'));
  for (const name of left) await rm(join(cluster.home, name), { force: true });
}

function fileOf(cluster: Cluster): string {
  return join(cluster.data, 'postmaster.pid');
}

/** Lines of postmaster.pid: pid, data directory, start, port, socket folder, listen address, shared memory, status (once it listens). */
function readLockFile(text: string): Running & { readonly listens: boolean } {
  const [pid, , , port, socketFolder, , , status] = text.split('\n').map((line) => line.trim());
  return { pid: Number(pid), address: { host: socketFolder || '127.0.0.1', port: Number(port) }, listens: !!status };
}

/** True when the process lives and is the server of this very cluster (a postmaster works inside its data directory). */
async function isOurs(pid: number, cluster: Cluster): Promise<boolean> {
  try {
    process.kill(pid, 0);
    if (process.platform === 'linux') return (await readlink(`/proc/${pid}/cwd`)) === cluster.data;
    if (process.platform === 'win32') return true;
    return execFileSync('ps', ['-o', 'command=', '-p', `${pid}`], { encoding: 'utf8' }).includes(cluster.data);
  } catch {
    return false;
  }
}
