import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { BROWSER_MISSING, faultsIn, hasBrowser, openBrowser, PHONE } from '../rigs/browser.ts';
import { type OpenCounty, openCounty } from '../rigs/county.ts';
import { citizenOf } from '../rigs/notice.ts';
import { linkFor } from '../rigs/signing.ts';

if (!hasBrowser) console.warn(`left out tests/web/commitment-of-company: ${BROWSER_MISSING}`);

describe.skipIf(!hasBrowser)('a legal representative with a telephone', () => {
  let county: OpenCounty;
  let browser: Browser;

  beforeAll(async () => {
    county = await openCounty('2026-11-16 09:00');
    browser = await openBrowser();
  });
  afterAll(async () => {
    await browser?.close();
    await county?.close();
  });

  async function look(page: Page, name: string): Promise<void> {
    expect(await faultsIn(page, `company-${name}`, ['desk in the dark', 'telephone'])).toEqual([]);
  }

  it('reads that he signs, says for whom, and has a receipt with the company’s name', async () => {
    const page = await browser.newPage(PHONE);
    await page.goto(county.url + (await linkFor(citizenOf(county, 'boss'), '建筑工程施工许可')));
    await page.getByRole('button', { name: '打开' }).tap();
    await page.locator('#town').waitFor();
    expect(await page.textContent('.commitment')).toContain('由单位的法定代表人本人签');
    await page.selectOption('#town', { label: '城关镇' });
    await page.fill('#particular', '石桥小学教学楼,四百万元');
    await page.getByRole('button', { name: '填好了' }).tap();
    await page.getByRole('button', { name: '核验身份' }).tap();
    await page.waitForURL('**/identity/trial/**');
    const [name, title] = [await page.inputValue('#name'), await page.inputValue('#title')];
    await look(page, 'identity');
    await page.getByRole('button', { name: '就用这个身份' }).tap();
    await page.locator('canvas').waitFor();
    expect(await page.textContent('.commitment')).toContain(`单位:${title}`);
    await page.fill('#typed', name);
    await page.check('input[name="willing"]');
    await look(page, 'signing');
    await page.getByRole('button', { name: '本人签字' }).tap();
    await page.waitForURL(/\/commitments\/CN-/);
    expect(await page.textContent('.facts')).toContain(`${title}(法定代表人 ${[...name][0]}**)`);
    await look(page, 'receipt');
    await page.close();
  });
});
