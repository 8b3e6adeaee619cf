import { type ChildProcess, execFile, spawn } from 'node:child_process';
import { closeSync, openSync } from 'node:fs';
import type { RunAs } from './run-as.ts';

// A bare environment: PGDATA, PGPORT and the like of the operator's shell must not reach our server.
const ENVIRONMENT = process.platform === 'win32' ? undefined : { PATH: '/usr/local/bin:/usr/bin:/bin', LC_ALL: 'C' };

const PATIENCE = 120_000;

/** Runs a program to its end, two minutes at most; rejects with what it wrote on stderr. */
export function run(runAs: RunAs, program: string, args: readonly string[]): Promise<string> {
  const [first = program, ...rest] = [...runAs.prefix, program, ...args];
  return new Promise((settle, fail) => {
    const options = { ...runAs.user, env: ENVIRONMENT, cwd: '/', timeout: PATIENCE };
    execFile(first, rest, options, (fault, stdout, stderr) =>
      fault ? fail(new Error(stderr.trim() || fault.message)) : settle(stdout),
    );
  });
}

/** Starts a program that outlives us and a Ctrl-C in our terminal; it writes to the file `log`. */
export function launch(runAs: RunAs, program: string, args: readonly string[], log: string): ChildProcess {
  const [first = program, ...rest] = [...runAs.prefix, program, ...args];
  const file = openSync(log, 'a', 0o600);
  const child = spawn(first, rest, {
    ...runAs.user,
    env: ENVIRONMENT,
    cwd: '/',
    detached: true,
    stdio: ['ignore', file, file],
  });
  closeSync(file);
  child.unref();
  return child;
}
