import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { answerHandOver } from '../../server/app/answer-hand-over.ts';
import { giveBackHandOver } from '../../server/app/give-back-hand-over.ts';
import { BROWSER_MISSING, complaintsOf, hasBrowser, openBrowser, PHONE } from '../rigs/browser.ts';
import { type OpenCounty, openCounty } from '../rigs/county.ts';

if (!hasBrowser) console.warn(`left out tests/e2e/hand-over: ${BROWSER_MISSING}`);

describe.skipIf(!hasBrowser)('a citizen at the web page who was handed over', { timeout: 60_000 }, () => {
  let county: OpenCounty;
  let browser: Browser;
  beforeAll(async () => {
    county = await openCounty('2018-12-03 09:00');
    browser = await openBrowser();
  });
  afterAll(async () => {
    await browser?.close();
    await county?.close();
  });

  async function handOver(page: Page): Promise<number> {
    await page.goto(county.url);
    await page.fill('#q', '找人');
    await page.click('[data-send]');
    const verdict = await page.locator('.verdict:has-text("已转给值班的人")').textContent();
    return Number(/编号 (\d+)/u.exec(verdict ?? '')?.[1]);
  }

  const staff = () => {
    const by = county.means.catalogue.home.staff.find(({ id }) => id === 's001');
    if (by === undefined) throw new Error('no such member of staff');
    return by;
  };
  const answer = (number: number, text: string) =>
    county.means.store.transaction((records) =>
      answerHandOver(county.means, records, { number, text, by: staff(), at: county.clock.now(), key: text }),
    );

  it('sees the answer come by itself, once, as words, and that the person is done', async () => {
    const page = await (await browser.newContext(PHONE)).newPage();
    const complaints = complaintsOf(page);
    const number = await handOver(page);
    await answer(number, '带<b>户口簿</b>来');
    const reply = page.locator('.answer:has-text("值班的人回您")');
    await reply.waitFor();
    expect(await reply.textContent()).toContain('带<b>户口簿</b>来');
    await county.means.store.transaction((records) =>
      giveBackHandOver(county.means, records, { number, by: staff(), at: county.clock.now() }),
    );
    await page.locator('.answer:has-text("值班的人说完了")').waitFor();
    expect(await reply.count()).toBe(1);
    expect(complaints).toEqual([]);
    await page.context().close();
  });

  it('looks by a button where there is no script', async () => {
    const page = await (await browser.newContext({ ...PHONE, javaScriptEnabled: false })).newPage();
    const number = await handOver(page);
    await page.click('text=看看有没有回话');
    await page.locator('text=值班的人还没有回').waitFor();
    await answer(number, '二楼 3 号窗口');
    await page.click('text=看看有没有回话');
    expect(await page.locator('.answer').first().textContent()).toContain('二楼 3 号窗口');
    await page.context().close();
  });
});
