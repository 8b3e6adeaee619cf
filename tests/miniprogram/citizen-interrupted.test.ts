import type { Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { pagesOf } from '../../miniprogram/build/build.ts';
import { BROWSER_MISSING, hasBrowser } from '../rigs/browser.ts';
import { builtPackage } from '../rigs/miniprogram/built-package.ts';
import { handsOn } from '../rigs/miniprogram/hands.ts';
import type { Phone } from '../rigs/miniprogram/phone.ts';
import { openPhoneOfOne, type PhoneCounty } from '../rigs/miniprogram/phone-county.ts';
import { CHEN } from '../rigs/notice.ts';

if (!hasBrowser) console.warn(`left out tests/miniprogram/citizen-interrupted: ${BROWSER_MISSING}`);

/** From the first screen: what is tapped, one after the other, and what is seen then. */
const WAYS: readonly (readonly [taps: readonly (string | RegExp)[], seen: string | RegExp])[] = [
  [['清单'], /第3版/],
  [['我的'], '在办的事'],
  [['我的', '微信提醒、手机号、合并公众号'], '拿一个合并码'],
  [[/^要带什么/, /^义务教育阶段报名/], '带 1 样就够'],
  [[/^委托代跑/, /^无房证明/], '您的姓名'],
  [[/^签承诺/, /^市场主体住所证明/, '读承诺书'], '您承诺'],
  [[/^证丢了/, /^残疾人证/], '哪一天丢的'],
  [[/^公示板/], '核一份声明'],
  [[/^核验/], '扫码核真假'],
  [[/^附近办/], '什么都能办'],
  [[/^没办成/, '投诉:要不该要的证明', '交上去'], /^TS-/],
  [['孩子上学报名还要开居住证明吗', '要凭条', '打开凭条'], '给窗口工作人员'],
];

/** What 长辈版 shows at a tap more. */
const FARTHER: typeof WAYS = [
  [['别的也看看', /^签承诺/, /^市场主体住所证明/], '能不能签,看三条'],
  [['别的也看看', /^公示板/], '核一份声明'],
  [['别的也看看', /^核验/], '扫码核真假'],
];

/** What a page is opened with. */
const QUERIES: Readonly<Record<string, string>> = {
  'pages/slip/slip': '?number=MZ-20261116-0001',
  'packages/matter/pages/sheet/sheet': '?id=ruxue',
  'packages/board/pages/notice/notice': '?number=YS-20261116-0001',
  'packages/commitment/pages/sign/sign': '?row=sf-zhusuo',
  'packages/commitment/pages/receipt/receipt': '?number=CN-20261116-0001',
  'packages/notice/pages/form/form': '?kind=canji',
  'packages/task/pages/entrust/entrust': '?requirement=xy-wufang',
  'packages/task/pages/task/task': '?number=1',
};

describe.skipIf(!hasBrowser)('a citizen with little time and a weak network, in the mini-program', () => {
  let at: PhoneCounty;
  let phone: Phone;
  let page: Page;
  beforeAll(async () => {
    ({ at, phone, page } = await openPhoneOfOne('2026-11-16 09:00'));
    await phone.goTo('pages/mine/mine');
    await see('在办的事');
  });
  afterAll(() => at?.close());

  const { top, see, tapOn, text } = handsOn(() => page);
  const walk = async ([taps, seen]: (typeof WAYS)[number]): Promise<number> => {
    await phone.walkTo('pages/ask/ask');
    for (const each of taps) await page.getByRole('button', { name: each }).last().tap();
    await see(seen);
    return taps.length;
  };

  it('is in every service after three taps at most', async () => {
    const counted: number[] = [];
    for (const way of WAYS) counted.push(await walk(way));
    expect(Math.max(...counted)).toBeLessThanOrEqual(3);
  });

  it('is in every service after three taps in 长辈版 as well, which shows fewer at first', async () => {
    await phone.walkTo('pages/ask/ask');
    await tapOn('重新问');
    await tapOn('长辈版');
    for (const way of FARTHER) expect(await walk(way)).toBeLessThanOrEqual(3);
    await phone.walkTo('pages/ask/ask');
    await tapOn('普通版');
  });

  it('has an answer one tap after the last letter', async () => {
    await phone.walkTo('pages/ask/ask');
    await top().locator('.words textarea').fill('社保证明还要去打吗');
    await tapOn('问', true);
    await see('是拿到外地用,或公检法要求吗?');
  });

  it('is told on every page when the network is gone, and comes in by one tap when it is back', async () => {
    const pages = (await pagesOf((await builtPackage()).folder)).filter((each) => each !== 'pages/ask/ask');
    for (const each of pages) {
      await page.evaluate('phoneStage.offline = true');
      await phone.walkTo(each + (QUERIES[each] ?? ''));
      await see('现在连不上网');
      await page.evaluate('phoneStage.offline = false');
      await tapOn('再试一次');
      await top().getByText('现在连不上网').waitFor({ state: 'detached' });
    }
  });

  it('finds in the form of a notice what he had written before he was called away', async () => {
    await phone.walkTo('packages/notice/pages/advice/advice');
    const open = async (): Promise<void> => {
      await tapOn(/^残疾人证/);
      await see('哪一天丢的');
    };
    const field = (nth: number) => top().locator('.field input').nth(nth);
    await open();
    await field(0).fill(`${CHEN.idNumber}43`);
    await field(1).fill(CHEN.name);
    await page.evaluate('phoneWalk("packages/notice/pages/advice/advice")');
    await open();
    await see('上次填了没交的还在');
    expect([await field(0).inputValue(), await field(1).inputValue()]).toEqual([`${CHEN.idNumber}43`, CHEN.name]);
    await phone.goTo('packages/notice/pages/advice/advice'); // WeChat has ended the program meanwhile
    await open();
    expect(await field(1).inputValue()).toBe(CHEN.name);
  });

  it('finds in the form of an errand what he had written, too, and nobody reads it out of the telephone', async () => {
    const form = 'packages/task/pages/entrust/entrust?requirement=xy-wufang';
    const field = (nth: number) => top().locator('.field input').nth(nth);
    await phone.walkTo(form);
    await field(0).fill(CHEN.name);
    await field(1).fill(CHEN.idNumber);
    await phone.goTo(form);
    await see('上次填了没交的还在');
    expect([await field(0).inputValue(), await field(1).inputValue()]).toEqual([CHEN.name, CHEN.idNumber]);
    const lying = await page.evaluate<string>('JSON.stringify(localStorage)');
    expect(decodeURIComponent(lying)).not.toMatch(/小芳|9901011985/);
    expect(await text()).toContain('加密存 3 天');
    expect(phone.complaints.filter((each) => !each.includes('404'))).toEqual([]);
  });
});
