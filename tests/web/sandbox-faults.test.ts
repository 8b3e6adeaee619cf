import type { Browser, Page } from 'playwright-core';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { BROWSER_MISSING, complaintsOf, DESKTOP, hasBrowser, openBrowser } from '../rigs/browser.ts';
import { answers, answerTo, openPlayedCounty, openSandboxPage, type PlayedCounty, say, type } from '../rigs/sandbox.ts';

if (!hasBrowser) console.warn(`left out tests/web/sandbox-faults: ${BROWSER_MISSING}`);

const QUESTION = '孩子上学报名还要开居住证明吗';
const CITIZEN = '[data-channel="wechat"]';
const STAFF = '[data-person="sf001"]';
/** Milliseconds for which WeChat waits here: what it does then is proved, and not that it waits five seconds. */
const WEIXIN_WAITS = 1_500;

describe.skipIf(!hasBrowser)('faults in the sandbox', { timeout: 60_000 }, () => {
  let county: PlayedCounty;
  let browser: Browser;
  let page: Page;
  let complaints: string[];
  let citizens = 0;

  beforeAll(async () => {
    county = await openPlayedCounty('2018-12-03 09:00', WEIXIN_WAITS);
    browser = await openBrowser();
    page = await (await browser.newContext(DESKTOP)).newPage();
    complaints = complaintsOf(page);
  });
  afterAll(async () => {
    await browser?.close();
    await county?.close();
  });
  beforeEach(async () => {
    citizens += 1;
    await openSandboxPage(page, county, `c${String(citizens).padStart(2, '0')}.account`, 'sf001.county');
    await page.click('#faults summary');
  });
  afterEach(async () => {
    for (const { name, on } of county.sandbox.faults()) if (on) county.sandbox.turn(name, false);
    expect({ complaints, faults: county.faults }).toEqual({ complaints: [], faults: [] });
  });

  async function turnOn(name: string): Promise<void> {
    await page.click(`#fault-${name}`);
    await page.locator(`#fault-${name}[aria-checked="true"]`).waitFor();
  }

  const lastNote = (pane: string) => page.locator(`${pane} .mine .note`).last();

  it('answers once when WeChat pushes a message three times at once', async () => {
    await turnOn('copies');
    expect((await say(page, CITIZEN, QUESTION)).split('\n')[0]).toBe('不用交。');
    await lastNote(CITIZEN)
      .filter({ hasText: /推了 [3-9] 次/u })
      .waitFor(); // more on a busy machine, where none is answered in time
    expect(await lastNote(CITIZEN).textContent()).toContain('只回了 1 个');
    expect(await answers(page, CITIZEN)).toHaveLength(1);
  });

  it('answers once when thinking takes longer than WeChat waits', async () => {
    await turnOn('slow');
    await say(page, CITIZEN, QUESTION);
    await lastNote(CITIZEN)
      .filter({ hasText: /推了 [23] 次/u })
      .waitFor(); // three on a busy machine
    expect(await answers(page, CITIZEN)).toHaveLength(1);
  });

  it('sends what a colleague writes once, with a new token when the old one is gone', async () => {
    const told = await answerTo(page, STAFF, () => type(page, CITIZEN, '找人'));
    const number = /^(\d+) 号/.exec(told)?.[1] ?? '';
    await answerTo(page, CITIZEN, () => type(page, STAFF, `回 ${number} 您好`));
    await page.click('#fault-token');
    await page.locator('.fault:has-text("已发生 1 次")').waitFor();
    const heard = await answerTo(page, CITIZEN, () => type(page, STAFF, `回 ${number} 下午两点来就行`));
    expect(heard).toContain('下午两点来就行');
    expect(county.sandbox.sightings().map(({ outcome }) => outcome)).toContain('拒绝 40001');
    expect(await page.locator(`${CITIZEN} .by-robot:has-text("下午两点来就行")`).count()).toBe(1);
    expect(await page.locator(`${CITIZEN} .by-robot .note`).last().textContent()).toContain('客服消息');
  });

  it('keeps the answer for the citizen to collect when WeChat does not take it any more', async () => {
    await turnOn('very-slow');
    await turnOn('window');
    await page.fill(`${CITIZEN} textarea`, QUESTION);
    await page.press(`${CITIZEN} textarea`, 'Enter');
    await expect
      .poll(() => county.sandbox.sightings().some(({ outcome }) => outcome === '拒绝 45015'), { timeout: 30_000 })
      .toBe(true);
    await page.click('#fault-very-slow');
    await page.locator('#fault-very-slow[aria-checked="false"]').waitFor();
    await expect.poll(() => say(page, CITIZEN, '取结果'), { timeout: 20_000 }).toMatch(/^不用交。/);
  });

  it.each(['redelivery', 'webhook', 'throttled'])('answers once in DingTalk under %s', async (name) => {
    const before = (await answers(page, STAFF)).length;
    await turnOn(name);
    expect(await say(page, STAFF, QUESTION)).toContain('不用交。');
    await lastNote(STAFF).filter({ hasNotText: '正在送' }).waitFor();
    const by = await page.locator(`${STAFF} .by-robot`).last().locator('.note').textContent();
    expect(by).toBe(name === 'redelivery' ? '' : '走接口发的');
    expect(await answers(page, STAFF)).toHaveLength(before + 1);
  });

  it('answers while DingTalk changes its lines, and again after it broke them', async () => {
    await page.click('#fault-rotation');
    expect(await say(page, STAFF, QUESTION)).toContain('不用交。');
    const told: string[] = [];
    const leave = county.sandbox.watch(() => void told.push(county.sandbox.connections()[1] ?? ''));
    await page.click('#fault-reset');
    await expect.poll(() => told, { timeout: 20_000 }).toContain('钉钉 正在重连…');
    await expect.poll(() => told.at(-1), { timeout: 20_000 }).toContain('钉钉 已接通');
    leave();
    await page.locator('.connections:has-text("钉钉 已接通")').waitFor();
    expect(await say(page, STAFF, QUESTION)).toContain('不用交。');
  });

  it('shows what the platforms saw, and no secret', async () => {
    await say(page, CITIZEN, QUESTION);
    await page.click('#journal summary');
    await page.locator('#journal td:has-text("推送一条消息")').first().waitFor();
    const text = await page.locator('#journal').textContent();
    expect(text).toContain('回话,加密');
    expect(text).not.toMatch(/token=|secret|[0-9a-f]{16}|o-sandbox/i);
  });
});
