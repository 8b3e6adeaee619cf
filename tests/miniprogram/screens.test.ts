import type { Page, Route } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { pagesOf } from '../../miniprogram/build/build.ts';
import { BROWSER_MISSING, hasBrowser, violations } from '../rigs/browser.ts';
import { builtPackage } from '../rigs/miniprogram/built-package.ts';
import { liveIn } from '../rigs/miniprogram/lived-in.ts';
import { type Habits, type Phone, sidewaysOnPhone, smallTargets } from '../rigs/miniprogram/phone.ts';
import { openPhoneCounty, type PhoneCounty } from '../rigs/miniprogram/phone-county.ts';
import { type Hands, handsWith, type Scene, scenesOf } from '../rigs/miniprogram/scenes.ts';

if (!hasBrowser) console.warn(`left out tests/miniprogram/screens: ${BROWSER_MISSING}`);

type Reader = {
  readonly habits: Habits;
  /** The least a finger needs, in pixels. */
  readonly target: number;
  /** Whether the page is looked through for who sees or hears otherwise. */
  readonly axe: boolean;
  /** The least size of what an answer is made of, in points. */
  readonly points: Readonly<Record<string, number>>;
};

/** Milliseconds: a page shows within them that it waits, on a machine that has much else to do. */
const PATIENCE = 30_000;

/** The county has added the plugin for voice: its buttons are there to be looked at. */
const SPEAKS = { plugins: { WechatSI: {} } };

/** Ways in which people read. */
const READERS: Readonly<Record<string, Reader>> = {
  普通: { habits: {}, target: 44, axe: true, points: { '.verdict': 22 } },
  长辈版: { habits: { elder: true, stage: SPEAKS }, target: 60, axe: false, points: { '.verdict': 30, '.slight': 18 } },
  '长辈版, 30 号字, 深色': {
    habits: { elder: true, points: 30, dark: true, stage: SPEAKS },
    ...{ target: 60, axe: true, points: { '.lines': 30 } },
  },
};

/** Where pictures of all screens are put, to be looked at; none are taken without. */
const LOOKS = process.env.LOOKS_FOLDER;

describe.skipIf(!hasBrowser)('every screen of the mini-program', () => {
  let at: PhoneCounty;
  beforeAll(async () => {
    at = await openPhoneCounty('2026-11-16 09:00');
  });
  afterAll(() => at?.close());

  it.each(Object.entries(READERS))(
    'fits, is accessible, can be read and brings no complaint: %s',
    { timeout: 180_000 },
    async (name, { habits, target, axe, points }) => {
      const owned = await liveIn(at.county, 100 + Object.keys(READERS).indexOf(name));
      const holds = { session: owned.session, slips: [owned.slip] };
      const phone = await at.pickUp({ ...habits, holds, tall: true, consent: 'agreed' });
      const hands = handsWith(phone);
      const [found, seen]: [string[], Set<string>] = [[], new Set()];
      await phone.goTo('pages/ask/ask');
      for (const scene of scenesOf(owned)) {
        if (scene.path !== null) found.push(...(await comeWhileItWaits(scene, scene.path, hands)));
        seen.add(await act(scene, hands));
        found.push(...(await misled(hands)).map((each) => `${scene.name}: ${each}`));
        found.push(...(await wrongOf(phone, target, axe && !scene.grows)).map((each) => `${scene.name}: ${each}`));
        if (LOOKS) await takePictures(phone.page, `${LOOKS}/${scene.name}-${name}`, habits.dark);
      }
      await phone.walkTo('pages/ask/ask');
      await phone.page.getByText('社保证明还要去打吗').first().waitFor();
      found.push(...(await tooSmall(phone.page, points)));
      expect([...found, ...phone.complaints]).toEqual([]);
      expect((await pagesOf((await builtPackage()).folder)).filter((page) => !seen.has(page))).toEqual([]);
      await phone.close();
    },
  );

  it('shows the first screen after at most two requests', async () => {
    const phone = await at.pickUp();
    await phone.goTo('pages/ask/ask');
    await phone.page.getByText('示范县').waitFor();
    const asked = await phone.page.evaluate<number>("phoneNotes.filter(({ what }) => what === 'request').length");
    expect(asked).toBeLessThanOrEqual(2);
    await phone.close();
  });
});

/** What is shown in fewer points than it must have, by its selector. */
async function tooSmall(page: Page, points: Reader['points']): Promise<string[]> {
  const found: string[] = [];
  for (const [selector, least] of Object.entries(points)) {
    await page.locator(selector).first().waitFor();
    const pixels = `parseFloat(getComputedStyle(document.querySelector('${selector}')).fontSize)`;
    const size = (await page.evaluate<number>(pixels)) * 0.75;
    if (size < least) found.push(`${selector} has ${size} points of ${least}`);
  }
  return found;
}

/** Pages that can be used at once, whatever the server says later. */
const READY: readonly string[] = ['pages/ask/ask'];

/** Opens a page while the server keeps its answers back: the shape of what is coming is there, and as wide as the telephone. */
async function comeWhileItWaits({ name }: Scene, path: string, { page, phone }: Hands) {
  if (READY.includes(path)) {
    await phone.walkTo(path);
    return [];
  }
  const held: Route[] = [];
  await page.route('**/api/**', (route) => void held.push(route));
  await phone.walkTo(path);
  const shape = page.locator('.waiting').first();
  const found = await shape.waitFor({ timeout: PATIENCE }).then(
    () => [],
    () => [`${name}: nothing is seen while it waits`],
  );
  const wide = await sidewaysOnPhone(page);
  await Promise.all([...held.map((route) => route.continue()), page.unroute('**/api/**')]);
  return wide > 0 ? [...found, `${name}: ${wide} px too wide while it waits`] : found;
}

/** Sentences of the chat on a page where nothing is written to anybody; a paper for both says what is tapped as well. */
async function misled({ top, text }: Hands): Promise<readonly string[]> {
  if ((await top().locator('.words').count()) > 0) return [];
  return (await text()).match(/.{0,12}发「[^」]*」(?!,在小程序里点)/gu) ?? [];
}

/** Acts a scene on its page; which page that is. */
async function act({ act }: Scene, hands: Hands): Promise<string> {
  await act?.(hands);
  await hands.page.locator('.waiting').first().waitFor({ state: 'detached' });
  return hands.page.evaluate<string>("[...document.querySelectorAll('.phone-page')].at(-1).dataset.page");
}

async function wrongOf({ page }: Phone, target: number, axe: boolean): Promise<readonly string[]> {
  const wide = await sidewaysOnPhone(page);
  return [
    ...(wide > 0 ? [`${wide} px too wide`] : []),
    ...(await smallTargets(page, target)).map((each) => `a small target: ${each}`),
    ...(axe ? await violations(page) : []),
  ];
}

/** The whole page as it is on a telephone, however long it is; by day and by night, or `dark` alone. */
async function takePictures(page: Page, path: string, dark = false): Promise<void> {
  const before = page.viewportSize();
  await page.setViewportSize({ width: 375, height: 740 });
  const long = await page.evaluate<number>("[...document.querySelectorAll('.phone-scroll')].at(-1).scrollHeight + 100");
  await page.setViewportSize({ width: 375, height: Math.max(740, long) });
  for (const colorScheme of dark ? (['dark'] as const) : (['dark', 'light'] as const)) {
    await page.emulateMedia({ colorScheme });
    await page.screenshot({ path: `${path}-${colorScheme}.png` });
  }
  if (before) await page.setViewportSize(before);
}
