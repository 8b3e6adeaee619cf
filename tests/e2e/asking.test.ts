import type { Browser, BrowserContextOptions, Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { BROWSER_MISSING, complaintsOf, DESKTOP, hasBrowser, openBrowser, PHONE } from '../rigs/browser.ts';
import { type OpenCounty, openCounty } from '../rigs/county.ts';

if (!hasBrowser) console.warn(`left out tests/e2e/asking: ${BROWSER_MISSING}`);

const QUESTION = '孩子上学报名还要开居住证明吗';

describe.skipIf(!hasBrowser)('asking in a browser', () => {
  let service: OpenCounty;
  let browser: Browser;

  beforeAll(async () => {
    service = await openCounty('2026-11-22 10:00');
    browser = await openBrowser();
  });
  afterAll(async () => {
    await browser?.close();
    await service?.close();
  });

  async function open(options: BrowserContextOptions = PHONE): Promise<Page> {
    const context = await browser.newContext(options);
    const page = await context.newPage();
    await page.goto(service.url);
    return page;
  }

  /** Presses Tab until the focus is where it should be; gives up after a page full of targets. */
  async function tabTo(page: Page, what: string, value: string): Promise<void> {
    for (let step = 0; step < 30; step += 1) {
      if ((await page.evaluate(`document.${what}`)) === value) return;
      await page.keyboard.press('Tab');
    }
    throw new Error(`${value} cannot be reached by keyboard`);
  }

  const verdicts = (page: Page) => page.locator('.turn .verdict').allTextContents();

  it('gives the verdict first, then why, then what can be done', async () => {
    const page = await open();
    const complaints = complaintsOf(page);
    await page.fill('#q', QUESTION);
    await page.click('text=问一问 >> nth=-1');
    const answer = page.locator('.answer').first();
    await answer.waitFor();
    expect(await answer.locator('.verdict').textContent()).toBe('不用交');
    expect(await answer.locator('.lines').textContent()).toContain('第17项');
    expect(await answer.locator('button').allTextContents()).toEqual(['要凭条', '窗口还是要', '换个问法', '找人']);
    expect(await page.inputValue('#q')).toBe('');
    expect(complaints).toEqual([]);
    await page.context().close();
  });

  it('leads from the answer to a slip that a clerk can open', async () => {
    const page = await open();
    await page.fill('#q', QUESTION);
    await page.keyboard.press('Enter');
    await page.getByRole('button', { name: '要凭条' }).click();
    const link = page.locator('.turn a[href^="/slips/MZ-20261122-"]').first();
    await link.click();
    await page.waitForURL('**/slips/MZ-*');
    expect(await page.locator('main').textContent()).toContain('窗口请按此办理');
    await page.context().close();
  });

  it('works by keyboard alone: skip link, question, choice, and the answer gets the focus', async () => {
    const page = await open(DESKTOP);
    await page.keyboard.press('Tab');
    expect(await page.evaluate('document.activeElement.textContent')).toBe('跳到正文');
    await tabTo(page, 'activeElement.id', 'q');
    await page.keyboard.type('社保证明还要去打吗');
    await page.keyboard.press('Enter');
    await page.locator('.turn').waitFor();
    expect(await page.evaluate('document.activeElement.id')).toBe('q');
    const label = (await page.locator('.choices button').last().textContent()) ?? '';
    await tabTo(page, 'activeElement.textContent', label);
    await page.keyboard.press('Enter');
    await page.locator('.turn').nth(1).waitFor();
    expect(await page.evaluate('document.activeElement.className')).toBe('verdict');
    expect(await verdicts(page)).toHaveLength(2);
    await page.context().close();
  });

  it('does not send while a Chinese character is being chosen, nor on Shift and Enter', async () => {
    const page = await open(DESKTOP);
    await page.fill('#q', '居住证明');
    await page.locator('#q').dispatchEvent('keydown', { key: 'Enter', isComposing: true });
    await page.locator('#q').press('Shift+Enter');
    expect(await page.locator('.turn').count()).toBe(0);
    await page.context().close();
  });

  it('asks once however often the button is pressed', async () => {
    const page = await open();
    const sent: string[] = [];
    page.on('request', (request) => {
      if (request.url().endsWith('/api/questions')) sent.push(request.url());
    });
    await page.fill('#q', QUESTION);
    await page.evaluate(
      `{ const send = document.querySelector('[data-send]'); send.click(); send.click(); send.click(); }`,
    );
    await page.locator('.turn').waitFor();
    expect(sent).toHaveLength(1);
    await page.context().close();
  });

  it('keeps the words while there is no network, and sends them once there is, under the same key', async () => {
    const page = await open();
    const keys: (string | undefined)[] = [];
    page.on('request', (request) => {
      if (request.url().endsWith('/api/questions')) keys.push(request.headers()['idempotency-key']);
    });
    await page.context().setOffline(true);
    await page.fill('#q', QUESTION);
    await page.click('[data-send]');
    await page.locator('.problem:has-text("没连上网")').waitFor();
    expect(await page.inputValue('#q')).toBe(QUESTION);
    await page.context().setOffline(false);
    await page.click('[data-send]');
    await page.locator('.turn').waitFor();
    expect(keys).toHaveLength(2);
    expect(keys[0]).toBe(keys[1]);
    await page.context().close();
  });

  it('says so when the question is too long, and keeps it', async () => {
    const page = await open();
    await page.fill('#q', '证'.repeat(501));
    await page.click('[data-send]');
    await page.locator('.problem:has-text("太长了")').waitFor();
    expect(await page.inputValue('#q')).toHaveLength(501);
    expect(await page.locator('#q').getAttribute('aria-invalid')).toBe('true');
    await page.context().close();
  });

  it('works without script: an example, a choice, an answer, a slip', async () => {
    const page = await open({ ...PHONE, javaScriptEnabled: false });
    await page.click('text=社保证明还要去打吗');
    expect(await page.inputValue('#q')).toBe('社保证明还要去打吗');
    await page.click('[data-send]');
    expect(await verdicts(page)).toEqual(['请再说具体一点']);
    const choice = page.locator('.choices button').last();
    const label = await choice.textContent();
    await choice.click();
    expect(await page.locator('.said').textContent()).toBe(`您问:${label}`);
    await page.goto(service.url);
    await page.fill('#q', QUESTION);
    await page.click('[data-send]');
    expect(await verdicts(page)).toEqual(['不用交']);
    await page.getByRole('button', { name: '要凭条' }).click();
    await page.locator('a[href^="/slips/MZ-"]').first().click();
    expect(await page.locator('main').textContent()).toContain('窗口请按此办理');
    await page.context().close();
  });

  it('shows hostile words as words', async () => {
    const page = await open();
    await page.evaluate(`window.hurt = false`);
    await page.fill('#q', '<img src=x onerror="hurt=true"><script>hurt=true</script>居住证明');
    await page.click('[data-send]');
    await page.locator('.turn').waitFor();
    expect(await page.locator('.said').textContent()).toContain('<img src=x');
    expect(await page.evaluate('window.hurt')).toBe(false);
    await page.context().close();
  });

  it('keeps nothing in the browser', async () => {
    const page = await open();
    await page.fill('#q', QUESTION);
    await page.click('[data-send]');
    await page.locator('.turn').waitFor();
    expect(await page.context().cookies()).toEqual([]);
    expect(await page.evaluate('localStorage.length + sessionStorage.length')).toBe(0);
    await page.context().close();
  });
});
