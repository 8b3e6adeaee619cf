import { copyFile, mkdir, readFile } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { transform } from 'esbuild';
import { compile } from 'sass';
import { bare, filesUnder, put } from './files.ts';

/** What WeChat's oldest phones in use still run. */
export const TARGET = 'es2018';

/** Folders and files of `miniprogram/` that are not part of the package. */
const LEFT_OUT =
  /^(build|dist)\/|^(README\.md|tsconfig\.json|project\.(private\.)?config\.json|.*\.d\.ts)$|(^|\/)_[^/]+\.scss$/;

/** Compiles the pages, components and services of `source` into `out`. `origin` is the one host that the package talks to. */
export async function compileSource(source: string, out: string, origin: string): Promise<void> {
  const files = (await filesUnder(source)).filter((file) => !LEFT_OUT.test(file));
  await Promise.all(files.map((file) => compileOne(source, out, file, origin)));
}

async function compileOne(source: string, out: string, file: string, origin: string): Promise<void> {
  const from = join(source, file);
  const to = join(out, bare(file));
  if (file.endsWith('.ts')) return put(`${to}.js`, await script(from, origin));
  if (file.endsWith('.scss')) return put(`${to}.wxss`, styles(from));
  await mkdir(dirname(to), { recursive: true });
  await copyFile(from, join(out, file));
}

async function script(file: string, origin: string): Promise<string> {
  const { code } = await transform(await readFile(file, 'utf8'), {
    loader: 'ts',
    format: 'cjs',
    target: TARGET,
    charset: 'utf8',
    minifySyntax: true,
    minifyWhitespace: true,
    sourcefile: file,
    define: { SERVER_ORIGIN: JSON.stringify(origin) },
  });
  return code.replace(/require\("(\.[^"]+)\.ts"\)/g, 'require("$1.js")');
}

function styles(file: string): string {
  return compile(file, { style: 'compressed', charset: false }).css.replace(/^\uFEFF/, '');
}
