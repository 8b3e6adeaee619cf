import { execFile } from 'node:child_process';
import { mkdir, readFile, rename, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import { fileURLToPath } from 'node:url';
import { promisify } from 'node:util';
import { inject } from 'vitest';
import { TYPESCRIPT } from '../typescript.ts';
import { renderPackage } from './web-package.ts';

/** The address that the package is built for. Nobody answers there: the rig hands its requests to the server under test. */
export const ORIGIN = 'https://wzm.example';

/** Milliseconds. */
const PATIENCE = 120_000;

const run = promisify(execFile);
const root = fileURLToPath(new URL('../../..', import.meta.url));

type BuiltPackage = {
  /** What the build printed. */
  readonly printed: string;
  /** Folder of the package as WeChat takes it. */
  readonly folder: string;
  /** The same as a page for a browser. */
  readonly web: string;
  /** What the compiler of WeChat's component framework said of our templates. */
  readonly templates: readonly string[];
};

/** What the worker that built it leaves for the others. */
type Outcome = BuiltPackage | { readonly complaint: string };

let built: Promise<BuiltPackage> | null = null;

/** Builds the package as `npm run miniprogram` does, once a run of the suite. Throws with what it complained about. */
export function builtPackage(): Promise<BuiltPackage> {
  built ??= builtOnce(join(inject('runFolder'), 'mini-program'));
  return built;
}

/** The first worker that makes the folder builds; the others wait for what came of it. */
async function builtOnce(base: string): Promise<BuiltPackage> {
  const note = join(base, 'outcome.json');
  if (await claimed(base)) {
    const outcome: Outcome = await build(base).catch((fault: unknown) => ({ complaint: String(fault) }));
    await writeFile(`${note}.draft`, JSON.stringify(outcome));
    await rename(`${note}.draft`, note);
  }
  const outcome = await outcomeIn(note);
  if ('complaint' in outcome) throw new Error(outcome.complaint);
  return outcome;
}

async function claimed(folder: string): Promise<boolean> {
  return mkdir(folder).then(
    () => true,
    (fault: NodeJS.ErrnoException) => {
      if (fault.code === 'EEXIST') return false;
      throw fault;
    },
  );
}

async function build(base: string): Promise<BuiltPackage> {
  const [folder, web] = [join(base, 'package'), join(base, 'web')];
  const words = [...TYPESCRIPT, 'miniprogram/build/main.ts', ORIGIN, folder];
  const { stdout } = await run(process.execPath, words, { cwd: root, timeout: PATIENCE });
  return { printed: stdout, folder, web, templates: await renderPackage(folder, web) };
}

async function outcomeIn(note: string): Promise<Outcome> {
  const last = Date.now() + PATIENCE;
  for (;;) {
    const text = await readFile(note, 'utf8').catch(() => null);
    if (text !== null) return JSON.parse(text) as Outcome;
    if (Date.now() > last) throw new Error('Another worker began to build the package and did not end.');
    await pause(200);
  }
}
