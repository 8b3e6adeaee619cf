import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import sharp from 'sharp';
import { put } from './files.ts';

/** The glyphs that our pages and the TDesign components in use show; one that is missing here stays invisible. */
export const ICONS: readonly string[] = [
  ...['search', 'close', 'close-circle-filled', 'chevron-right', 'chevron-left', 'chevron-down', 'chevron-up'],
  ...['check', 'check-circle-filled', 'error-circle-filled', 'info-circle-filled', 'help-circle', 'refresh', 'time'],
  ...['user', 'chat', 'view-list', 'location', 'call', 'qrcode', 'scan', 'microphone', 'sound', 'file-search', 'edit'],
  ...['calendar', 'delete', 'download', 'lock-on', 'browse', 'send', 'file-paste', 'usergroup', 'wifi-off', 'setting'],
  ...[
    'file-unknown',
    'service',
    'task-visible',
    'filter',
    'cloud',
    'edit-2',
    'map-information-2',
    'camera',
    'chat-error',
  ],
];

/** Tabs of the bottom bar: an icon each, in the ink of rest and of the tab that is open, for light and dark. */
const TABS = { ask: 'chat', lists: 'view-list', mine: 'user' } as const;
const INKS = { rest: '#5e6673', on: '#0052d9', 'rest-dark': '#a9b1bd', 'on-dark': '#7aa9ff' } as const;

/** What WeChat asks of a tab's icon. */
const TAB_PIXELS = 81;

async function drawing(name: string, modules: string): Promise<string> {
  const svg = await readFile(join(modules, 'tdesign-icons-svg', 'src', `${name}.svg`), 'utf8');
  return svg
    .replace('view-box', 'viewBox')
    .replace(/ (class|id)="[^"]*"/g, '')
    .replace(/ (width|height)="1em"/g, '')
    .replace(/<path fill="transparent"[^>]*><\/path>/g, '');
}

/** TDesign's icon styles with its font, which lies on a foreign host, replaced by drawings of our own package. */
export async function maskedIcons(wxss: string, modules: string): Promise<string> {
  const bare = wxss
    .replace(/@font-face\{[^}]*\}/, '')
    .replace(/\.t-icon-[\w-]+:before\{content:'\\[0-9A-Fa-f]+';?\}\n?/g, '')
    .replace(/font-family:t!important;?/g, '');
  return bare + (await Promise.all(ICONS.map((name) => mask(name, modules)))).join('\n');
}

async function mask(name: string, modules: string): Promise<string> {
  const svg = (await drawing(name, modules)).replaceAll('currentColor', '#000');
  const uri = `data:image/svg+xml,${encodeURIComponent(svg)
    .replaceAll('%20', ' ')
    .replaceAll('%3D', '=')
    .replaceAll('%3A', ':')
    .replaceAll('%2F', '/')
    .replaceAll('%22', "'")}`;
  const place = `url("${uri}") center/100% no-repeat`;
  return `.t-icon-${name}:before{content:'';display:block;width:1em;height:1em;background:currentColor;-webkit-mask:${place};mask:${place}}`;
}

/** Draws `tabs/<tab>-<ink>.png`: the bottom bar takes pictures only. */
export async function drawTabs(modules: string, out: string): Promise<void> {
  const wanted = Object.entries(TABS).flatMap(([tab, icon]) =>
    Object.entries(INKS).map(([ink, colour]) => ({ file: `${tab}-${ink}.png`, icon, colour })),
  );
  await Promise.all(
    wanted.map(async ({ file, icon, colour }) => {
      const svg = (await drawing(icon, modules)).replaceAll('currentColor', colour);
      const sized = svg.replace('<svg', `<svg width="${TAB_PIXELS}" height="${TAB_PIXELS}"`);
      await put(join(out, 'tabs', file), await sharp(Buffer.from(sized)).png().toBuffer());
    }),
  );
}
