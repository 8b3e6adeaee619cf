import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import {
  BROWSER_MISSING,
  complaintsOf,
  DESKTOP,
  hasBrowser,
  lookAs,
  openBrowser,
  violations,
} from '../rigs/browser.ts';
import { type OpenCounty, openCounty } from '../rigs/county.ts';
import { misfits, withLargeType } from '../rigs/large-type.ts';
import { citizenOf, idNumberOf } from '../rigs/notice.ts';

if (!hasBrowser) console.warn(`left out tests/web/notice-form: ${BROWSER_MISSING}`);

/** Where the looks are kept when somebody wants to see them. */
const LOOKS = process.env.LOOKS_FOLDER;

const LOSER = { name: '周大海', idNumber: idNumberOf(421) };

describe.skipIf(!hasBrowser)('/notices/new with a keyboard alone and large type', () => {
  let county: OpenCounty;
  let browser: Browser;
  let page: Page;

  beforeAll(async () => {
    county = await openCounty('2026-11-16 09:00');
    browser = await openBrowser();
    page = await (await browser.newContext(DESKTOP)).newPage();
  });
  afterAll(async () => {
    await browser?.close();
    await county?.close();
  });

  /** What is wrong with this step for who reads, sees or moves differently; the page is left as it was. */
  async function look(name: string): Promise<void> {
    for (const way of ['desk', 'telephone in the dark', 'telephone'] as const) {
      await lookAs(page, way);
      expect([name, way, await violations(page)]).toEqual([name, way, []]);
      if (LOOKS) await page.screenshot({ path: `${LOOKS}/form-${name}-${way}.png`, fullPage: true });
    }
    expect([name, await misfits(page)]).toEqual([name, []]);
    if (LOOKS)
      await withLargeType(page, () => page.screenshot({ path: `${LOOKS}/form-${name}-200.png`, fullPage: true }));
    await lookAs(page, 'desk');
  }

  const press = (key: string) => page.keyboard.press(key);
  const type = (text: string) => page.keyboard.type(text);

  /** Tab by tab from where he is; fails when it cannot be reached, or when nobody would see that he is there. */
  async function tabTo(selector: string): Promise<void> {
    const there = `document.activeElement?.matches(${JSON.stringify(selector)}) ?? false`;
    for (let tabs = 0; tabs < 30; tabs += 1) {
      await press('Tab');
      if (!(await page.evaluate<boolean>(there))) continue;
      const seen = "getComputedStyle(document.activeElement).outlineStyle !== 'none'";
      expect([selector, await page.evaluate<boolean>(seen)]).toEqual([selector, true]);
      return;
    }
    throw new Error(`not to be reached by Tab: ${selector}`);
  }

  /** Year, month, day in the order in which this browser asks for them. */
  async function typeDay(day: string): Promise<void> {
    const [year, month, date] = day.split('-');
    for (const digits of [`${year}${month}${date}`, `${month}${date}${year}`]) {
      await type(digits);
      if ((await page.inputValue('#lost-on')) === day) return;
      for (const key of ['Shift+Tab', 'Shift+Tab']) await press(key);
    }
    throw new Error(`not to be typed: ${day}`);
  }

  /** Enter, and the next page is there. */
  async function enter(heading: string | RegExp): Promise<void> {
    await press('Enter');
    await page.getByRole('heading', { level: 1, name: heading }).waitFor();
  }

  it('opens the link with Enter', async () => {
    const say = citizenOf(county, 'keys');
    await say('登记遗失');
    await say('残疾人证');
    const said = await say('在网页上填');
    await page.goto(`${county.url}${/https:\/\/wzm\.example(\/notices\/new\/\S+)/u.exec(said)?.[1] ?? ''}`);
    await look('enter');
    await tabTo('main button');
    await press('Enter');
    await page.locator('#certificate-number').waitFor();
    await look('form');
  });

  it('goes from field to field, and from what is wrong to where it is wrong', async () => {
    await tabTo('#certificate-number');
    await type(`${LOSER.idNumber}43`);
    await tabTo('#lost-on');
    await typeDay('2026-11-14');
    await tabTo('#lost-at');
    await type('清河镇');
    await press('Escape');
    await tabTo('#name');
    await type(LOSER.name);
    await press('Enter');
    await page.locator('.problems').waitFor();
    await look('wrong');
    await tabTo('.problems a');
    await press('Enter');
    expect(new URL(page.url()).hash).toBe('#id-number');
    expect(await page.evaluate('document.activeElement?.id')).toBe('id-number');
    await type(LOSER.idNumber);
    await tabTo('#photo');
    await tabTo('form button.primary');
    await enter('核验身份');
    expect(await page.textContent('main')).toContain('公示前要核验是您本人');
    await look('identity');
  });

  it('leaves to prove who he is, as somebody else first, and comes back', async () => {
    await tabTo('form button.primary');
    await enter('演示核验');
    await look('trial');
    await tabTo('#name');
    await type('李明');
    await tabTo('#idNumber');
    await type(idNumberOf(422));
    await enter('核验身份');
    expect(await page.textContent('.problems')).toContain('对不上');
    await look('identity-refused');
    await tabTo('form button.primary');
    await enter('演示核验');
    await tabTo('#name');
    await type(LOSER.name);
    await tabTo('#idNumber');
    await type(LOSER.idNumber);
    await enter('看清楚再点');
    await look('preview');
  });

  it('agrees, and the number stands on a page that he leaves by keyboard for the board', async () => {
    const complaints = complaintsOf(page);
    await tabTo('form button.primary');
    await enter(/^登记好了:\s?YS-20261116-\d{4}$/);
    await look('done');
    await tabTo('a[href^="/board/YS-"]');
    await press('Enter');
    await page.waitForURL('**/board/YS-20261116-*');
    expect(await page.textContent('.verdict')).toContain('公示中,第 1 天');
    expect(complaints).toEqual([]);
  });
});
