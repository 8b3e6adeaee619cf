import { readFile, stat } from 'node:fs/promises';
import { join } from 'node:path';
import { filesUnder } from './files.ts';
import { ICONS } from './icons.ts';

/** Bytes that WeChat takes in the main package or in one sub-package. */
const PACKAGE_LIMIT = 2 * 1024 * 1024;

/** Our own limit of the main package: the first screen on a slow network. */
const MAIN_LIMIT = 700 * 1024;

export type PackageSize = { readonly root: string; readonly bytes: number; readonly limit: number };

type AppConfig = { readonly subPackages?: readonly { readonly root: string }[] };

/** The bytes of the main package (root `''`) and of each sub-package. */
export async function packageSizes(out: string): Promise<readonly PackageSize[]> {
  const { subPackages = [] } = JSON.parse(await readFile(join(out, 'app.json'), 'utf8')) as AppConfig;
  const roots = subPackages.map(({ root }) => root.replace(/\/?$/, '/'));
  const bytes = new Map<string, number>(['', ...roots].map((root) => [root, 0]));
  for (const file of await filesUnder(out)) {
    const root = roots.find((each) => file.startsWith(each)) ?? '';
    bytes.set(root, (bytes.get(root) ?? 0) + (await stat(join(out, file))).size);
  }
  return [...bytes].map(([root, size]) => ({ root, bytes: size, limit: root === '' ? MAIN_LIMIT : PACKAGE_LIMIT }));
}

/** What forbids shipping the package, as sentences; empty when nothing does. `origin` is the one host it may name. */
export async function complaints(out: string, origin: string): Promise<readonly string[]> {
  const sizes = await packageSizes(out);
  const tooBig = sizes.filter(({ bytes, limit }) => bytes > limit);
  return [
    ...tooBig.map(({ root, bytes, limit }) => `package ${root || '(main)'} has ${bytes} bytes, at most ${limit}`),
    ...(await inEachText(out, (text, file) => foreignHosts(text, file, origin))),
    ...(await inEachText(out, undrawnIcons)),
    ...(await inEachText(out, tooNew)),
  ];
}

async function inEachText(out: string, look: (text: string, file: string) => readonly string[]): Promise<string[]> {
  const files = (await filesUnder(out)).filter((file) => /\.(wxss|wxml|wxs|js|json)$/.test(file));
  const found = await Promise.all(files.map(async (file) => look(await readFile(join(out, file), 'utf8'), file)));
  return found.flat();
}

/** Names of XML vocabularies are no addresses that anybody asks. */
function foreignHosts(text: string, file: string, origin: string): string[] {
  const named = [...text.matchAll(/(?:https?|wss?):\/\/[\w.-]+(?::\d+)?/g)].map(([host]) => host);
  const foreign = named.filter((host) => host !== origin && host !== 'http://www.w3.org');
  return [...new Set(foreign)].map((host) => `${file} names the host ${host}`);
}

/** An iPhone of 2022 does not read a script in which a pattern looks back, and knows none of these methods; no compiler rewrites them. */
const TOO_NEW = /\(\?<[!=]|\.(?:at|replaceAll|findLast)\(/g;

function tooNew(text: string, file: string): string[] {
  if (!file.endsWith('.js')) return [];
  const found = new Set([...text.matchAll(TOO_NEW)].map(([each]) => each));
  return [...found].map((each) => `${file} has ${each}, which older telephones do not read`);
}

function undrawnIcons(text: string, file: string): string[] {
  if (!file.endsWith('.wxml') || file.startsWith('miniprogram_npm/')) return [];
  const named = [...text.matchAll(/<t-icon[^>]*?\sname="([a-z0-9-]+)"/g)].map(([, name]) => name ?? '');
  return named
    .filter((name) => !ICONS.includes(name))
    .map((name) => `${file} shows the icon ${name}, which is not drawn`);
}
