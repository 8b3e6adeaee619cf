import { type ChildProcess, fork } from 'node:child_process';
import { fileURLToPath } from 'node:url';
import { FILE_BY_FILE, TYPESCRIPT } from '../rigs/typescript.ts';

/** What a measured process answers. `url`: where it listens, empty when it does not. */
type Told = { readonly url: string } | { readonly cpu: number } | { readonly fault: string };

/** A process of its own, of which only the processor time counts. */
export type BenchProcess = {
  readonly url: string;
  /** Microseconds of processor time since it began. */
  cpu(): Promise<number>;
  stop(): Promise<void>;
};

/**
 * Starts a file of this folder with words, under options for Node itself; ready when it has told where it listens. Its output is dropped,
 * its faults are shown.
 */
export async function startProcess(
  file: string,
  words: readonly string[],
  options: readonly string[] = [],
): Promise<BenchProcess> {
  const { program, execArgv } = loaded(fileURLToPath(new URL(file, import.meta.url)));
  const [main = '', ...before] = program;
  const child = fork(main, [...before, ...words], {
    env: { PATH: process.env.PATH, HOME: process.env.HOME },
    execArgv: [...options, ...execArgv],
    stdio: ['ignore', 'ignore', 'inherit', 'ipc'],
  });
  const told = await next(child);
  if (!('url' in told)) throw new Error(`${file} did not start: ${JSON.stringify(told)}`);
  return {
    url: told.url,
    async cpu() {
      child.send('cpu');
      const answer = await next(child);
      return 'cpu' in answer ? answer.cpu : Number.NaN;
    },
    async stop() {
      const ended = new Promise((resolve) => child.once('exit', resolve));
      child.send('stop');
      await ended;
    },
  };
}

/**
 * Loaded as `npm start` loads the product: from one bundle. `BENCH_PROFILE=FOLDER` has every measured process leave a CPU profile there;
 * then our files are read one by one, so that the profile names them.
 */
function loaded(path: string): { readonly program: readonly string[]; readonly execArgv: readonly string[] } {
  const folder = process.env.BENCH_PROFILE;
  if (folder === undefined) return { program: [...TYPESCRIPT, path], execArgv: [] };
  return { program: [path], execArgv: [...FILE_BY_FILE, '--cpu-prof', `--cpu-prof-dir=${folder}`] };
}

function next(child: ChildProcess): Promise<Told> {
  return new Promise((resolve, reject) => {
    const ended = (): void => reject(new Error('a measured process ended'));
    child.once('exit', ended);
    child.once('message', (message) => {
      child.off('exit', ended);
      resolve(message as Told);
    });
  });
}

/** The measured side: tells that it is ready, then its processor time whenever asked, until it is stopped. */
export function serveBench(url: string, stop: () => Promise<void>): void {
  process.once('disconnect', () => void stop().then(() => process.exit()));
  process.on('message', (asked) => {
    if (asked === 'stop') void stop().then(() => process.exit());
    else tell({ cpu: spent() });
  });
  tell({ url });
}

function spent(): number {
  const { user, system } = process.cpuUsage();
  return user + system;
}

function tell(told: Told): void {
  process.send?.(told);
}
