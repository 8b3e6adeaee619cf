import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { AnswerGiven } from '../../server/http/contract.ts';
import {
  BROWSER_MISSING,
  complaintsOf,
  hasBrowser,
  openBrowser,
  PHONE,
  sheets,
  sidewaysScroll,
  violations,
} from '../rigs/browser.ts';
import { type OpenCounty, openCounty } from '../rigs/county.ts';

if (!hasBrowser) console.warn(`left out tests/e2e/looks: ${BROWSER_MISSING}`);

describe.skipIf(!hasBrowser)('how the pages look', () => {
  let service: OpenCounty;
  let browser: Browser;
  let slip: string;

  beforeAll(async () => {
    service = await openCounty('2026-11-22 10:00');
    browser = await openBrowser();
    slip = await issueSlip(service.url);
  });
  afterAll(async () => {
    await browser?.close();
    await service?.close();
  });

  /** The pages worth a look, each as a way to get there. */
  const pages: Readonly<Record<string, (page: Page) => Promise<unknown>>> = {
    'the first page': (page) => page.goto(service.url),
    'an answer': (page) => ask(page, '孩子上学报名还要开居住证明吗'),
    'an ask-back': (page) => ask(page, '社保证明还要去打吗'),
    'a promise to sign': (page) => ask(page, '开店没有房产证,要村里开证明吗'),
    'an emergency': (page) => ask(page, '我不想活了'),
    'a refusal': async (page) => {
      await page.goto(service.url);
      await page.fill('#q', '证'.repeat(501));
      await page.click('[data-send]');
      await page.locator('.problem:not(:empty)').waitFor();
    },
    'the list': (page) => page.goto(`${service.url}/lists`),
    'the list with its filters open': (page) => page.goto(`${service.url}/lists?place=000000&page=2`),
    'the changes of a version': (page) => page.goto(`${service.url}/lists/3/changes`),
    'what is late': (page) => page.goto(`${service.url}/overdue`),
    'who runs for whom': (page) => page.goto(`${service.url}/agents`),
    'a slip': (page) => page.goto(`${service.url}/slips/${slip}`),
    'no page': (page) => page.goto(`${service.url}/nowhere`),
  };

  async function ask(page: Page, question: string): Promise<void> {
    await page.goto(service.url);
    await page.fill('#q', question);
    await page.click('[data-send]');
    await page.locator('.turn').waitFor();
  }

  type Setting = Parameters<Page['emulateMedia']>[0] & { width: number; text?: number; look?: 'whole' | 'colours' };

  /** The ways in which people see a page; the whole rule book is read where the layout differs, that of colours where only they do. */
  const settings: Readonly<Record<string, Setting>> = {
    'on a phone': { width: 375, look: 'whole' },
    'on a narrow phone': { width: 320 },
    'in the dark': { width: 375, colorScheme: 'dark', look: 'colours' },
    'in high contrast': { width: 375, contrast: 'more', look: 'colours' },
    'in forced colours': { width: 375, forcedColors: 'active' },
    'on a desktop': { width: 1280, look: 'whole' },
    'with text twice as large on a phone': { width: 375, text: 32 },
    'with text twice as large on a desktop': { width: 1280, text: 32 },
  };

  /** What is wrong with the page that is open, under one setting. */
  async function faults(page: Page, { width, text = 16, look, ...media }: Setting): Promise<string[]> {
    const cdp = await page.context().newCDPSession(page);
    await cdp.send('Page.setFontSizes', { fontSizes: { standard: text, fixed: text } });
    await cdp.detach();
    await page.setViewportSize({ width, height: 740 });
    await page.emulateMedia({ colorScheme: 'light', contrast: 'no-preference', forcedColors: 'none', ...media });
    const sideways = await sidewaysScroll(page);
    return [...(sideways > 0 ? [`${sideways} px too wide`] : []), ...(look ? await violations(page, look) : [])];
  }

  it.each(Object.keys(pages))(
    '%s is accessible, fits every window and brings no complaint',
    { timeout: 60_000 },
    async (name) => {
      const page = await browser.newPage();
      const complaints = complaintsOf(page);
      await pages[name]?.(page);
      const found: string[] = [];
      for (const [how, setting] of Object.entries(settings))
        found.push(...(await faults(page, setting)).map((fault) => `${how}: ${fault}`));
      expect([...found, ...complaints.filter((each) => !/status of (404|413)/.test(each))]).toEqual([]);
      await page.close();
    },
  );

  it('fits a phone without script', async () => {
    const context = await browser.newContext({ ...PHONE, javaScriptEnabled: false });
    const page = await context.newPage();
    await page.goto(service.url);
    await page.fill('#q', '孩子上学报名还要开居住证明吗');
    await page.click('[data-send]');
    expect(await sidewaysScroll(page)).toBe(0);
    expect(await page.locator('.turn .verdict').count()).toBe(1);
    await context.close();
  });

  it('has a verdict of 22 points and a text of 16', async () => {
    const page = await browser.newPage();
    await ask(page, '孩子上学报名还要开居住证明吗');
    const size = (selector: string) =>
      page.evaluate<number>(`parseFloat(getComputedStyle(document.querySelector('${selector}')).fontSize) * 0.75`);
    expect(await size('.turn .verdict')).toBeCloseTo(22, 1);
    expect(await size('.turn .lines p')).toBeCloseTo(16, 1);
    await page.close();
  });

  it('gives every target at least 44 pixels', async () => {
    const context = await browser.newContext(PHONE);
    const page = await context.newPage();
    await ask(page, '孩子上学报名还要开居住证明吗');
    const small = await page.evaluate<string[]>(
      `[...document.querySelectorAll('button, summary, nav a, .examples a')]
        .filter((each) => each.offsetHeight > 0 && each.offsetHeight < 44).map((each) => each.textContent)`,
    );
    expect(small).toEqual([]);
    await context.close();
  });

  it('prints a slip, a list and the first page on one sheet of A4 each', { timeout: 60_000 }, async () => {
    const page = await browser.newPage();
    const taken: Record<string, number> = {};
    for (const path of ['/', '/lists', '/lists?page=2', `/slips/${slip}`, '/nowhere']) {
      await page.goto(service.url + path);
      taken[path === `/slips/${slip}` ? '/slips' : path] = await sheets(page);
    }
    expect(taken).toEqual({ '/': 1, '/lists': 1, '/lists?page=2': 1, '/slips': 1, '/nowhere': 1 });
    await page.close();
  });

  it('sends less than 100 KB for a page with all it brings', async () => {
    const text = async (path: string) => (await fetch(service.url + path)).text();
    for (const path of ['/', '/lists', '/lists?place=000000', '/lists/3/changes', `/slips/${slip}`]) {
      const page = await text(path);
      const brought = [...page.matchAll(/(?:href|src)="(\/assets\/[^"]+)"/g)].map(([, url]) => text(url ?? ''));
      const bytes = Buffer.byteLength(page + (await Promise.all(brought)).join(''));
      expect([path, bytes < 100_000]).toEqual([path, true]);
    }
  });
});

/** Asks, picks the first choice while asked back, and takes a slip over the API; its number. */
async function issueSlip(url: string): Promise<string> {
  const post = async (body: object) => {
    const headers = { 'Content-Type': 'application/json' };
    const response = await fetch(`${url}/api/questions`, { method: 'POST', headers, body: JSON.stringify(body) });
    return (await response.json()) as AnswerGiven;
  };
  let given = await post({ q: '孩子上学报名还要开居住证明吗' });
  const { conversation } = given;
  if (given.behaviour === 'ask-back') given = await post({ choice: given.choices[0]?.id, conversation });
  const { text } = await post({ choice: 'slip', conversation });
  const number = /MZ-\d{8}-\d{4}/.exec(text)?.[0];
  if (!number) throw new Error(`no slip after ${given.text}`);
  return number;
}
