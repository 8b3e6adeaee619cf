import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import {
  BROWSER_MISSING,
  complaintsOf,
  hasBrowser,
  openBrowser,
  PHONE,
  sidewaysScroll,
  violations,
} from '../rigs/browser.ts';
import { answerTo, openPlayedCounty, openSandboxPage, type PlayedCounty, say, tap } from '../rigs/sandbox.ts';

if (!hasBrowser) console.warn(`left out tests/web/sandbox-three-groups: ${BROWSER_MISSING}`);

const WIDE = { viewport: { width: 1440, height: 900 }, locale: 'zh-CN' };
/** Whoever is played comes from the fictional area 990101. */
const NUMBER = /^990101\d{11}[\dX]$/u;

const pane = (seat: string) => {
  const [person = '', chat = ''] = seat.split('.');
  return `[data-person="${person}"][data-chat="${chat}"]`;
};
const CITIZEN = pane('c01.account');
const COUNTY = pane('sf001.county');
const LI_MING = pane('sf001.single');
const SECOND = pane('sf046.single');
const LINE = pane('sf066.line-budongchan');
const VERIFIER = pane('sf066.single');
const SEATS = ['c01.account', 'sf001.county', 'sf001.single', 'sf046.single', 'sf066.line-budongchan', 'sf066.single'];

describe.skipIf(!hasBrowser)('three groups side by side', { timeout: 60_000 }, () => {
  let county: PlayedCounty;
  let browser: Browser;
  let page: Page;
  let complaints: string[];
  /** The made-up citizen, as the page offers her. */
  let [town, name, personal] = ['', '', /./u];

  beforeAll(async () => {
    county = await openPlayedCounty('2026-11-23 09:00');
    browser = await openBrowser();
    page = await (await browser.newContext(WIDE)).newPage();
    complaints = complaintsOf(page);
    await openSandboxPage(page, county, ...SEATS);
  }, 60_000);
  afterAll(async () => {
    await browser?.close();
    await county?.close();
  });

  const card = (window: string) => page.locator(`${window} .living-card`).last();
  const cardSays = (window: string, ...words: string[]) =>
    words
      .reduce((found, word) => found.filter({ hasText: word }), page.locator(`${window} .living-card`))
      .last()
      .waitFor();
  const newest = (window: string, words: string) =>
    page.locator(`${window} .by-robot`).last().filter({ hasText: words }).waitFor();
  const tapCard = (window: string, label: string) =>
    card(window).getByRole('button', { name: label, exact: true }).click();

  it('sends what a citizen entrusts to the county’s group, and nothing about her with it', async () => {
    expect(await say(page, CITIZEN, '公租房申请还要无房证明吗')).toMatch(/^不用您跑。/u);
    await tap(page, CITIZEN, '委托代跑');
    await page.click(`${CITIZEN} [data-fill]`);
    const offered = (await page.inputValue(`${CITIZEN} textarea`)).split(' ');
    [town = '', name = ''] = offered;
    expect(offered[2]).toMatch(NUMBER);
    personal = new RegExp(`${name}|${offered[2]}|99010119`, 'u');
    const asked = await answerTo(page, CITIZEN, () => page.press(`${CITIZEN} textarea`, 'Enter'));
    expect(asked).toContain('您允许我们:替您查、取无房证明');
    expect(await tap(page, CITIZEN, '同意授权')).toContain('今天 14:30 前办好');
    await cardSays(COUNTY, '待接单', `镇:${town}`);
    expect(await page.locator(`${COUNTY} [data-log]`).textContent()).not.toMatch(personal);
  });

  it('belongs to the first of two; who comes second reads who was first, the citizen hears who', async () => {
    await tapCard(COUNTY, '接单');
    await newest(LI_MING, '由李明接单');
    await newest(CITIZEN, '李明在替您办无房证明');
    expect(await say(page, SECOND, '接单 1')).toContain('已被李明接单');
    await tapCard(COUNTY, '看是谁');
    await newest(LI_MING, name);
    expect(await page.locator(`${COUNTY} [data-log]`).textContent()).not.toMatch(personal);
  });

  it('leads from 协查 on the card to the answer of the department, each step in one tap', async () => {
    await tapCard(COUNTY, '协查');
    await newest(LI_MING, '问哪个部门、核什么');
    expect(await tap(page, LI_MING, '截至今日名下有无住房')).toContain('已发给县不动产登记中心 林小军');
    await newest(VERIFIER, '2 号协查派给您');
    await cardSays(LINE, '待答', '截至今日名下有无住房');
    await cardSays(COUNTY, '等协查 #2');
    await tapCard(LINE, '看是谁');
    await newest(VERIFIER, `核的是:${name}`);
    expect(await tap(page, VERIFIER, '否')).toContain('2 号协查答复:否');
    await newest(LI_MING, '可以办结了:办结 1');
    await cardSays(LINE, '已答');
    expect(await page.locator(`${LINE} [data-log]`).textContent()).not.toMatch(personal);
  });

  it('reminds who has it, in the group and in private, when the clock passes half and all of his time', async () => {
    for (const [at, words] of [
      ['2026-11-23T11:10', '时间过半'],
      ['2026-11-23T14:40', '超时'],
    ] as const) {
      await page.fill('#clock-set', at);
      await page.click('[data-move="set"]');
      await cardSays(COUNTY, words);
      await newest(LI_MING, words);
    }
    expect(await page.locator(`${SECOND} .by-robot:has-text("超时")`).count()).toBe(0);
  });

  it('asks what was found, closes with the words, and the citizen rates with a bare number', async () => {
    await tapCard(COUNTY, '办结');
    await newest(LI_MING, '查到了什么?发一句就办结');
    expect(await say(page, LI_MING, '算了')).toContain('什么都没有改');
    await tapCard(COUNTY, '办结');
    await newest(LI_MING, '查到了什么?发一句就办结');
    expect(await say(page, LI_MING, '名下无房 少跑2趟')).toContain('#1 办结。');
    await newest(CITIZEN, '办好了。您不用再交任何材料。');
    await cardSays(COUNTY, '办结', '少跑 2 趟');
    expect(await say(page, CITIZEN, '5')).toContain('5 分');
    expect(await say(page, CITIZEN, '谁查了我')).toContain('林小军看了您是谁');
  });

  it('asks only who may, and never takes a question for an answer', async () => {
    expect(await say(page, LI_MING, '公租房申请还要无房证明吗')).toMatch(/^不用您跑。/u);
    expect(await say(page, LI_MING, '办结 1')).toContain('不能再改');
  });

  it('looks right on a desk and on a telephone, for everybody', async () => {
    expect(await violations(page)).toEqual([]);
    expect(await sidewaysScroll(page)).toBe(0);
    const phone = await (await browser.newContext(PHONE)).newPage();
    await openSandboxPage(phone, county, ...SEATS);
    expect(await sidewaysScroll(phone)).toBe(0);
    expect({ complaints, faults: county.faults }).toEqual({ complaints: [], faults: [] });
  });
});
