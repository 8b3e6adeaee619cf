import type { Browser, Page } from 'playwright-core';
import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest';
import { BROWSER_MISSING, complaintsOf, DESKTOP, hasBrowser, openBrowser } from '../rigs/browser.ts';
import {
  answers,
  answerTo,
  openPlayedCounty,
  openSandboxPage,
  type PlayedCounty,
  say,
  tap,
  type,
} from '../rigs/sandbox.ts';

if (!hasBrowser) console.warn(`left out tests/web/sandbox-talk: ${BROWSER_MISSING}`);

const QUESTION = '孩子上学报名还要开居住证明吗';
const CITIZEN = '[data-channel="wechat"]';
const STAFF = '[data-person="sf001"]';
const COLLEAGUE = '[data-person="sf043"]';

describe.skipIf(!hasBrowser)('talking in the sandbox', { timeout: 60_000 }, () => {
  let county: PlayedCounty;
  let browser: Browser;
  let page: Page;
  let complaints: string[];
  let citizens = 0;

  /** Each test has a citizen of its own: what one was told does not colour what the next one hears. */
  async function open(...staff: string[]): Promise<void> {
    citizens += 1;
    await openSandboxPage(page, county, `c${String(citizens).padStart(2, '0')}.account`, ...staff);
  }

  beforeAll(async () => {
    county = await openPlayedCounty('2018-12-03 09:00');
    browser = await openBrowser();
    page = await (await browser.newContext(DESKTOP)).newPage();
    complaints = complaintsOf(page);
  });
  afterAll(async () => {
    await browser?.close();
    await county?.close();
  });
  afterEach(async () => {
    county.sandbox.move({ to: 'set', at: '2018-12-03T09:00' });
    for (const { name, on } of county.sandbox.faults()) if (on) county.sandbox.turn(name, false);
    expect({ complaints, faults: county.faults }).toEqual({ complaints: [], faults: [] });
  });

  it('begins with a citizen in WeChat beside a runner in the county group', async () => {
    await page.goto(`${county.url}/sandbox`);
    expect(await page.locator('.pane').evaluateAll((panes) => panes.map((each) => each.ariaLabel))).toEqual([
      '王秀兰,示范县无证明(公众号)',
      '李明,县级代跑群',
    ]);
  });

  it('answers a citizen in WeChat: the verdict first, then a slip by tap, by number and by name', async () => {
    await open();
    const answer = await say(page, CITIZEN, QUESTION);
    expect(answer.split('\n')[0]).toBe('不用交。');
    expect(answer).toContain('第2版');
    const slip = /MZ-20181203-\d{4}/.exec(await tap(page, CITIZEN, '要凭条'))?.[0] ?? 'none';
    expect(await say(page, CITIZEN, '1')).toContain(slip);
    expect(await say(page, CITIZEN, '要凭条')).toContain(slip);
    expect(await page.locator(`${CITIZEN} a[href="/slips/${slip}"]`).count()).toBeGreaterThan(0);
  });

  it('answers a member of staff in the county group the same, and calls him by name', async () => {
    await open('sf001.county');
    expect(await say(page, STAFF, QUESTION)).toMatch(/^@李明\n不用交。/);
    expect(await tap(page, STAFF, '要凭条')).toMatch(/MZ-20181203-\d{4}/);
  });

  it('understands a misspelt question, and asks for the exception before it decides', async () => {
    await open('sf001.single');
    for (const pane of [CITIZEN, STAFF]) {
      expect(await say(page, pane, '上学报名还要开居住正明吗')).toContain('居住证明');
      expect((await say(page, pane, '社保证明还要吗')).split('\n')[0]).toBe('请再说具体一点。');
      expect(await tap(page, pane, '不是')).toMatch(/^不用/);
    }
  });

  it('asks back, offers a person, and hands over to the county group, which answers and gives back', async () => {
    await open('sf001.county');
    await say(page, CITIZEN, '我要办个证');
    expect(await say(page, CITIZEN, '都不是')).toContain('要转给值班的人吗');
    const told = await answerTo(page, STAFF, () => say(page, CITIZEN, '1'));
    const number = /^(\d+) 号/.exec(told)?.[1] ?? '';
    expect(told).toContain('我要办个证');
    const heard = await answerTo(page, CITIZEN, () => type(page, STAFF, `回 ${number} 您带身份证来就行`));
    expect(heard).toContain('您带身份证来就行');
    await answerTo(page, CITIZEN, () => type(page, STAFF, `交还 ${number}`));
    expect((await say(page, CITIZEN, QUESTION)).split('\n')[0]).toBe('不用交。');
  });

  it('lets two people in one group see each other, and the robot only when it is called', async () => {
    await open('sf001.town-990101002', 'sf043.town-990101002');
    await say(page, STAFF, QUESTION);
    await page.locator(`${COLLEAGUE} .by-person:has-text("${QUESTION}")`).waitFor();
    await expect.poll(() => answers(page, COLLEAGUE)).toEqual(await answers(page, STAFF));
    await page.uncheck(`${COLLEAGUE} [data-calls]`);
    await type(page, COLLEAGUE, '我来办');
    await page.locator(`${STAFF} .by-person:has-text("我来办")`).waitFor();
    expect(await page.locator(`${COLLEAGUE} .mine:has-text("我来办") .note`).textContent()).toContain('没有 @ 机器人');
    expect(await page.locator(`${STAFF} .mine:has-text("我来办")`).count()).toBe(0);
  });

  it('answers by the list of the day to which the clock is moved', async () => {
    await open();
    expect(await say(page, CITIZEN, QUESTION)).toContain('第2版');
    await page.fill('#clock-set', '2018-11-30T09:00');
    await page.click('[data-move="set"]');
    await page.locator('[data-clock]:has-text("2018年11月30日 周五 09:00")').waitFor();
    expect(await say(page, CITIZEN, QUESTION)).toContain('第1版');
    await page.click('[data-move="working-day"]');
    await page.locator('[data-clock]:has-text("2018年12月3日 周一")').waitFor();
    expect(await say(page, CITIZEN, QUESTION)).toContain('第2版');
  });

  it('shows the first steps: ask, another day, a person', async () => {
    await open('sf001.county');
    expect((await answerTo(page, CITIZEN, () => page.click('[data-step="ask"]'))).split('\n')[0]).toBe('不用交。');
    await page.click('[data-step="past"]');
    await page.locator(`${CITIZEN} .by-robot:has-text("第1版")`).waitFor();
    expect(await answerTo(page, STAFF, () => page.click('[data-step="person"]'))).toContain('转人工');
  });

  it('keeps the windows in the address, adds one, closes one, and keeps what is being written', async () => {
    await open('sf001.county');
    await page.fill(`${CITIZEN} textarea`, '写了一半');
    await page.click('.more');
    await page.locator('.pane').nth(2).waitFor();
    expect(await page.inputValue(`${CITIZEN} textarea`)).toBe('写了一半');
    await page.locator('.pane').nth(2).locator('[name="person"]').selectOption('sf043');
    await page.locator(COLLEAGUE).waitFor();
    await page.reload();
    expect(await page.locator('.pane').count()).toBe(3);
    await page.locator(`${STAFF} .close`).click();
    await page.locator(STAFF).waitFor({ state: 'detached' });
    expect(page.url()).toMatch(/p=c\d\d\.account&p=sf043\.county$/);
  });

  it('takes voice, pictures and a new follower as the platforms send them', async () => {
    await open('sf001.single');
    await page.fill(`${CITIZEN} textarea`, QUESTION);
    expect(await answerTo(page, CITIZEN, () => page.click(`${CITIZEN} [data-act="voice"]`))).toMatch(/^不用交。/);
    expect(await answerTo(page, CITIZEN, () => page.click(`${CITIZEN} [data-act="voice"]`))).toContain('没听清');
    expect(await answerTo(page, CITIZEN, () => page.click(`${CITIZEN} [data-act="image"]`))).toContain('图片');
    expect(await answerTo(page, CITIZEN, () => page.click(`${CITIZEN} [data-act="subscribe"]`))).toContain('直接说');
    expect(await answerTo(page, STAFF, () => page.click(`${STAFF} [data-act="image"]`))).toContain('图片');
  });

  it('gives the one link to a form as something to tap, which opens beside the chats', async () => {
    await open();
    county.sandbox.move({ to: 'set', at: '2026-11-16T09:00' });
    await say(page, CITIZEN, '登记遗失');
    expect(await tap(page, CITIZEN, '残疾人证')).toContain('证号是多少?');
    expect(await tap(page, CITIZEN, '在网页上填')).toContain('只能打开一次');
    const link = page.locator(`${CITIZEN} .by-robot a[href^="/notices/new/"]`).last();
    const [form] = await Promise.all([page.context().waitForEvent('page'), link.click()]);
    await form.getByRole('button', { name: '开始填' }).click();
    await form.locator('#certificate-number').waitFor();
    await form.close();
    expect(await say(page, CITIZEN, '查公示')).toContain('/verify 按完整证号查');
    expect(await page.locator(`${CITIZEN} a[href="/verify"]`).count()).toBe(1);
  });

  it('shows what is quoted as text, never as markup, and leads to no other house', async () => {
    await open('sf001.county');
    await type(page, STAFF, '<img src=x onerror=alert(1)>');
    await page.locator(`${STAFF} .mine:has-text("<img src=x")`).waitFor();
    expect(await page.locator('.pane img').count()).toBe(0);
    await type(page, STAFF, 'http://evil.example/board/YS-20261116-0001 http://evil.example/login');
    await page.locator(`${STAFF} .mine a`).first().waitFor();
    expect(
      await page.locator(`${STAFF} .mine a`).evaluateAll((links) => links.map((each) => each.getAttribute('href'))),
    ).toEqual(['/board/YS-20261116-0001']);
  });
});
