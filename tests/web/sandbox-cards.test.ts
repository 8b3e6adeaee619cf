import type { Browser, Page } from 'playwright-core';
import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest';
import type { Card } from '../../server/core/card/card.ts';
import {
  BROWSER_MISSING,
  complaintsOf,
  hasBrowser,
  openBrowser,
  PHONE,
  sidewaysScroll,
  violations,
} from '../rigs/browser.ts';
import { card, room } from '../rigs/dingtalk-cards.ts';
import { openPlayedCounty, openSandboxPage, type PlayedCounty } from '../rigs/sandbox.ts';

if (!hasBrowser) console.warn(`left out tests/web/sandbox-cards: ${BROWSER_MISSING}`);

const WIDE = { viewport: { width: 1440, height: 900 }, locale: 'zh-CN' };
const COUNTY = '[data-person="sf001"]';
const TOWN = '[data-person="sf043"]';
const SEATS = ['sf001.county', 'sf043.town-990101002', 'sf001.single'] as const;
/** The played groups and their robot. */
const ROOMS = ['county', 'town-990101002'].map((key) => room(`cidSandbox${key}==`, 'dingsandboxrobot'));

describe.skipIf(!hasBrowser)('living cards in the sandbox', { timeout: 60_000 }, () => {
  let county: PlayedCounty;
  let browser: Browser;
  let page: Page;
  let complaints: string[];
  let count = 0;

  beforeAll(async () => {
    county = await openPlayedCounty('2026-11-23 10:00');
    browser = await openBrowser();
  });
  afterAll(async () => {
    await browser?.close();
    await county?.close();
  });
  afterEach(async () => {
    for (const { name, on } of county.sandbox.faults()) if (on) county.sandbox.turn(name, false);
    await page.context().close();
    expect({ complaints, faults: county.faults }).toEqual({ complaints: [], faults: [] });
  });

  async function open(view: object, ...seats: readonly string[]): Promise<void> {
    page = await (await browser.newContext(view)).newPage();
    complaints = complaintsOf(page);
    await openSandboxPage(page, county, ...seats);
  }

  /** A card as a use case puts it; a new one each time, unless `over` names it. */
  async function show(over: Partial<Card> = {}): Promise<Card> {
    if (over.id === undefined) count += 1;
    const shown = card({ id: `task-${count}`, title: `#${count} 无房证明`, rooms: ROOMS, ...over });
    const { id, revision } = shown;
    const message = { key: `card ${id} ${revision}`, channel: 'dingtalk', recipient: id, at: county.sandbox.now() };
    await county.store.transaction(({ outbox }) =>
      outbox.put({ ...message, reply: { lines: [], choices: [], card: shown } }),
    );
    return shown;
  }

  /** The newest card, in the window of somebody. */
  const last = (pane: string) => page.locator(`${pane} .living-card:has(.title:has-text("#${count} 无房证明"))`);

  it('shows one card in all of its groups, and a change in all of them at once', async () => {
    await open(WIDE, ...SEATS);
    const { id } = await show();
    for (const pane of [COUNTY, TOWN]) await last(pane).locator('.state:has-text("待接单")').first().waitFor();
    const cards = await page.locator('.living-card').count();
    await show({ id, revision: 2, state: '办理中', buttons: [] });
    for (const pane of [COUNTY, TOWN]) await last(pane).locator('.state:has-text("办理中")').waitFor();
    expect(await page.locator('.living-card').count()).toBe(cards);
    expect(await last(COUNTY).locator('button').count()).toBe(0);
  });

  it('lets whoever is played tap: it is answered in his single chat, and the group reads nothing', async () => {
    await open(WIDE, ...SEATS);
    await show();
    const button = last(`${COUNTY}[data-chat="county"]`).locator('button', { hasText: '怎么办' });
    await button.waitFor();
    const group = await page.locator(`${TOWN} .bubble`).count();
    await button.focus();
    await page.keyboard.press('Enter');
    await page.locator(`${COUNTY}[data-chat="single"] .by-robot:has-text("您现在能发这些")`).waitFor();
    await last(COUNTY).locator('.note:has-text("收到,答复发在您和我的单聊里")').waitFor();
    expect(await page.locator(`${TOWN} .bubble`).count()).toBe(group);
  });

  it('keeps the finger where it was when the card changes under it', async () => {
    await open(WIDE, ...SEATS);
    const { id } = await show();
    await last(TOWN).locator('button').focus();
    await show({ id, revision: 2, state: '办理中', buttons: [{ label: '办结', line: '帮助' }] });
    await last(TOWN).locator('.state:has-text("办理中")').waitFor();
    expect(await page.evaluate('document.activeElement.textContent')).toBe('办结');
  });

  it('shows a card again that is still open after the page is opened anew', async () => {
    await open(WIDE, ...SEATS);
    await show();
    await last(TOWN).locator(`.title:has-text("${count} 无房证明")`).waitFor();
    await page.reload();
    await last(TOWN).locator(`.title:has-text("${count} 无房证明")`).waitFor();
  });

  it('catches up when DingTalk would not change the card for a while', async () => {
    await open(WIDE, ...SEATS);
    const { id } = await show();
    await last(COUNTY).locator('.state').waitFor();
    await page.click('#faults summary');
    await page.click('#fault-cards');
    await page.locator('#fault-cards[aria-checked="true"]').waitFor();
    await show({ id, revision: 2, state: '办结', buttons: [] });
    await expect
      .poll(() => county.sandbox.sightings().some(({ outcome }) => outcome.includes('system.busy')))
      .toBe(true);
    await page.click('#fault-cards');
    await last(COUNTY).locator('.state:has-text("办结")').waitFor({ timeout: 20_000 });
  });

  it.each([
    ['a desk', WIDE],
    ['a telephone', PHONE],
  ])('looks right on %s, for everybody', async (_, view) => {
    await open(view, ...SEATS);
    await show({ lines: ['镇: 清河镇 | 限 3 个工作日 | 干部代跑', '王** 等着,周三前要', '谁有空谁接,先接先得'] });
    await last(COUNTY).locator('button').waitFor();
    expect(await violations(page)).toEqual([]);
    expect(await sidewaysScroll(page)).toBe(0);
  });
});
