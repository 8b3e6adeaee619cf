import { createHash } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';

export type AssetName =
  | 'style.css'
  | 'desk.css'
  | 'desk.js'
  | 'ask.js'
  | 'sign.js'
  | 'sandbox.css'
  | 'sandbox.js'
  | 'icon.svg';

type Asset = { readonly type: string; readonly body: Buffer };

/** The files that pages link to, read once. */
export type Assets = {
  /** By the name under which they are served: `style.3f2a91c07b.css`. */
  readonly byFile: ReadonlyMap<string, Asset>;
  /** The address of each. */
  readonly urls: Readonly<Record<AssetName, string>>;
};

const TYPES: Readonly<Record<AssetName, string>> = {
  'style.css': 'text/css; charset=utf-8',
  'desk.css': 'text/css; charset=utf-8',
  'desk.js': 'text/javascript; charset=utf-8',
  'ask.js': 'text/javascript; charset=utf-8',
  'sign.js': 'text/javascript; charset=utf-8',
  'sandbox.css': 'text/css; charset=utf-8',
  'sandbox.js': 'text/javascript; charset=utf-8',
  'icon.svg': 'image/svg+xml',
};

/** The files that make up an asset: a style is kept in several and sent as one. */
const PARTS: Readonly<Record<AssetName, readonly string[]>> = {
  'style.css': [
    'base.css',
    'buttons.css',
    'talk.css',
    'sheets.css',
    'counts.css',
    'board.css',
    'forms.css',
    'commitment.css',
    'receipt.css',
    'print.css',
  ],
  'desk.css': ['desk.css'],
  'desk.js': ['desk.js'],
  'ask.js': ['ask.js', 'replies.js'],
  'sign.js': ['sign.js'],
  'sandbox.css': ['sandbox.css', 'sandbox-chats.css', 'sandbox-folds.css'],
  'sandbox.js': ['sandbox.js'],
  'icon.svg': ['icon.svg'],
};

/** Reads every asset and names it after its content, so that a changed file is a new address. */
export function loadAssets(): Assets {
  const byFile = new Map<string, Asset>();
  const urls = {} as Record<AssetName, string>;
  for (const [name, type] of Object.entries(TYPES) as [AssetName, string][]) {
    const body = Buffer.concat(PARTS[name].map(read));
    const hash = createHash('sha256').update(body).digest('hex').slice(0, 10);
    const file = name.replace('.', `.${hash}.`);
    byFile.set(file, { type, body });
    urls[name] = `/assets/${file}`;
  }
  return { byFile, urls };
}

function read(file: string): Buffer {
  return readFileSync(fileURLToPath(new URL(`./assets/${file}`, import.meta.url)));
}
