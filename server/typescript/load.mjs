// Runs in the thread in which Node keeps its module hooks. Why no ready-made loader: server/decisions/0028-how-typescript-is-loaded.md.
import { readFile } from 'node:fs/promises';
import { fileURLToPath } from 'node:url';
import { stop, transform } from 'esbuild';

const OURS = /^file:(?!.*\/node_modules\/).*\.tsx?(?:\?|$)/;

/** As tsconfig.json says. Names are kept as they are written: to set them again cost every function that is made two microseconds. */
const OPTIONS = { format: 'esm', target: `node${process.versions.node}`, sourcemap: 'inline', sourcesContent: false };
const PREACT = { loader: 'tsx', jsx: 'automatic', jsxImportSource: 'preact' };

/** Milliseconds without work after which the translator, a process of its own, is ended; the next file starts it again. */
const IDLE = 2_000;
let translating = 0;
let idle;

/** Node's `load` hook: the JavaScript of a module of ours that is TypeScript; everything else goes to the next hook. */
export async function load(url, context, next) {
  if (!OURS.test(url)) return next(url, context);
  return { format: 'module', source: await translated(fileURLToPath(url)), shortCircuit: true };
}

async function translated(path) {
  const kind = path.endsWith('x') ? PREACT : { loader: 'ts' };
  clearTimeout(idle);
  translating += 1;
  try {
    return (await transform(await readFile(path, 'utf8'), { ...OPTIONS, ...kind, sourcefile: path })).code;
  } finally {
    translating -= 1;
    if (translating === 0) idle = setTimeout(stop, IDLE).unref(); // never under another file: it would fail with it
  }
}
