import type { Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { pagesOf } from '../../miniprogram/build/build.ts';
import { BROWSER_MISSING, hasBrowser, violations } from '../rigs/browser.ts';
import { builtPackage } from '../rigs/miniprogram/built-package.ts';
import { type Habits, sidewaysOnPhone, smallTargets } from '../rigs/miniprogram/phone.ts';
import { openPhoneCounty, type PhoneCounty } from '../rigs/miniprogram/phone-county.ts';

if (!hasBrowser) console.warn(`left out tests/miniprogram/screens: ${BROWSER_MISSING}`);

type Reader = {
  readonly habits: Habits;
  /** The least a finger needs, in pixels. */
  readonly target: number;
  /** Whether the page is looked through for who sees or hears otherwise. */
  readonly axe: boolean;
  /** The least size of what an answer is made of, in points. */
  readonly points: Readonly<Record<string, number>>;
};

/** Ways in which people read. */
const READERS: Readonly<Record<string, Reader>> = {
  普通: { habits: {}, target: 44, axe: true, points: { '.verdict': 22 } },
  长辈版: { habits: { elder: true }, target: 60, axe: false, points: { '.verdict': 30, '.aside': 18 } },
  '长辈版, 30 号字, 深色': {
    habits: { elder: true, points: 30, dark: true },
    ...{ target: 60, axe: true, points: { '.lines': 30 } },
  },
};

describe.skipIf(!hasBrowser)('every screen of the mini-program', () => {
  let at: PhoneCounty;
  let pages: readonly string[];
  beforeAll(async () => {
    at = await openPhoneCounty('2026-11-22 10:00');
    pages = await pagesOf((await builtPackage()).folder);
  });
  afterAll(() => at?.close());

  it.each(Object.entries(READERS))(
    'fits, is accessible, can be read and brings no complaint: %s',
    { timeout: 90_000 },
    async (_name, { habits, target, axe, points }) => {
      const phone = await at.pickUp({ ...habits, tall: true, consent: 'agreed' });
      const found: string[] = [];
      await phone.goTo('pages/ask/ask');
      for (const path of pages) {
        await phone.walkTo(path);
        await phone.page.locator('.waiting').first().waitFor({ state: 'detached' });
        const wide = await sidewaysOnPhone(phone.page);
        if (wide > 0) found.push(`${path} is ${wide} px too wide`);
        found.push(...(await smallTargets(phone.page, target)).map((each) => `${path} has a small target: ${each}`));
        if (axe) found.push(...(await violations(phone.page)).map((each) => `${path} ${each}`));
      }
      await phone.walkTo('pages/ask/ask');
      await phone.page.getByText('社保证明还要去打吗').tap();
      found.push(...(await tooSmall(phone.page, points)));
      expect([...found, ...phone.complaints]).toEqual([]);
      await phone.close();
    },
  );

  it('shows the first screen after at most two requests', async () => {
    const phone = await at.pickUp();
    await phone.goTo('pages/ask/ask');
    await phone.page.getByText('示范县').waitFor();
    const asked = await phone.page.evaluate<number>("phoneNotes.filter(({ what }) => what === 'request').length");
    expect(asked).toBeLessThanOrEqual(2);
    await phone.close();
  });
});

/** What is shown in fewer points than it must have, by its selector. */
async function tooSmall(page: Page, points: Reader['points']): Promise<string[]> {
  const found: string[] = [];
  for (const [selector, least] of Object.entries(points)) {
    await page.locator(selector).first().waitFor();
    const pixels = `parseFloat(getComputedStyle(document.querySelector('${selector}')).fontSize)`;
    const size = (await page.evaluate<number>(pixels)) * 0.75;
    if (size < least) found.push(`${selector} has ${size} points of ${least}`);
  }
  return found;
}
