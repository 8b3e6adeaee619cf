import { existsSync, readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { type Browser, chromium, type Page } from 'playwright-core';

/** The same engine twice: without the windows of a desktop around it, a page costs a third to a half of the work. */
const CHROMIUM = ['/usr/bin/chromium-headless-shell', '/usr/bin/chromium'].find((file) => existsSync(file));

/** Whether this machine has the browser; without it the browser tests are left out, and say how to get it. */
export const hasBrowser = CHROMIUM !== undefined;

export const BROWSER_MISSING = 'chromium is missing: apt-get install chromium-headless-shell fonts-noto-cjk';

/** A real Chromium without a window that calls nobody: it finds no host but this machine. */
export function openBrowser(): Promise<Browser> {
  if (CHROMIUM === undefined) throw new Error(BROWSER_MISSING);
  return chromium.launch({
    executablePath: CHROMIUM,
    args: [
      '--headless',
      '--no-sandbox',
      '--disable-gpu',
      '--disable-quic',
      '--host-resolver-rules=MAP * ~NOTFOUND , EXCLUDE 127.0.0.1 , EXCLUDE localhost',
      '--no-first-run',
      '--disable-background-networking',
      '--disable-component-update',
      '--disable-sync',
    ],
  });
}

export const PHONE = { viewport: { width: 375, height: 740 }, hasTouch: true, isMobile: true, locale: 'zh-CN' };
export const DESKTOP = { viewport: { width: 1280, height: 800 }, locale: 'zh-CN' };

/** How else a page that was opened on a telephone is looked at: without opening it again. */
const LOOKS = {
  telephone: { viewport: PHONE.viewport, colorScheme: 'light' },
  'telephone in the dark': { viewport: PHONE.viewport, colorScheme: 'dark' },
  desk: { viewport: DESKTOP.viewport, colorScheme: 'light' },
  'desk in the dark': { viewport: DESKTOP.viewport, colorScheme: 'dark' },
} as const;

export type Look = keyof typeof LOOKS;

/** Shows the open page as `look` says. */
export async function lookAs(page: Page, look: Look): Promise<void> {
  const { viewport, colorScheme } = LOOKS[look];
  await page.setViewportSize(viewport);
  await page.emulateMedia({ colorScheme });
}

/** The small form: half the work of reading it, which every page does anew. */
const AXE = readFileSync(fileURLToPath(import.meta.resolve('axe-core/axe.min.js')), 'utf8');

/** Only violations are gathered: what passes is not described, which is most of the work. */
const runAxe = (rules: object): string =>
  `axe.run(document, ${JSON.stringify({ runOnly: rules, resultTypes: ['violations'] })}).then(({ violations }) => violations)`;

/** `whole`: WCAG 2.2 A and AA. `colours`: the part of it that other colours on the same page can break. */
const RULES = {
  whole: { type: 'tag', values: ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa'] },
  colours: { type: 'rule', values: ['color-contrast', 'link-in-text-block'] },
} as const;

/** What is wrong with a page for people who see, hear or move differently: rule and place. */
export async function violations(page: Page, rules: keyof typeof RULES = 'whole'): Promise<string[]> {
  if (!(await page.evaluate<boolean>(`'axe' in window`))) await page.evaluate(AXE);
  const found = await page.evaluate<{ id: string; nodes: { target: string[] }[] }[]>(runAxe(RULES[rules]));
  return found.flatMap(({ id, nodes }) => nodes.map(({ target }) => `${id}: ${target.join(' ')}`));
}

/** How many pixels a page is wider than its window; 0 when nobody has to scroll sideways. */
export function sidewaysScroll(page: Page): Promise<number> {
  return page.evaluate<number>('document.documentElement.scrollWidth - document.documentElement.clientWidth');
}

/**
 * What is wrong with the open page in those looks, the last of which it keeps: by look, what breaks a rule, and whether one has to scroll
 * sideways. Pictures of it lie in LOOKS_FOLDER when somebody wants to see them.
 */
export async function faultsIn(page: Page, name: string, looks: readonly Look[]): Promise<string[]> {
  const folder = process.env.LOOKS_FOLDER;
  const faults: string[] = [];
  for (const look of looks) {
    await lookAs(page, look);
    const found = await violations(page);
    if ((await sidewaysScroll(page)) > 0) found.push('wider than its window');
    faults.push(...found.map((fault) => `${name}, ${look}: ${fault}`));
    if (folder) await page.screenshot({ path: `${folder}/${name}-${look.replaceAll(' ', '-')}.png`, fullPage: true });
  }
  return faults;
}

/** Collects what the browser complains about: errors, and anything that the content policy stopped. */
export function complaintsOf(page: Page): string[] {
  const complaints: string[] = [];
  page.on('console', (message) => {
    if (['error', 'warning'].includes(message.type())) complaints.push(message.text());
  });
  page.on('pageerror', (error) => complaints.push(error.message));
  return complaints;
}

/** The number of sheets a page takes on A4. */
export async function sheets(page: Page): Promise<number> {
  const pdf = await page.pdf({ preferCSSPageSize: true });
  return pdf.toString('latin1').match(/\/Type\s*\/Page\b(?!s)/g)?.length ?? 0;
}
