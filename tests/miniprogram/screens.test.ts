import type { Browser } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { pagesOf } from '../../miniprogram/build/build.ts';
import { BROWSER_MISSING, hasBrowser, openBrowser, violations } from '../rigs/browser.ts';
import { type OpenCounty, openCounty } from '../rigs/county.ts';
import { builtPackage } from '../rigs/miniprogram/built-package.ts';
import { type Habits, openPhones, sidewaysOnPhone, smallTargets } from '../rigs/miniprogram/phone.ts';

if (!hasBrowser) console.warn(`left out tests/miniprogram/screens: ${BROWSER_MISSING}`);

/** Ways in which people read, the least a finger needs there, and whether the page is looked through for who sees or hears otherwise. */
const READERS: Readonly<Record<string, Habits & { readonly target: number; readonly axe: boolean }>> = {
  普通: { target: 44, axe: true },
  长辈版: { target: 60, axe: false, elder: true },
  '长辈版, 30 号字, 深色': { target: 60, axe: true, elder: true, points: 30, dark: true },
};

describe.skipIf(!hasBrowser)('every screen of the mini-program', () => {
  let county: OpenCounty;
  let browser: Browser;
  let phones: Awaited<ReturnType<typeof openPhones>>;
  let pages: readonly string[];

  beforeAll(async () => {
    county = await openCounty('2026-11-22 10:00');
    browser = await openBrowser();
    phones = await openPhones(browser, county.url);
    pages = await pagesOf((await builtPackage()).folder);
  });
  afterAll(async () => {
    await phones?.close();
    await browser?.close();
    await county?.close();
  });

  it.each(Object.keys(READERS))(
    'fits, is accessible and brings no complaint: %s',
    { timeout: 90_000 },
    async (name) => {
      const { target, axe, ...habits } = READERS[name] ?? { target: 44, axe: true };
      const phone = await phones.pickUp({ ...habits, tall: true, consent: 'agreed' });
      const found: string[] = [];
      for (const path of pages) {
        await phone.goTo(path);
        await phone.page.locator('.waiting').first().waitFor({ state: 'detached' });
        const wide = await sidewaysOnPhone(phone.page);
        if (wide > 0) found.push(`${path} is ${wide} px too wide`);
        found.push(...(await smallTargets(phone.page, target)).map((each) => `${path} has a small target: ${each}`));
        if (axe) found.push(...(await violations(phone.page)).map((each) => `${path} ${each}`));
      }
      expect([...found, ...phone.complaints]).toEqual([]);
      await phone.close();
    },
  );

  it('shows the first screen after at most two requests', async () => {
    const phone = await phones.pickUp();
    await phone.goTo('pages/ask/ask');
    await phone.page.getByText('示范县').waitFor();
    const asked = await phone.page.evaluate<number>("phoneNotes.filter(({ what }) => what === 'request').length");
    expect(asked).toBeLessThanOrEqual(2);
    await phone.close();
  });

  it('has a verdict of 22 points, in 长辈版 of 30, and there no text under 18', async () => {
    const points = async (habits: Habits, selector: string): Promise<number> => {
      const phone = await phones.pickUp(habits);
      await phone.goTo('pages/ask/ask');
      await phone.page.getByText('社保证明还要去打吗').tap();
      await phone.page.locator(selector).first().waitFor();
      const pixels = await phone.page.evaluate<number>(
        `parseFloat(getComputedStyle(document.querySelector('${selector}')).fontSize)`,
      );
      await phone.close();
      return pixels * 0.75;
    };
    expect(await points({}, '.verdict')).toBeGreaterThanOrEqual(22);
    expect(await points({ elder: true }, '.verdict')).toBeGreaterThanOrEqual(30);
    expect(await points({ elder: true }, '.aside')).toBeGreaterThanOrEqual(18);
    expect(await points({ elder: true, points: 30 }, '.lines')).toBeGreaterThanOrEqual(30);
  });
});
