import { execFile } from 'node:child_process';
import { fileURLToPath } from 'node:url';
import { TYPESCRIPT } from './typescript.ts';

const ROOT = fileURLToPath(new URL('../..', import.meta.url));
const PRELOAD = fileURLToPath(new URL('./loopback-preload.ts', import.meta.url));

/** Runs a storage command as npm would, with these settings and no others; its exit code and what it said. */
export function runCommand(
  name: string,
  settings: Readonly<Record<string, string>>,
  ...words: readonly string[]
): Promise<{ code: number; said: string }> {
  return new Promise((settle) => {
    const options = { cwd: ROOT, env: { PATH: process.env.PATH, ENV_FILE: '', ...settings } };
    const args = [...TYPESCRIPT, '--first', PRELOAD, 'server/main.ts', name, ...words];
    execFile(process.execPath, args, options, (fault, stdout, stderr) =>
      settle({ code: typeof fault?.code === 'number' ? fault.code : 0, said: stdout + stderr }),
    );
  });
}
