import { existsSync, statSync } from 'node:fs';
import { copyFile, mkdir, readFile } from 'node:fs/promises';
import { dirname, extname, join, normalize, relative } from 'node:path';
import { transform } from 'esbuild';
import { TARGET } from './compile-source.ts';
import { filesUnder, put } from './files.ts';
import { maskedIcons } from './icons.ts';

const PACKAGE = 'tdesign-miniprogram';

/**
 * Takes those files of TDesign that the built pages reach, by components, scripts, templates and styles: the whole of it would fill
 * the main package. Gives back how many were taken.
 */
export async function takeComponents(modules: string, out: string): Promise<number> {
  const root = join(modules, PACKAGE, 'miniprogram_dist');
  const taken = new Set<string>();
  const waiting = (await componentsOf(out)).flatMap((path) => partsOf(join(root, path)));
  for (let file = waiting.pop(); file !== undefined; file = waiting.pop()) {
    if (taken.has(file)) continue;
    taken.add(file);
    waiting.push(...namedIn(file, await readFile(file, 'utf8'), root));
  }
  const to = join(out, 'miniprogram_npm', PACKAGE);
  await Promise.all([...taken].map((file) => takeOne(file, join(to, relative(root, file)), modules)));
  return taken.size;
}

/** The components of TDesign that our pages name, relative to its folder. */
async function componentsOf(out: string): Promise<string[]> {
  const configs = (await filesUnder(out)).filter((file) => file.endsWith('.json'));
  const texts = await Promise.all(configs.map((file) => readFile(join(out, file), 'utf8')));
  const named = texts.flatMap((text) => usedIn(text)).filter((path) => path.startsWith(`${PACKAGE}/`));
  return [...new Set(named)].map((path) => path.slice(PACKAGE.length + 1));
}

function usedIn(config: string): string[] {
  const { usingComponents = {} } = JSON.parse(config) as { usingComponents?: Record<string, string> };
  return Object.values(usingComponents);
}

function partsOf(component: string): string[] {
  return present(['.js', '.json', '.wxml', '.wxss'].map((ending) => component + ending));
}

function present(paths: readonly string[]): string[] {
  return paths.map((path) => normalize(path)).filter((path) => existsSync(path) && statSync(path).isFile());
}

function namedIn(file: string, text: string, root: string): string[] {
  const folder = dirname(file);
  const at = (path: string): string => (path.startsWith('/') ? join(root, path) : join(folder, path));
  const all = (pattern: RegExp): string[] => [...text.matchAll(pattern)].map(([, path]) => path ?? '');
  switch (extname(file)) {
    case '.json':
      return usedIn(text).flatMap((path) => partsOf(at(path)));
    case '.js':
      return all(/(?:from|import|require\()\s*["']([^"']+)["']/g).flatMap((path) => moduleAt(path, folder, root));
    case '.wxss':
      return present(all(/@import\s+["']([^"']+)["']/g).map(at));
    default:
      return present(all(/(?:src=|require\()["']([^"'{]+\.(?:wxml|wxs))["']/g).map(at));
  }
}

function moduleAt(path: string, folder: string, root: string): string[] {
  const base = path.startsWith('.') ? join(folder, path) : join(root, 'miniprogram_npm', path);
  return present([base, `${base}.js`, join(base, 'index.js')]).slice(0, 1);
}

async function takeOne(from: string, to: string, modules: string): Promise<void> {
  if (from.endsWith('.js')) {
    const options = { format: 'cjs', target: TARGET, minify: true, charset: 'utf8' } as const;
    return put(to, (await transform(await readFile(from, 'utf8'), options)).code);
  }
  if (from.endsWith('icon/icon.wxss')) return put(to, await maskedIcons(await readFile(from, 'utf8'), modules));
  await mkdir(dirname(to), { recursive: true });
  await copyFile(from, to);
}
