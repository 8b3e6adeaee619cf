import { sql } from 'kysely';
import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import {
  BROWSER_MISSING,
  complaintsOf,
  hasBrowser,
  openBrowser,
  sheets,
  sidewaysScroll,
  violations,
} from '../rigs/browser.ts';
import { type OpenCounty, openCounty } from '../rigs/county.ts';
import { citizenOf, fileNotice, idNumberOf } from '../rigs/notice.ts';

if (!hasBrowser) console.warn(`left out tests/web/board: ${BROWSER_MISSING}`);

describe.skipIf(!hasBrowser)('the board in a browser', () => {
  let county: OpenCounty;
  let browser: Browser;
  let numbers: string[];
  let cookie: string;

  beforeAll(async () => {
    county = await openCounty('2026-11-16 09:00');
    browser = await openBrowser();
    numbers = [];
    for (const order of [71, 72]) {
      const say = citizenOf(county, `person ${order}`);
      numbers.push(await fileNotice(say, { name: '阿卜杜拉·买买提', idNumber: idNumberOf(order) }));
    }
    const reviewer = county.means.catalogue.home.staff.find(({ roles }) => roles.includes('reviewer'))?.id ?? '';
    const until = county.clock.now() + 3_600_000;
    cookie = await county.store.transaction(({ deskKeys }) => deskKeys.open(reviewer, until));
  });
  afterAll(async () => {
    await browser?.close();
    await county?.close();
  });

  const WIDTHS = [
    ['a phone', { viewport: { width: 375, height: 740 }, locale: 'zh-CN' }],
    ['a phone in the dark', { viewport: { width: 375, height: 740 }, colorScheme: 'dark' }],
    ['a wide screen', { viewport: { width: 1440, height: 900 } }],
  ] as const;

  async function look(page: Page, path: string): Promise<void> {
    await page.goto(county.url + path);
    expect(await violations(page), path).toEqual([]);
    expect(await sidewaysScroll(page), path).toBe(0);
  }

  const LOOKED_AT: Readonly<Record<string, readonly string[]>> = {
    'a phone': ['/board', '/board?from=2026-11-01', '/board/', '/verify?number='],
    'a phone in the dark': ['/board', '/verify?number='],
    'a wide screen': ['/board?from=2026-11-01', '/board/'],
  };

  it.each(WIDTHS)('can be read by everybody on %s, without a script', { timeout: 90_000 }, async (name, setting) => {
    const page = await browser.newPage({ ...setting });
    const complaints = complaintsOf(page);
    for (const path of LOOKED_AT[name] ?? []) await look(page, /[/=]$/.test(path) ? `${path}${numbers[0]}` : path);
    expect(await page.locator('script').count()).toBe(0);
    expect(complaints).toEqual([]);
    await page.close();
  });

  it('takes a clerk from the number to the notice, which prints on one sheet', async () => {
    const page = await browser.newPage({ ...WIDTHS[0][1] });
    await page.goto(`${county.url}/board`);
    await page.fill('#number', numbers[1] ?? '');
    await page.press('#number', 'Enter');
    await page.waitForURL(`**/board/${numbers[1]}`);
    expect(await page.textContent('.verdict')).toContain('公示中,第 1 天');
    expect(await sheets(page)).toBe(1);
    await page.close();
  });

  it('answers by the full number, and leaves it on no page and in no address', async () => {
    const page = await browser.newPage({ ...WIDTHS[0][1] });
    await page.goto(`${county.url}/verify`);
    await page.selectOption('#kind', 'canji');
    await page.fill('#certificate', `${idNumberOf(71)}43`);
    await page.press('#certificate', 'Enter');
    await page.locator('.notice.found').waitFor();
    expect(await page.textContent('.notice.found')).toContain('有 1 条遗失声明,2026年11月16日起');
    expect(await page.content()).not.toContain(idNumberOf(71));
    expect(page.url()).not.toContain(idNumberOf(71).slice(0, 8));
    expect(await violations(page)).toEqual([]);
    await page.close();
  });

  it('shows a reviewer both sides, whatever he sees with, and lets him decide without a mouse', async () => {
    const page = await browser.newPage({ ...WIDTHS[2][1] });
    await page.context().addCookies([{ name: 'desk', value: cookie, url: `${county.url}/desk` }]);
    await look(page, '/desk/notices');
    await page.fill('#number', numbers[0] ?? '');
    await page.press('#number', 'Enter');
    await page.locator('.side-by-side').waitFor();
    expect(await violations(page)).toEqual([]);
    await page.keyboard.press('9');
    await page.keyboard.type('张某说证在他手里');
    await page.keyboard.press('Tab');
    expect(await page.evaluate("document.activeElement?.getAttribute('value')")).toBe('dispute');
    await page.keyboard.press('Enter');
    await page.getByText('有异议,处理中').first().waitFor();
    await page.close();
  });

  it('says with a red banner that the records do not fit', async () => {
    await sql.raw(`update board_notices set holder = '李**' where number = '${numbers[1]}'`).execute(county.store.db);
    county.clock.set('2026-11-16 11:00');
    const page = await browser.newPage({ ...WIDTHS[0][1] });
    for (const path of ['/board', `/board/${numbers[1]}`, '/verify']) {
      await look(page, path);
      expect(await page.textContent('.broken')).toContain(numbers[1]);
    }
    expect(await page.textContent('main')).not.toContain('公示中');
    await page.close();
  });
});
