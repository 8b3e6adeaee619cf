import { execFile } from 'node:child_process';
import { mkdtemp } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { promisify } from 'node:util';
import { TYPESCRIPT } from '../typescript.ts';
import { renderPackage } from './web-package.ts';

/** The address that the package is built for. Nobody answers there: the rig hands its requests to the server under test. */
export const ORIGIN = 'https://wzm.example';

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

let built: Promise<BuiltPackage> | null = null;

/** Builds the package as `npm run miniprogram` does, once a process. Throws with what it complained about. */
export function builtPackage(): Promise<BuiltPackage> {
  built ??= buildOnce();
  return built;
}

async function buildOnce(): Promise<BuiltPackage> {
  const base = await mkdtemp(join(tmpdir(), 'mini-program-'));
  const [folder, web] = [join(base, 'package'), join(base, 'web')];
  const words = [...TYPESCRIPT, 'miniprogram/build/main.ts', ORIGIN, folder];
  const { stdout } = await run(process.execPath, words, { cwd: root, timeout: 120_000 });
  return { printed: stdout, folder, web, templates: await renderPackage(folder, web) };
}
