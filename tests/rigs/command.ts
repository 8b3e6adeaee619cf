import { type ChildProcess, spawn } from 'node:child_process';
import { fileURLToPath } from 'node:url';
import { STARTED_WITH, TYPESCRIPT } from './typescript.ts';

const root = fileURLToPath(new URL('../..', import.meta.url));

const LOOPBACK = ['--first', fileURLToPath(new URL('./loopback-preload.ts', import.meta.url))];
const LOADED = ['--first', fileURLToPath(new URL('./loaded-files-preload.ts', import.meta.url))];

/** Settings that a test gives a program; the rest of the environment goes along without settings of ours. */
type Settings = Readonly<Record<string, string>>;

export type Ended = { readonly code: number | null; readonly out: string; readonly err: string };

/** Starts one of the product's programs as `npm` would: `server/main.ts` with these words, the server without any. With `LOADED_FILES` it writes there what it loaded. */
export function start(words: readonly string[], settings: Settings = {}): ChildProcess {
  const preloads = [...LOOPBACK, ...(settings.LOADED_FILES === undefined ? [] : LOADED)];
  const options = words.length === 0 ? STARTED_WITH : [];
  return spawn(process.execPath, [...options, ...TYPESCRIPT, ...preloads, 'server/main.ts', ...words], {
    cwd: root,
    env: { PATH: process.env.PATH, HOME: process.env.HOME, ENV_FILE: '', ...settings },
    stdio: 'pipe',
  });
}

/** Runs it to its end with this input. */
export function run(words: readonly string[], input = '', settings: Settings = {}): Promise<Ended> {
  const child = start(words, settings);
  const heard = listen(child);
  child.stdin?.end(input);
  return new Promise((resolve) => {
    child.once('close', (code) => resolve({ code, ...heard }));
  });
}

/** What a program has written so far. */
export function listen(child: ChildProcess): { out: string; err: string } {
  const heard = { out: '', err: '' };
  child.stdout?.on('data', (chunk: Buffer) => {
    heard.out += chunk.toString();
  });
  child.stderr?.on('data', (chunk: Buffer) => {
    heard.err += chunk.toString();
  });
  return heard;
}
