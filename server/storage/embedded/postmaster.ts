import { execFileSync } from 'node:child_process';
import { readFile, readlink, rm } from 'node:fs/promises';
import { createServer } from 'node:net';
import { join } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import { StorageFault } from '../storage-fault.ts';
import { archiving } from './archive.ts';
import type { Binaries } from './binaries.ts';
import type { Cluster } from './cluster.ts';
import { launch } from './programs.ts';
import type { RunAs } from './run-as.ts';

/** Where a running server listens: `host` is a folder (unix socket) or 127.0.0.1. */
export type Address = { readonly host: string; readonly port: number };

/** A running server as its own postmaster.pid tells it. */
export type Running = { readonly pid: number; readonly address: Address };

/** Length limit of a unix socket's path, in bytes, the terminating zero not counted (Linux 107, macOS 103). */
const SOCKET_PATH_LIMIT = process.platform === 'linux' ? 107 : 103;
const SOCKET_PORT = 5432; // only part of the socket's name
const HALF_WRITTEN = 5_000;
const PATIENCE = 60_000; // recovery after a crash may replay a lot

/**
 * The server that runs on the cluster, or null; one that is just starting is waited for until it says where it listens.
 * A postmaster.pid left by a dead server is removed, also when its number was given to another program since.
 */
export async function findRunning(cluster: Cluster): Promise<Running | null> {
  const file = join(cluster.data, 'postmaster.pid');
  for (const began = performance.now(); ; await pause(5)) {
    const text = await readFile(file, 'utf8').catch(() => null);
    if (text === null) return null;
    // An empty file is being written this moment: removing it would kill the server that writes it.
    if (!/^\d+\n/.test(text) && performance.now() - began < HALF_WRITTEN) continue;
    const running = readLockFile(text);
    if (!(await isOurs(running.pid, cluster))) break;
    if (running.listens) return running;
  }
  await rm(file, { force: true });
  return null;
}

/** Lines of postmaster.pid: pid, data directory, start, port, socket folder, listen address, shared memory, status (once it listens). */
function readLockFile(text: string): Running & { readonly listens: boolean } {
  const [pid, , , port, socketFolder, , , status] = text.split('\n').map((line) => line.trim());
  return { pid: Number(pid), address: { host: socketFolder || '127.0.0.1', port: Number(port) }, listens: !!status };
}

/** Starts the server and waits until it has written where it listens. Settings in `extra` win (`{ fsync: 'off' }` for tests). */
export async function startServer(
  cluster: Cluster,
  binaries: Binaries,
  runAs: RunAs,
  extra: Readonly<Record<string, string>> = {},
): Promise<Running> {
  const settings = { ...(await listening(cluster)), ...archiving(cluster), ...SETTINGS, ...extra };
  const args = Object.entries(settings).flatMap(([name, value]) => ['-c', `${name}=${value}`]);
  const child = launch(runAs, binaries.postgres, ['-D', cluster.data, ...args], cluster.log);
  const exit = { seen: false };
  child.once('exit', () => {
    exit.seen = true;
  });
  child.once('error', () => {
    exit.seen = true;
  });
  for (const deadline = performance.now() + PATIENCE; performance.now() < deadline && !exit.seen; await pause(5)) {
    const running = await findRunning(cluster);
    if (running) return running;
  }
  throw new StorageFault(
    `PostgreSQL did not start; the last lines of ${cluster.log} say why: ${await lastLines(cluster)}`,
  );
}

/** Stops the server: sessions end, what was committed stays. */
export async function stopServer(cluster: Cluster): Promise<void> {
  const running = await findRunning(cluster);
  if (!running) return;
  process.kill(running.pid, 'SIGINT');
  for (const deadline = performance.now() + PATIENCE; performance.now() < deadline; await pause(10))
    if (!(await findRunning(cluster))) return;
}

const SETTINGS = { max_connections: '60', shared_buffers: '64MB', log_timezone: 'UTC', timezone: 'UTC' };

async function listening(cluster: Cluster): Promise<Record<string, string>> {
  const socket = join(cluster.home, `.s.PGSQL.${SOCKET_PORT}`);
  const fits = process.platform !== 'win32' && Buffer.byteLength(socket) <= SOCKET_PATH_LIMIT;
  if (fits)
    return {
      unix_socket_directories: `"${cluster.home}"`,
      unix_socket_permissions: '0700',
      listen_addresses: '',
      port: `${SOCKET_PORT}`,
    };
  return { unix_socket_directories: '', listen_addresses: '127.0.0.1', port: `${await freePort()}` };
}

function freePort(): Promise<number> {
  return new Promise((settle, fail) => {
    const server = createServer().once('error', fail);
    server.listen(0, '127.0.0.1', () => {
      const address = server.address();
      server.close(() => (typeof address === 'object' && address ? settle(address.port) : fail(new Error('no port'))));
    });
  });
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

async function lastLines(cluster: Cluster): Promise<string> {
  const text = await readFile(cluster.log, 'utf8').catch(() => '');
  return text.trim().split('\n').slice(-4).join(' | ');
}
