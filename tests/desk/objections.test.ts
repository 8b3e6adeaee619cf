import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import {
  BROWSER_MISSING,
  DESKTOP,
  hasBrowser,
  lookAs,
  openBrowser,
  sidewaysScroll,
  violations,
} from '../rigs/browser.ts';
import { staffSays } from '../rigs/commitment.ts';
import { type OpenCounty, openCounty } from '../rigs/county.ts';
import { citizenOf, sentTo } from '../rigs/notice.ts';
import { signedBy } from '../rigs/signing.ts';

/** Of the office that reviews, and a runner of 清河镇. */
const REVIEWER = 's002';
const RUNNER = 's089';
const NUMBERS: string[] = [];

let county: OpenCounty;
beforeAll(async () => {
  county = await openCounty('2026-11-16 09:00');
  for (const [at, person] of ['own', 'keys'].entries()) {
    const say = citizenOf(county, person);
    const { number, task } = await signedBy(county, person, 401 + at);
    await staffSays(county, RUNNER, `接单 ${task}`);
    await staffSays(county, RUNNER, `不符 ${task} 柳塘村3组路口 那里是空地`);
    await say(`异议 ${number} 走错了地方,门面在路东`);
    NUMBERS.push(number);
  }
});
afterAll(() => county.close());

const enter = (staff: string): Promise<string> => {
  const until = county.clock.now() + 3_600_000;
  return county.store.transaction(({ deskKeys }) => deskKeys.open(staff, until));
};

async function get(staff: string, path: string): Promise<{ readonly status: number; readonly text: string }> {
  const answer = await fetch(county.url + path, { headers: { Cookie: `desk=${await enter(staff)}` } });
  return { status: answer.status, text: await answer.text() };
}

describe('objections at the desk', () => {
  it('are seen by reviewers only, and whoever signed sees who looked', async () => {
    expect((await fetch(`${county.url}/desk/objections`)).status).toBe(401);
    expect((await get(RUNNER, '/desk/objections')).status).toBe(403);
    const queue = await get(REVIEWER, '/desk/objections');
    expect(queue.text).toContain('等复核的异议 2 份');
    expect(queue.text).not.toMatch(/周|大海|空地/u);
    const one = await get(REVIEWER, `/desk/objections/${NUMBERS[0]}`);
    expect(one.text).toContain('那里是空地');
    expect(one.text).toContain('走错了地方,门面在路东');
    expect(one.text).toContain('周**');
    expect(one.text).not.toMatch(/大海|9901011962/u);
    expect(await citizenOf(county, 'own')('谁查了我')).toContain('复核异议');
    expect((await get(REVIEWER, '/desk/objections/CN-20261116-9999')).status).toBe(404);
  });

  it('are not decided by who checked it himself', async () => {
    const number = NUMBERS[0] ?? '';
    await county.store.transaction(async ({ commitments }) => {
      const kept = await commitments.lockSigned(number);
      if (!kept?.finding) throw new Error('nobody checked it');
      await commitments.save({ ...kept, finding: { ...kept.finding, by: REVIEWER } }, county.clock.now());
    });
    const shown = await get(REVIEWER, `/desk/objections/${number}`);
    expect(shown.text).toContain('这一份是您核查的,请另一位审核员来复核');
    expect(shown.text).not.toContain('name="verb"');
    const cookie = await enter(REVIEWER);
    const token = /name="token" value="([^"]*)"/.exec(
      await (
        await fetch(`${county.url}/desk/objections/${NUMBERS[1]}`, { headers: { Cookie: `desk=${cookie}` } })
      ).text(),
    )?.[1];
    const body = new URLSearchParams({ token: token ?? '', verb: 'uphold', reason: '我自己说了算' });
    const headers = { Cookie: `desk=${cookie}` };
    const forced = await fetch(`${county.url}/desk/objections/${number}`, { method: 'POST', headers, body });
    expect(forced.status).toBe(422);
    const kept = await county.store.transaction(({ commitments }) => commitments.lockSigned(number));
    expect(kept?.state).toBe('objected');
  });
});

if (!hasBrowser) console.warn(`left out the keys of tests/desk/objections: ${BROWSER_MISSING}`);

describe.skipIf(!hasBrowser)('a reviewer with a keyboard and large type', () => {
  let browser: Browser;
  let page: Page;
  beforeAll(async () => {
    browser = await openBrowser();
    const context = await browser.newContext({ ...DESKTOP });
    const { hostname } = new URL(county.url);
    await context.addCookies([{ name: 'desk', value: await enter(REVIEWER), domain: hostname, path: '/desk' }]);
    page = await context.newPage();
  });
  afterAll(() => browser?.close());

  const focused = () => page.evaluate<string>("document.activeElement?.textContent?.trim() ?? ''");
  const look = async (): Promise<void> => {
    for (const way of ['desk', 'telephone', 'telephone in the dark'] as const) {
      await lookAs(page, way);
      expect([way, await violations(page), await sidewaysScroll(page)]).toEqual([way, [], 0]);
    }
    await page.evaluate("document.documentElement.style.fontSize = '200%'");
    expect(['200 %', await sidewaysScroll(page)]).toEqual(['200 %', 0]);
    await page.evaluate("document.documentElement.style.fontSize = ''");
    await lookAs(page, 'desk');
  };

  it('reads the queue, goes to an objection, writes why and decides, without a mouse', async () => {
    await page.goto(`${county.url}/desk/objections`);
    await look();
    await page.locator(`a[href$="${NUMBERS[1]}"]`).focus();
    await page.keyboard.press('Enter');
    await page.waitForURL(`**/desk/objections/${NUMBERS[1]}`);
    await look();
    await page.keyboard.press('2');
    expect(await focused()).toContain('异议不成立');
    await page.keyboard.press('Enter');
    await page.getByText('要写一句为什么').waitFor();
    await page.keyboard.press('9');
    await page.keyboard.type('现场照片是隔壁的空地');
    await page.keyboard.press('Tab');
    expect(await focused()).toContain('异议成立');
    await page.keyboard.press('Enter');
    await page.getByText('异议成立,不记失信').waitFor();
    expect(await page.locator('button[name="verb"]').count()).toBe(0);
    expect((await sentTo(county, 'keys')).at(-1)).toContain('没有记失信');
    await page.keyboard.press('0');
    await page.keyboard.press('Enter');
    await page.waitForURL('**/desk/objections');
    expect(await page.textContent('h1')).toContain('等复核的异议 1 份');
  });

  it('goes from page to page of the desk, each with large type', async () => {
    for (const path of ['/desk', '/desk/notices', '/desk/objections']) {
      await page.goto(county.url + path);
      await lookAs(page, 'telephone');
      await page.evaluate("document.documentElement.style.fontSize = '200%'");
      expect([path, await sidewaysScroll(page)]).toEqual([path, 0]);
    }
  });
});
