import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import {
  BROWSER_MISSING,
  complaintsOf,
  DESKTOP,
  hasBrowser,
  openBrowser,
  PHONE,
  sidewaysScroll,
  violations,
} from '../rigs/browser.ts';
import { openPlayedCounty, openSandboxPage, type PlayedCounty, say, type } from '../rigs/sandbox.ts';

if (!hasBrowser) console.warn(`left out tests/web/sandbox-looks: ${BROWSER_MISSING}`);

const CITIZEN = '[data-channel="wechat"]';

describe.skipIf(!hasBrowser)('how the sandbox looks', { timeout: 60_000 }, () => {
  let county: PlayedCounty;
  let browser: Browser;

  beforeAll(async () => {
    county = await openPlayedCounty('2026-11-23 10:00');
    browser = await openBrowser();
  });
  afterAll(async () => {
    await browser?.close();
    await county?.close();
  });

  /** Two windows that have talked, and everything that opens open. */
  async function lived(page: Page): Promise<void> {
    await openSandboxPage(page, county, 'c01.account', 'sf001.county');
    await say(page, CITIZEN, '孩子上学报名还要开居住证明吗');
    await page.click('#faults summary');
    await page.click('#journal summary');
    await page.click('#help summary');
    await page.locator('#journal td').first().waitFor();
  }

  type Setting = Parameters<Page['emulateMedia']>[0] & { width: number; text?: number; look?: boolean };

  /** The whole rule book is read where colours or layout differ most. */
  const settings: readonly [string, Setting][] = [
    ['on a wide desktop', { width: 1440, look: true }],
    ['on a small one, in the dark', { width: 1024, colorScheme: 'dark' }],
    ['on a phone', { width: 375, look: true }],
    ['on a phone, in the dark', { width: 375, colorScheme: 'dark', look: true }],
    ['in high contrast', { width: 1024, contrast: 'more', look: true }],
    ['with text twice as large on a phone', { width: 375, text: 32 }],
    ['with text twice as large on a desktop', { width: 1280, text: 32 }],
  ];

  it('is accessible, fits every window and brings no complaint', async () => {
    const page = await browser.newPage();
    const complaints = complaintsOf(page);
    await lived(page);
    const cdp = await page.context().newCDPSession(page);
    const found: string[] = [];
    for (const [how, { width, text = 16, look = false, ...media }] of settings) {
      await cdp.send('Page.setFontSizes', { fontSizes: { standard: text, fixed: text } });
      await page.setViewportSize({ width, height: 800 });
      await page.emulateMedia({ colorScheme: 'light', contrast: 'no-preference', ...media });
      const sideways = await sidewaysScroll(page);
      if (look) found.push(...(await violations(page)).map((each) => `${how}: ${each}`));
      if (sideways > 0) found.push(`${how}: ${sideways} px too wide`);
    }
    expect([...found, ...complaints]).toEqual([]);
    await page.close();
  });

  it('shows one window at a time on a phone, and says on the tab of another that something came', async () => {
    const page = await (await browser.newContext(PHONE)).newPage();
    await openSandboxPage(page, county, 'sf001.town-990101001', 'sf043.town-990101001');
    expect(await page.locator('.pane:visible').count()).toBe(1);
    await type(page, '[data-person="sf001"]', '我到了');
    await page.locator('[data-tab="1"][data-news]').waitFor();
    await page.click('[data-tab="1"]');
    await page.locator('[data-person="sf043"] .by-person:has-text("我到了")').waitFor();
    expect(await page.locator('[data-person="sf001"]').isVisible()).toBe(false);
    const small = await page.evaluate<string[]>(
      `[...document.querySelectorAll('main :is(button, select, summary, .close, .more)')]
        .filter((each) => each.offsetHeight > 0 && each.offsetHeight < 44).map((each) => each.textContent)`,
    );
    expect(small).toEqual([]);
    await page.context().close();
  });

  it('works by keyboard: write, send, reach the choices of the answer, and tap one', async () => {
    const page = await (await browser.newContext(DESKTOP)).newPage();
    await openSandboxPage(page, county, 'c02.account');
    await page.focus('#say-0');
    await page.keyboard.type('孩子上学报名还要开居住证明吗');
    await page.keyboard.press('Enter');
    await page.locator('.taps button').first().waitFor();
    await page.keyboard.press('Shift+Tab');
    expect(await page.evaluate('document.activeElement.textContent.trim()')).toMatch(/找人$/);
    await page.keyboard.press('Enter');
    await page.locator('.by-robot:has-text("转给值班的人")').waitFor();
    await page.context().close();
  });

  it('does not send while a Chinese character is being chosen', async () => {
    const page = await (await browser.newContext(DESKTOP)).newPage();
    await openSandboxPage(page, county, 'c03.account');
    await page.fill('#say-0', '居住证明');
    await page.locator('#say-0').dispatchEvent('keydown', { key: 'Enter', isComposing: true });
    await page.locator('#say-0').press('Shift+Enter');
    expect(await page.locator('.bubble').count()).toBe(0);
    await page.context().close();
  });

  it('says that it needs script where there is none, and leads to what does not', async () => {
    const page = await (await browser.newContext({ ...PHONE, javaScriptEnabled: false })).newPage();
    await page.goto(`${county.url}/sandbox`);
    expect(await page.locator('noscript').textContent()).toContain('首页不用脚本');
    expect(await page.locator('.pane').count()).toBe(2);
    await page.context().close();
  });

  it('sends less than 100 KB for a page with all it brings', async () => {
    const text = async (path: string) => (await fetch(county.url + path)).text();
    const page = await text('/sandbox');
    const brought = [...page.matchAll(/(?:href|src)="(\/assets\/[^"]+)"/g)].map(([, url]) => text(url ?? ''));
    expect(Buffer.byteLength(page + (await Promise.all(brought)).join(''))).toBeLessThan(100_000);
  });
});
