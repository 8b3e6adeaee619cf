import type { Browser, Page } from 'playwright-core';
import { complaintsOf, PHONE } from '../browser.ts';
import { builtPackage } from './built-package.ts';
import { servePhone } from './phone-server.ts';

/** How somebody has set his telephone. */
export type Habits = {
  readonly elder?: boolean;
  /** Of the text in 长辈版. */
  readonly points?: number;
  readonly dark?: boolean;
  /** Taller than a telephone: the whole page is in sight, and nothing lies under what the page fixes. */
  readonly tall?: boolean;
  /** Whether he has let the program know who he is. */
  readonly consent?: 'agreed' | 'refused';
  /** Taps and scans that WeChat would supply. */
  readonly stage?: object;
  /** What the program has put into the telephone's keeping before, by name. */
  readonly holds?: Readonly<Record<string, unknown>>;
};

export type Phone = {
  readonly page: Page;
  /** What went wrong since: errors and warnings of the console, faults, requests to anybody else. */
  readonly complaints: string[];
  /** Starts the program anew on a page of the package, `pages/lists/lists`. */
  goTo(path: string): Promise<void>;
  /** Goes to a page of the running program; every page that was open is closed. */
  walkTo(path: string): Promise<void>;
  close(): Promise<void>;
};

/** The built package, served to browsers, its requests handed to the server at `target`. */
export async function openPhones(browser: Browser, target: string) {
  const { web } = await builtPackage();
  const server = await servePhone(web, target);
  let visits = 0;
  return {
    async pickUp(habits: Habits = {}): Promise<Phone> {
      const { dark, tall } = habits;
      const context = await browser.newContext({
        ...PHONE,
        ...(tall && { viewport: { width: 375, height: 3000 } }),
        colorScheme: dark ? 'dark' : 'light',
      });
      await context.addInitScript(`(${prepare.toString()})(${JSON.stringify(habits)})`);
      const page = await context.newPage();
      const complaints = complaintsOf(page);
      page.on('request', (request) => {
        const own = [server.url, `blob:${server.url}`, 'data:'];
        if (!own.some((start) => request.url().startsWith(start))) complaints.push(`asked ${request.url()}`);
      });
      return {
        page,
        complaints,
        async goTo(path) {
          visits += 1;
          await page.goto(`${server.url}/?${visits}#/${path}`);
          await page.locator('.screen').first().waitFor();
        },
        async walkTo(path) {
          await page.evaluate(`phoneWalk(${JSON.stringify(path)})`);
          await page.locator('.screen').first().waitFor();
        },
        close: () => context.close(),
      };
    },
    close: server.close,
  };
}

/** Runs in the browser before the program does. */
function prepare({ elder, points = 18, consent, stage, holds = {} }: Habits): void {
  const here = globalThis as unknown as {
    localStorage: { setItem(key: string, value: string): void };
    phoneStage: object;
  };
  const keep = (key: string, value: unknown): void => here.localStorage.setItem(`phone:${key}`, JSON.stringify(value));
  if (elder) keep('display', { elder: true, points });
  if (consent) keep('consent', consent);
  for (const [name, value] of Object.entries(holds)) keep(name, value);
  if (stage) here.phoneStage = stage;
}

/** How many pixels the page is wider than the telephone. */
export function sidewaysOnPhone(page: Page): Promise<number> {
  return page.evaluate<number>(
    "Math.max(...[...document.querySelectorAll('.phone-scroll')].map((each) => each.scrollWidth - each.clientWidth))",
  );
}

/** What can be tapped and is smaller than `pixels` in height or width, by its words. */
export function smallTargets(page: Page, pixels: number): Promise<string[]> {
  return page.evaluate<string[]>(
    `[...document.querySelectorAll('.screen wx-button')].map((each) => [each, each.getBoundingClientRect()])
      .filter(([, { width, height }]) => height > 0 && (height < ${pixels} - 0.5 || width < ${pixels} - 0.5))
      .map(([each, { width, height }]) => each.innerText + ' ' + Math.round(width) + 'x' + Math.round(height))`,
  );
}
