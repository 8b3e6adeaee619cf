// One module out of all that a program of ours imports, made once and kept beside the packages: to read nine hundred files through a hook
// costs a start several times as much. Why and how much: server/decisions/0028-how-typescript-is-loaded.md.
import { createHash, randomUUID } from 'node:crypto';
import {
  mkdirSync,
  readdirSync,
  readFileSync,
  realpathSync,
  renameSync,
  rmSync,
  statSync,
  writeFileSync,
} from 'node:fs';
import { basename, dirname, join } from 'node:path';
import { fileURLToPath, pathToFileURL } from 'node:url';

const here = (name) => realpathSync(fileURLToPath(new URL(name, import.meta.url)));

/** What the bundles are made with; a change of it makes them anew. */
const TOOLS = ['./bundle.mjs', '../../node_modules/esbuild/package.json'];
const SCRIPT = /\.[cm]?[jt]sx?$/;
/** Milliseconds. A file that was written just now may be written again without its times telling: it is not yet relied on. */
const SETTLED = 2_000;
/** Milliseconds that a bundle stays which nothing names any more: a program may still be about to read a part of it. */
const STALE = 86_400_000;

/** Beside the packages, whose names a bundle resolves from there. Throws when there are none. */
function cacheFolder() {
  return join(here('../../node_modules'), '.cache', 'zhengpaopao');
}

/**
 * The URL of the module to import instead of a file (its path), made and kept when there is none that fits. Null when none can be had: the
 * folder cannot be written, a file was changed a moment ago, or one does not translate. Then the files are read one by one, and say why.
 */
export async function bundleOf(file) {
  try {
    const [path, cache] = [realpathSync(file), cacheFolder()];
    const note = join(cache, `${digestOf([process.version, process.arch, here('.'), path])}.json`);
    return kept(note) ?? (await make(path, cache, note));
  } catch {
    return null;
  }
}

/** A note tells the bundle of a program and how every file was of which it was made. */
function kept(note) {
  const { folder, inputs } = read(note) ?? {};
  const fits = inputs?.every(([path, stamp]) => stampOf(path) === stamp);
  return fits ? moduleIn(join(dirname(note), folder)) : null;
}

function read(note) {
  try {
    return JSON.parse(readFileSync(note, 'utf8'));
  } catch {
    return null; // not there yet
  }
}

function moduleIn(folder) {
  const entry = join(folder, 'entry.mjs');
  return statSync(entry, { throwIfNoEntry: false }) ? pathToFileURL(entry).href : null;
}

function stampOf(path) {
  const known = statSync(path, { throwIfNoEntry: false });
  return known ? `${known.size} ${known.mtimeMs} ${known.ctimeMs}` : 'gone';
}

async function make(path, cache, note) {
  mkdirSync(cache, { recursive: true });
  const inputs = new Map(TOOLS.map((tool) => [here(tool), stampOf(here(tool))]));
  const files = await bundled(path, join(cache, 'bundle'), inputs);
  if ([...inputs.keys()].some((each) => Date.now() - statSync(each).ctimeMs < SETTLED)) return null;
  const folder = digestOf(files.map((file) => `${basename(file.path)} ${file.hash}`));
  if (!moduleIn(join(cache, folder))) putFolder(cache, folder, files);
  const draft = `${note}.${randomUUID()}`;
  writeFileSync(draft, JSON.stringify({ folder, inputs: [...inputs] }));
  renameSync(draft, note);
  removeStale(cache);
  return moduleIn(join(cache, folder));
}

async function bundled(path, outdir, inputs) {
  const { build, stop } = await import('esbuild');
  try {
    const { outputFiles } = await build({
      ...{ entryPoints: [path], entryNames: 'entry', outdir, outExtension: { '.js': '.mjs' }, write: false },
      ...{ bundle: true, splitting: true, packages: 'external', logLevel: 'silent', plugins: [watch(inputs)] },
      ...{ platform: 'node', format: 'esm', target: `node${process.versions.node}`, tsconfigRaw: '{}' },
      ...{ jsx: 'automatic', jsxImportSource: 'preact', sourcemap: 'linked', sourcesContent: false },
    });
    return outputFiles;
  } finally {
    await stop();
  }
}

/** Notes how a file is before it is read, and gives it the place that it would have had by itself. */
function watch(inputs) {
  const onLoad = ({ path }) => {
    inputs.set(path, stampOf(path));
    if (!SCRIPT.test(path)) return undefined;
    return { contents: placed(readFileSync(path, 'utf8'), path), loader: /[jt]sx?$/.exec(path)[0] };
  };
  return { name: 'watch', setup: (building) => building.onLoad({ filter: /./, namespace: 'file' }, onLoad) };
}

function placed(text, path) {
  const meta = { url: pathToFileURL(path).href, dirname: dirname(path), filename: path };
  const own = text.replace(/\bimport\.meta\.(url|dirname|filename)\b/g, (_, name) => JSON.stringify(meta[name]));
  if (/\bimport\.meta\b/.test(own)) throw new Error(`${path} asks import.meta for more than its place.`);
  return own;
}

/** Whole or not at all: another program may be about to put the same. */
function putFolder(cache, folder, files) {
  const draft = join(cache, `${folder}.${randomUUID()}`);
  mkdirSync(draft);
  for (const file of files) writeFileSync(join(draft, basename(file.path)), file.contents);
  try {
    renameSync(draft, join(cache, folder));
  } catch (fault) {
    rmSync(draft, { recursive: true, force: true });
    if (!moduleIn(join(cache, folder))) throw fault;
  }
}

function removeStale(cache) {
  const names = readdirSync(cache).filter((name) => /^[0-9a-f]{16}/.test(name));
  const notes = names.filter((name) => name.endsWith('.json') && isOfSomething(read(join(cache, name))));
  const named = new Set([...notes, ...notes.map((name) => read(join(cache, name))?.folder)]);
  for (const name of names.filter((each) => !named.has(each))) {
    const known = statSync(join(cache, name), { throwIfNoEntry: false });
    if (known && Date.now() - known.ctimeMs > STALE) rmSync(join(cache, name), { recursive: true, force: true });
  }
}

/** Whether the files are still there of which a bundle was made. */
function isOfSomething(note) {
  return note?.inputs.every(([path]) => stampOf(path) !== 'gone') ?? false;
}

function digestOf(parts) {
  return createHash('sha256').update(parts.join('\n')).digest('hex').slice(0, 16);
}
