import { type ChildProcess, spawn } from 'node:child_process';
import { randomBytes } from 'node:crypto';
import { existsSync, readdirSync } from 'node:fs';
import { chmod, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import pg from 'pg';
import { run } from '../../server/storage/embedded/programs.ts';
import { chooseRunAs, handOver } from '../../server/storage/embedded/run-as.ts';

/** A PostgreSQL of this machine's own packages, in a temporary folder, on the loopback only. */
export type SystemPostgres = { readonly url: string; stop(): Promise<void> };

const PACKAGES = '/usr/lib/postgresql';

/** The oldest PostgreSQL that is installed and that we promise to run on; null when there is none. */
export function systemPostgres(): { readonly version: number; readonly programs: string } | null {
  const installed = existsSync(PACKAGES) ? readdirSync(PACKAGES).map(Number) : [];
  const [version] = installed.filter((each) => each >= 15 && each <= 18).sort((a, b) => a - b);
  const programs = join(PACKAGES, String(version), 'bin');
  return version !== undefined && existsSync(join(programs, 'initdb')) ? { version, programs } : null;
}

/** Makes a cluster and starts it; its user owns everything, as on a server that a province gives us. */
export async function startSystemPostgres(programs: string): Promise<SystemPostgres> {
  const home = await mkdtemp(join(tmpdir(), 'zpp-'));
  const [data, passwordFile, password] = [join(home, 'data'), join(home, 'password'), randomBytes(12).toString('hex')];
  await chmod(home, 0o755);
  const runAs = await chooseRunAs(home, join(programs, 'postgres'));
  await writeFile(passwordFile, password, { mode: 0o600 });
  await handOver(runAs, home, 'everything');
  const owner = ['--username=owner', '--auth=scram-sha-256', `--pwfile=${passwordFile}`];
  await run(runAs, join(programs, 'initdb'), ['-D', data, '--encoding=UTF8', '--locale=C', '--no-sync', ...owner]);

  const port = await freePort();
  const settings = [`port=${port}`, 'listen_addresses=127.0.0.1', 'unix_socket_directories=', 'fsync=off'];
  const flags = ['-D', data, ...settings.flatMap((each) => ['-c', each])];
  const [first = '', ...rest] = [...runAs.prefix, join(programs, 'postgres'), ...flags];
  const server = spawn(first, rest, { ...runAs.user, cwd: '/', env: { LC_ALL: 'C' }, stdio: 'ignore' });
  const url = `postgresql://owner:${password}@127.0.0.1:${port}/postgres`;
  await untilItAnswers(url, server);
  return {
    url,
    async stop() {
      const ended = new Promise((settle) => server.once('exit', settle));
      if (server.exitCode === null && server.kill('SIGINT')) await ended;
      await rm(home, { recursive: true, force: true });
    },
  };
}

async function untilItAnswers(connectionString: string, server: ChildProcess): Promise<void> {
  for (const deadline = performance.now() + 30_000; ; await pause(50)) {
    const client = new pg.Client({ connectionString });
    try {
      await client.connect();
      await client.end();
      return;
    } catch (fault) {
      if (server.exitCode !== null || performance.now() > deadline) throw fault;
    }
  }
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
