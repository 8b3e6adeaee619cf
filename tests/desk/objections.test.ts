import type { Browser, Page } from 'playwright-core';
import sharp from 'sharp';
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
import { staffSays, staffSends } from '../rigs/commitment.ts';
import { type OpenCounty, openCounty } from '../rigs/county.ts';
import { citizenOf, sentTo } from '../rigs/notice.ts';
import { samplePhoto } from '../rigs/photo.ts';
import { signedBy } from '../rigs/signing.ts';

/** Where the looks are kept when somebody wants to see them. */
const LOOKS = process.env.LOOKS_FOLDER;

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
    if (person === 'keys') await photograph(task);
    await staffSays(county, RUNNER, `不符 ${task} 柳塘村3组路口 那里是空地`);
    await say(`异议 ${number} 走错了地方,门面在路东`);
    NUMBERS.push(number);
  }
});
afterAll(() => county.close());

/** Two photos of the place, the first as a telephone takes it: with where it was. */
async function photograph(task: number): Promise<void> {
  const located = await sharp(await samplePhoto())
    .withExif({ IFD0: { Copyright: '李明' }, IFD3: { GPSLatitude: '28/1 0/1 0/1' } })
    .jpeg()
    .toBuffer();
  expect(located.includes('Exif')).toBe(true);
  expect(await staffSends(county, RUNNER, located)).toBeNull();
  expect(await staffSays(county, 's002', `现场照片 ${task}`)).toContain('现在不在您手里');
  expect(await staffSays(county, RUNNER, `现场照片 ${task}`)).toContain('不拍人、不拍证件');
  expect(await staffSends(county, RUNNER, Buffer.from('<svg onload="alert(1)"/>'))).toContain('这不是照片,没有收');
  expect(await staffSends(county, RUNNER, located)).toContain('现场照片收到 1 张');
  expect(await staffSends(county, RUNNER, await samplePhoto(160))).toContain('现场照片收到 2 张');
}

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

  it('show what was photographed, to reviewers only, without where it was taken, and not for long', async () => {
    const address = `/desk/objections/${NUMBERS[1]}`;
    expect((await get(REVIEWER, address)).text).toContain(`${address}/photos/2`);
    const photo = async (staff: string, order: number) =>
      fetch(`${county.url}${address}/photos/${order}`, { headers: { Cookie: `desk=${await enter(staff)}` } });
    const seen = await photo(REVIEWER, 1);
    const bytes = Buffer.from(await seen.arrayBuffer());
    expect([seen.status, seen.headers.get('content-type'), seen.headers.get('cache-control')]).toEqual([
      ...[200, 'image/jpeg', 'no-store'],
    ]);
    expect([bytes.includes('Exif'), bytes.includes('李明')]).toEqual([false, false]);
    expect((await photo(RUNNER, 1)).status).toBe(403);
    expect((await photo(REVIEWER, 3)).status).toBe(404);
    expect((await fetch(`${county.url}${address}/photos/1`)).status).toBe(401);
    const kept = await county.store.transaction(({ commitments }) => commitments.lockSigned(NUMBERS[1] ?? ''));
    const events = (await county.store.transaction(({ trail }) => trail.of(`commitment ${kept?.case}`))).map(
      ({ event }) => event,
    );
    expect(events).toContain('commitment-photo-viewed');
    const stored = await county.store.db.selectFrom('files').select('sealed_bytes').execute();
    expect(stored.some(({ sealed_bytes }) => sealed_bytes.includes(bytes.subarray(0, 64)))).toBe(false);
    county.clock.set('2027-01-16 09:00');
    expect((await get(REVIEWER, address)).text).not.toContain('/photos/');
    expect((await photo(REVIEWER, 1)).status).toBe(404);
    county.clock.set('2026-11-16 09:00');
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
  const look = async (name: string): Promise<void> => {
    for (const way of ['desk', 'telephone', 'telephone in the dark'] as const) {
      await lookAs(page, way);
      if (LOOKS) await page.screenshot({ path: `${LOOKS}/${name}-${way}.png`, fullPage: true });
      expect([way, await violations(page), await sidewaysScroll(page)]).toEqual([way, [], 0]);
    }
    await page.evaluate("document.documentElement.style.fontSize = '200%'");
    expect(['200 %', await sidewaysScroll(page)]).toEqual(['200 %', 0]);
    await page.evaluate("document.documentElement.style.fontSize = ''");
    await lookAs(page, 'desk');
  };

  it('reads the queue, goes to an objection, writes why and decides, without a mouse', async () => {
    await page.goto(`${county.url}/desk/objections`);
    await look('objections');
    await page.locator(`a[href$="${NUMBERS[1]}"]`).focus();
    await page.keyboard.press('Enter');
    await page.waitForURL(`**/desk/objections/${NUMBERS[1]}`);
    await look('objection');
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
