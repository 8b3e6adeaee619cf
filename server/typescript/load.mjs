// Runs in the thread in which Node keeps its module hooks. Why no ready-made loader: server/decisions/0028-how-typescript-is-loaded.md.
import { readFile } from 'node:fs/promises';
import { fileURLToPath } from 'node:url';
import { stop, transform } from 'esbuild';

const OURS = /^file:(?!.*\/node_modules\/).*\.tsx?(?:\?|$)/;

/** As tsconfig.json says. Names are kept as they are written: to set them again cost every function that is made two microseconds. */
const OPTIONS = { format: 'esm', target: `node${process.versions.node}`, sourcemap: 'inline', sourcesContent: false };
const PREACT = { loader: 'tsx', jsx: 'automatic', jsxImportSource: 'preact' };

/** Milliseconds after which the translator, which is a process of its own, has nothing more to do. */
const IDLE = 2_000;
let idle = setTimeout(() => undefined, 0);

/** Node's `load` hook: the JavaScript of a module of ours that is TypeScript; everything else goes to the next hook. */
export async function load(url, context, next) {
  if (!OURS.test(url)) return next(url, context);
  const path = fileURLToPath(url);
  const kind = path.endsWith('x') ? PREACT : { loader: 'ts' };
  const { code } = await transform(await readFile(path, 'utf8'), { ...OPTIONS, ...kind, sourcefile: path });
  clearTimeout(idle);
  idle = setTimeout(stop, IDLE).unref();
  return { format: 'module', source: code, shortCircuit: true };
}
