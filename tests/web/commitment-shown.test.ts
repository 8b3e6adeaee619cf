import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { BROWSER_MISSING, complaintsOf, faultsIn, hasBrowser, openBrowser, PHONE, sheets } from '../rigs/browser.ts';
import { type OpenCounty, openCounty } from '../rigs/county.ts';
import { misfits } from '../rigs/large-type.ts';
import { citizenOf, idNumberOf } from '../rigs/notice.ts';
import { linkFor, Signer, signAs } from '../rigs/signing.ts';

if (!hasBrowser) console.warn(`left out tests/web/commitment-shown: ${BROWSER_MISSING}`);

describe.skipIf(!hasBrowser)('a neighbour with a telephone at the commitments on show', () => {
  let county: OpenCounty;
  let browser: Browser;
  let page: Page;
  let number: string;

  beforeAll(async () => {
    county = await openCounty('2026-11-16 09:00');
    browser = await openBrowser();
    page = await browser.newPage(PHONE);
    const link = await linkFor(citizenOf(county, 'shown'), '最低生活保障');
    const who = { name: '周大海', idNumber: idNumberOf(651) };
    const filled = { town: '990101002202', particular: '家里五口人,每月一共收入八百元' };
    ({ number } = await signAs(new Signer(county.url), link, who, filled));
  });
  afterAll(async () => {
    await browser?.close();
    await county?.close();
  });

  async function look(name: string): Promise<void> {
    expect(await faultsIn(page, name, ['desk in the dark', 'telephone'])).toEqual([]);
    expect([name, await misfits(page)]).toEqual([name, []]);
  }

  it('comes from the first page over the list to one of them, which fits one sheet for a wall', async () => {
    const complaints = complaintsOf(page);
    await page.goto(county.url);
    await page.getByRole('link', { name: '承诺公示' }).tap();
    await page.waitForURL('**/showings');
    expect(await page.textContent('main')).toContain('现在公示 1 份');
    await look('showings');
    await page.getByRole('link', { name: number }).tap();
    await page.waitForURL(`**/showings/${number}`);
    expect(await page.textContent('.notice-text')).toContain('清河镇柳塘村 周** 签了承诺书');
    await look('showing');
    expect(await sheets(page)).toBe(1);
    expect(complaints).toEqual([]);
  });

  it('says that it is not true; what lacks is said, and what was written stays', async () => {
    await page.fill('#words', '他家在城里有门面出租');
    await page.getByRole('button', { name: '说不是这样' }).tap();
    await page.locator('#problem').waitFor();
    expect(await page.textContent('#problem')).toContain('还没有选哪里不对');
    expect(await page.inputValue('#words')).toBe('他家在城里有门面出租');
    await look('challenge-refused');
    await page.check('label:has-text("家里的收入、财产不是这样") input');
    await page.getByRole('button', { name: '说不是这样' }).tap();
    await page.waitForURL('**/heard');
    expect(await page.textContent('[role="status"]')).toContain('收到了,镇里会去现场看');
    expect(await page.locator('form').count()).toBe(0);
    await look('challenge-heard');
  });

  it('finds an empty list in its own words when the days are over', async () => {
    county.clock.set('2026-11-24 09:00');
    await page.goto(`${county.url}/showings`);
    expect(await page.textContent('.empty')).toBe('现在没有在公示的承诺。');
    await look('showings-empty');
  });
});
