import { execFile } from 'node:child_process';
import { existsSync } from 'node:fs';
import { chmod, copyFile, mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { bare, filesUnder } from './files.ts';

const run = promisify(execFile);
const PATIENCE = { timeout: 60_000, maxBuffer: 256 * 1024 * 1024 };

/** What a compiler said: how many characters it made of the package, or why it refused. */
export type Opinion = { readonly made: number; readonly refused: string | null };

/** WeChat's own compilers for templates (wcc) and styles (wcsc), which run on Linux. Null where they do not. */
export async function secondOpinion(modules: string, out: string): Promise<{ wcc: Opinion; wcsc: Opinion } | null> {
  const folder = join(modules, 'miniprogram-compiler', 'bin', 'linux');
  if (process.platform !== 'linux' || !existsSync(join(folder, 'wcc'))) return null;
  const files = await filesUnder(out);
  const templates = files.filter((file) => /\.(wxml|wxs)$/.test(file)).map((file) => `./${file}`);
  const sheets = files.filter((file) => file.endsWith('.wxss'));
  const isOfComponent = (file: string): boolean => files.includes(`${bare(file)}.json`);
  const ordered = [...sheets.filter(isOfComponent), ...sheets.filter((file) => !isOfComponent(file))];
  const count = String(sheets.filter(isOfComponent).length);
  const bin = await mkdtemp(join(tmpdir(), 'wechat-compilers-'));
  try {
    await Promise.all(['wcc', 'wcsc'].map((name) => runnable(join(folder, name), join(bin, name))));
    return {
      wcc: await ask(join(bin, 'wcc'), ['-d', ...templates], out),
      wcsc: await ask(join(bin, 'wcsc'), ['-db', '-pc', count, ...ordered], out),
    };
  } finally {
    await rm(bin, { recursive: true });
  }
}

/** The package ships one of them without the right to run. */
async function runnable(from: string, to: string): Promise<void> {
  await copyFile(from, to);
  await chmod(to, 0o755);
}

async function ask(compiler: string, args: readonly string[], cwd: string): Promise<Opinion> {
  try {
    const { stdout, stderr } = await run(compiler, [...args], { ...PATIENCE, cwd });
    return { made: stdout.length, refused: stdout.length > 0 ? null : stderr };
  } catch (fault) {
    return { made: 0, refused: fault instanceof Error ? fault.message : String(fault) };
  }
}
