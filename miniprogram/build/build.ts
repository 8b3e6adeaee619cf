import { readFile, rm } from 'node:fs/promises';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { compileSource } from './compile-source.ts';
import { complaints, type PackageSize, packageSizes } from './gates.ts';
import { drawTabs } from './icons.ts';
import { takeComponents } from './take-components.ts';

const source = fileURLToPath(new URL('..', import.meta.url));
const modules = fileURLToPath(new URL('../../node_modules', import.meta.url));

type Built = {
  readonly components: number;
  readonly sizes: readonly PackageSize[];
  /** Why it may not be shipped; empty when it may. */
  readonly complaints: readonly string[];
};

/** Builds the package into an empty `out`. `origin`: scheme and host of the county's server, the only one it talks to. */
export async function build(out: string, origin: string): Promise<Built> {
  await rm(out, { recursive: true, force: true });
  await compileSource(source, out, origin);
  const components = await takeComponents(modules, out);
  await drawTabs(modules, out);
  return { components, sizes: await packageSizes(out), complaints: await complaints(out, origin) };
}

/** The pages of the package in the order of `app.json`, main package first. */
export async function pagesOf(out: string): Promise<readonly string[]> {
  const { pages, subPackages = [] } = JSON.parse(await readFile(join(out, 'app.json'), 'utf8')) as {
    pages: string[];
    subPackages?: { root: string; pages: string[] }[];
  };
  return [...pages, ...subPackages.flatMap(({ root, pages: own }) => own.map((page) => `${root}/${page}`))];
}
