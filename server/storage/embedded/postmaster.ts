import type { ChildProcess } from 'node:child_process';
import { readFile } from 'node:fs/promises';
import { createServer } from 'node:net';
import { join } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import { StorageFault } from '../storage-fault.ts';
import { archiving } from './archive.ts';
import type { Binaries } from './binaries.ts';
import type { Cluster } from './cluster.ts';
import { disarmLockFiles, findRunning, type Running } from './lock-file.ts';
import { launch } from './programs.ts';
import type { RunAs } from './run-as.ts';

/** Length limit of a unix socket's path, in bytes, the terminating zero not counted (Linux 107, macOS 103). */
const SOCKET_PATH_LIMIT = process.platform === 'linux' ? 107 : 103;
const SOCKET_PORT = 5432; // only part of the socket's name
const ENDING_PATIENCE = 30_000;
const PATIENCE = 60_000; // recovery after a crash may replay a lot

/**
 * Starts the server and waits until it listens. Settings in `extra` win (`{ fsync: 'off' }` for tests). While a session of a
 * server that died before is still ending, it tries again. Throws a StorageFault with the last lines of its log.
 */
export async function startServer(
  cluster: Cluster,
  binaries: Binaries,
  runAs: RunAs,
  extra: Readonly<Record<string, string>> = {},
): Promise<Running> {
  const settings = { ...(await listening(cluster)), ...archiving(cluster), ...SETTINGS, ...extra };
  const args = ['-D', cluster.data, ...Object.entries(settings).flatMap(([name, value]) => ['-c', `${name}=${value}`])];
  for (const deadline = performance.now() + ENDING_PATIENCE; ; await pause(100)) {
    await disarmLockFiles(cluster);
    const running = await untilItListens(cluster, launch(runAs, binaries.postgres, args, cluster.log));
    if (running) return running;
    const said = await lastLines(cluster);
    if (!/still in use/.test(said) || performance.now() > deadline)
      throw new StorageFault(`PostgreSQL did not start; the last lines of ${cluster.log} say why: ${said}`);
  }
}

/** The server, or null when it ended before it listened. */
async function untilItListens(cluster: Cluster, child: ChildProcess): Promise<Running | null> {
  let ended = false;
  for (const event of ['exit', 'error'])
    child.once(event, () => {
      ended = true;
    });
  for (const deadline = performance.now() + PATIENCE; performance.now() < deadline && !ended; await pause(5)) {
    const running = await findRunning(cluster);
    if (running) return running;
  }
  return null;
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

async function lastLines(cluster: Cluster): Promise<string> {
  const text = await readFile(cluster.log, 'utf8').catch(() => '');
  return text.trim().split('\n').slice(-4).join(' | ');
}
