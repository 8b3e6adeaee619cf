import { copyFile, mkdir, readFile } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { build as bundle } from 'esbuild';
import { pagesOf } from '../../../miniprogram/build/build.ts';
import { bare, filesUnder, put } from '../../../miniprogram/build/files.ts';
import { type AppConfig, type ComponentConfig, type Part, partsOf } from './graph.ts';
import { compileSheet } from './sheets.ts';
import { compileTemplates } from './templates.ts';

const here = (name: string): string => fileURLToPath(new URL(name, import.meta.url));

/**
 * Turns a built package into a page that a browser opens, on WeChat's own component framework. It says what holds in that framework
 * and in Chromium, not in WeChat. Gives back what the template compiler complained about.
 */
export async function renderPackage(from: string, to: string): Promise<readonly string[]> {
  const files = await filesUnder(from);
  const texts = files.filter((file) => /\.(wxml|wxs|wxss|js|json)$/.test(file));
  const sources = new Map(
    await Promise.all(texts.map(async (file) => [file, await readFile(join(from, file), 'utf8')] as const)),
  );
  const configs = configsOf(sources);
  const app = configs.get('app') as unknown as AppConfig;
  const pages = await pagesOf(from);
  const parts = partsOf(app, pages, configs);
  const { code, complaints } = compileTemplates(sources);
  const data = {
    app,
    theme: JSON.parse(sources.get('theme.json') ?? '{}') as unknown,
    pages,
    parts: Object.fromEntries(parts),
    sheets: sheetsOf(sources, parts),
  };
  const modules = [...sources].filter(([file]) => file.endsWith('.js')).map(([file, text]) => moduleOf(file, text));
  await put(
    join(to, 'package.js'),
    `window.builtPackage = ${JSON.stringify(data)};\nwindow.builtTemplates = (function () { return ${code} })();\n` +
      `window.builtModules = {\n${modules.join(',\n')}\n};\n`,
  );
  await bundle({
    entryPoints: [here('phone/main.ts')],
    bundle: true,
    format: 'iife',
    outfile: join(to, 'phone.js'),
    define: { 'process.env.NODE_ENV': '"development"' },
    logLevel: 'error',
    charset: 'utf8',
  });
  await mkdir(to, { recursive: true });
  await Promise.all(['index.html', 'phone.css'].map((name) => copyFile(here(`phone/${name}`), join(to, name))));
  for (const file of files.filter((each) => /\.(png|jpe?g|svg)$/.test(each))) {
    await mkdir(dirname(join(to, file)), { recursive: true });
    await copyFile(join(from, file), join(to, file));
  }
  return complaints;
}

function configsOf(sources: ReadonlyMap<string, string>): Map<string, ComponentConfig> {
  const configs = [...sources].filter(([file]) => file.endsWith('.json'));
  return new Map(configs.map(([file, text]) => [bare(file), JSON.parse(text) as ComponentConfig]));
}

function sheetsOf(sources: ReadonlyMap<string, string>, parts: ReadonlyMap<string, Part>) {
  const sheets: Record<string, { css: string; scope?: string }> = {
    app: { css: compileSheet(sources, 'app.wxss') },
  };
  let scopes = 0;
  for (const [path, { styleIsolation, isPage }] of parts) {
    const scope = styleIsolation === 'shared' ? '' : `s${scopes++}`;
    const css = sources.has(`${path}.wxss`)
      ? compileSheet(sources, `${path}.wxss`, isPage ? { page: path } : { scope })
      : '';
    sheets[path] = scope ? { css, scope } : { css };
  }
  return sheets;
}

/** WeChat gives a module these names and no others: neither window nor document. */
const GIVEN =
  'require, module, exports, Page, Component, Behavior, App, getApp, getCurrentPages, wx, requirePlugin, window, document, fetch, localStorage';

function moduleOf(file: string, code: string): string {
  return `${JSON.stringify(file)}: function (${GIVEN}) {\n${code}\n}`;
}
