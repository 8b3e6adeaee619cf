import type { Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { BROWSER_MISSING, hasBrowser } from '../rigs/browser.ts';
import { handsOn } from '../rigs/miniprogram/hands.ts';
import type { Phone } from '../rigs/miniprogram/phone.ts';
import { openPhoneOfOne, type PhoneCounty } from '../rigs/miniprogram/phone-county.ts';
import { newest, say, tap } from '../rigs/miniprogram/talk.ts';
import { CHEN, citizenOf, fileNotice, idNumberOf, proveBehind, ringNotices } from '../rigs/notice.ts';

if (!hasBrowser) console.warn(`left out tests/miniprogram/citizen-lost-a-card: ${BROWSER_MISSING}`);

/** Script C: advice before any form, then the form, then what is public. */
describe.skipIf(!hasBrowser)('a citizen who lost a card, in the mini-program', () => {
  let at: PhoneCounty;
  let phone: Phone;
  let page: Page;
  beforeAll(async () => {
    ({ at, phone, page } = await openPhoneOfOne('2026-11-16 09:00'));
  });
  afterAll(() => at?.close());

  const { top, text, tapOn, pick, wrongHere } = handsOn(() => page);
  const shares = () => page.evaluate("phoneNotes.filter(({ what }) => what === 'share').map((each) => each.with)");
  /** A page of the board says how a notice stands. */
  const lookUp = async (number: string, standing: RegExp): Promise<void> => {
    await phone.walkTo(`packages/board/pages/notice/notice?number=${number}`);
    await page.getByText('刚核过').waitFor();
    expect(await top().locator('.standing').textContent()).toMatch(standing);
  };
  /** The fields that are written, in the order of the paper. */
  const write = (field: 'number' | 'name' | 'id', words: string) =>
    top().locator('.field input').nth(['number', 'name', 'id'].indexOf(field)).fill(words);
  const chooseWhenAndWhere = async (): Promise<void> => {
    await top().locator('.choice').first().tap();
    await page.locator('.phone-dialog input').fill('2026-11-15');
    await page.getByText('确定').tap();
    await top().locator('.choice').nth(1).tap();
    await pick('清河镇');
  };
  const sayWhoHeIs = async (): Promise<void> => {
    await tapOn('核验身份');
    await top().locator('.field input').nth(0).fill(CHEN.name);
    await top().locator('.field input').nth(1).fill(CHEN.idNumber);
  };

  it('hears first that an identity card needs no notice, and where each other one is reissued', async () => {
    await phone.goTo('pages/ask/ask');
    expect(await say(phone, '身份证丢了要登报吗')).toContain('不用登报,也不用公示');
    await phone.goTo('pages/ask/ask');
    await tapOn(/^证丢了/);
    await page.getByText('在这里登记,不收钱').waitFor();
    expect(await text()).toContain('身份证丢了不用登报');
    expect(await wrongHere()).toEqual([]);
    await top().locator('.find input').fill('身份证');
    await page.getByText('不在这里登记').waitFor();
    expect(await top().locator('.row-button').count()).toBe(0);
    await top().locator('.find input').fill('残疾');
    await top().locator('.row-button').tap();
    await page.getByText('哪一天丢的').waitFor();
  });

  it('is told at each field what is wrong with it, and keeps what was right', async () => {
    await write('number', '99010119850305018043');
    await write('name', CHEN.name);
    await tapOn('下一步');
    await page.getByText(/还有 \d 处要改/).waitFor();
    expect(await top().locator('.problem').count()).toBeGreaterThan(1);
    expect(await text()).toContain('说不清就选“不清楚”');
    expect(await text()).not.toContain('发「不清楚」');
    expect(await wrongHere()).toEqual([]);
    const wrong = await top().locator('.problem').count();
    await write('id', CHEN.idNumber);
    expect(await top().locator('.problem').count()).toBe(wrong - 1);
  });

  it('sees what will be public and what he undertakes, with a photo, and agrees', async () => {
    await write('number', `${CHEN.idNumber}43`);
    await write('id', CHEN.idNumber);
    await chooseWhenAndWhere();
    await tapOn('拍照或选一张');
    await top().locator('.photo').waitFor();
    await tapOn('下一步');
    await sayWhoHeIs();
    expect(await wrongHere()).toEqual([]);
    await tapOn('就用这个身份');
    await page.getByText('看清楚再点').waitFor();
    expect(await text()).toContain('陈**');
    expect(await text()).toContain('、照片');
    expect(await text()).not.toMatch(/小芳|1985/);
    expect(await text()).toContain('没有抵押');
    expect(await wrongHere()).toEqual([]);
    await tapOn('同意并登记');
    await page.getByText('YS-20261116-0001').waitFor();
    expect(await wrongHere()).toEqual([]);
  });

  it('has a certificate and a page that anybody may check', async () => {
    await tapOn('看公示');
    await page.getByText('刚核过').waitFor();
    expect(await text()).toContain('公示中,第 1 天');
    await tapOn('转发');
    await page.evaluate("phoneShare('timeline')");
    const query = 'number=YS-20261116-0001';
    expect(await shares()).toEqual([
      { title: '残疾人证遗失声明 YS-20261116-0001', path: `/packages/board/pages/notice/notice?${query}` },
      { title: '残疾人证遗失声明 YS-20261116-0001', query },
    ]);
    await tapOn('公示证明');
    const opened = "phoneNotes.some(({ what }) => what === 'openDocument')";
    await page.waitForFunction(opened, null, { timeout: 20_000 });
  });

  it('is shown the first one when he announces the same card twice', async () => {
    await phone.walkTo('packages/notice/pages/advice/advice');
    await tapOn(/^残疾人证/);
    await page.getByText('哪一天丢的').waitFor();
    expect(await text()).not.toContain('上次填了没交的还在'); // what was filed is kept nowhere
    await write('number', `${CHEN.idNumber}43`);
    await write('name', CHEN.name);
    await write('id', CHEN.idNumber);
    await chooseWhenAndWhere();
    await tapOn('下一步');
    await sayWhoHeIs();
    await tapOn('就用这个身份');
    await tapOn('同意并登记');
    await page.getByText('已经公示过了').waitFor();
    expect(await text()).toContain('YS-20261116-0001');
    await tapOn('看那一份');
    await page.getByText('刚核过').waitFor();
  });

  it('is scanned on the third day by the window that gives him a new one', async () => {
    at.county.clock.set('2026-11-18 10:00');
    const stage = { scan: 'https://wzm.example/board/YS-20261116-0001' };
    const clerk = await at.pickUp({ stage });
    await clerk.goTo('packages/board/pages/check/check');
    await clerk.page.getByRole('button', { name: '扫码' }).tap();
    await clerk.page.getByText('公示中,第 3 天').waitFor();
    await clerk.close();
  });

  it('mends a slip of the pen by a new notice, which ends the old one', async () => {
    await phone.walkTo('pages/mine/mine');
    await tapOn('写错了,更正');
    await newest(page).getByText('证号是多少').waitFor();
    await say(phone, `${CHEN.idNumber}44`, '昨天', '清河镇', CHEN.name, CHEN.idNumber, '跳过');
    await tap(phone, '核验身份');
    await newest(page).getByText('复制网址').tap();
    const copied = "phoneNotes.findLast(({ what }) => what === 'setClipboardData').with.data";
    const link = await page.evaluate<string>(copied);
    expect(await proveBehind(at.county, link, CHEN)).toBeNull();
    await say(phone, '登记遗失');
    await tap(phone, '接着填');
    expect(await tap(phone, '同意并登记')).toContain('YS-20261118-0001');
    await lookUp('YS-20261116-0001', /更正/);
    await lookUp('YS-20261118-0001', /有效/);
  });

  it('takes it back when the card turns up, and the board says so of the same number', async () => {
    await phone.walkTo('pages/mine/mine');
    await tapOn('证件找到了');
    await pick('是的');
    await page.getByText('声明撤销了').waitFor();
    await lookUp('YS-20261118-0001', /撤销/);
    expect(phone.complaints).toEqual([]);
  });

  it('finds of a notice whose time is over that it held, and later no more than that it is whole', async () => {
    const number = await fileNotice(citizenOf(at.county, 'o-chen'), { name: '周大海', idNumber: idNumberOf(512) });
    at.county.clock.set('2026-12-20 10:00');
    await ringNotices(at.county);
    await lookUp(number, /期满生效/);
    at.county.clock.set('2027-06-20 10:00');
    await ringNotices(at.county);
    await lookUp(number, /归档/);
    expect(await text()).toContain('刚核过');
    expect(await text()).not.toMatch(/周|残疾人证/);
  });
});
