import type { Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { answerHandOver } from '../../server/app/answer-hand-over.ts';
import { BROWSER_MISSING, hasBrowser } from '../rigs/browser.ts';
import { staffSays } from '../rigs/commitment.ts';
import { handsOn } from '../rigs/miniprogram/hands.ts';
import type { Phone } from '../rigs/miniprogram/phone.ts';
import { openPhoneOfOne, type PhoneCounty } from '../rigs/miniprogram/phone-county.ts';
import { newest, say, tap } from '../rigs/miniprogram/talk.ts';
import { CHEN } from '../rigs/notice.ts';

if (!hasBrowser) console.warn(`left out tests/miniprogram/citizen-tells: ${BROWSER_MISSING}`);

describe.skipIf(!hasBrowser)('a citizen says how it went, in the mini-program', () => {
  let at: PhoneCounty;
  let phone: Phone;
  let page: Page;
  beforeAll(async () => {
    ({ at, phone, page } = await openPhoneOfOne('2026-11-16 09:00'));
  });
  afterAll(() => at?.close());

  const { top, text, tapOn, see, wrongHere } = handsOn(() => page);

  it('complains of an office with words and a photo, gets a number and the day until which he is answered', async () => {
    await phone.goTo('pages/ask/ask');
    await tapOn(/^没办成/);
    await tapOn('投诉:要不该要的证明');
    await tapOn('县公安局');
    await tapOn('换一个');
    await top().locator('.find input').fill('教育');
    await tapOn('县教育局');
    await tapOn('再写几句、拍张照片');
    await top().locator('.field input').first().fill('居住证明');
    await top().locator('textarea').fill(`我叫陈小芳,证号 ${CHEN.idNumber}`);
    await tapOn('返回');
    await tapOn(/^没办成/); // what was written is still there
    await see('上次写了没交的还在');
    expect(await top().locator('textarea').inputValue()).toContain('陈小芳');
    await tapOn('拍照或选一张');
    await tapOn('再来一张');
    await tapOn('不要第 2 张');
    expect(await wrongHere()).toEqual([]);
    await page.route('**/photos', (route) => route.abort('connectionreset'), { times: 1 });
    await tapOn('交上去');
    await page.getByText('收到了').waitFor();
    await see('有 1 张照片没送到');
    await tapOn('再送一次');
    await page.getByText('没送到').waitFor({ state: 'detached' });
    expect(await text()).toMatch(/TS-20261116-0001.*15 天内答复您/s);
    expect(await wrongHere()).toEqual([]);
    await tapOn('去「我的」看');
    await see('2026-12-01 前答复');
    await see('照片 1 张');
    expect(await text()).not.toContain('小芳');
  });

  it('is answered by a person, who reads what happened and not who says so', async () => {
    const { store, means, clock } = at.county;
    const by = means.catalogue.home.staff.find(({ roles }) => roles.includes('dispatcher'));
    if (!by) throw new Error('nobody answers');
    const [open] = await store.transaction(({ handOvers }) => handOvers.list(clock.now(), 1));
    expect(open?.transcript.join('\n')).toContain('县教育局 · 要不该要的证明 · 居住证明');
    expect(open?.transcript.join('\n')).not.toContain(CHEN.idNumber);
    const words = { number: open?.number ?? 0, text: '已经改了,不用居住证明。', by, at: clock.now(), key: 'k' };
    await store.transaction((records) => answerHandOver(means, records, words));
    await phone.walkTo('pages/mine/mine');
    await page.locator('.tag', { hasText: '有人回了' }).waitFor();
  });

  it('says of a look at him that he did not allow it, where he reads who looked', async () => {
    await phone.goTo('packages/complaint/pages/tell/tell?kind=complaint&cause=looked');
    await see('没经我同意查我');
    await tapOn('交上去');
    await page.getByText('收到了').waitFor();
    expect(await text()).toMatch(/TS-20261116-\d{4}.*15 天内答复您/s);
    expect(await wrongHere()).toEqual([]);
  });

  it('rates an errand once, when it is done', async () => {
    await phone.goTo('pages/ask/ask');
    await page.evaluate("localStorage.removeItem('phone:session')");
    await say(phone, '公租房申请还要无房证明吗');
    await tap(phone, '委托代跑');
    await say(phone, `陈小芳 ${CHEN.idNumber} 清河镇`);
    await tap(phone, '同意授权');
    const number = Number(/#(\d+)/.exec((await newest(page).textContent()) ?? '')?.[1]);
    const runner = at.county.means.catalogue.home.staff.find(({ roles }) => roles.includes('runner'));
    for (const line of [`接单 ${number}`, `开始 ${number}`, `办结 ${number} 名下无房 少跑1趟`])
      await staffSays(at.county, runner?.id ?? '', line);
    await phone.walkTo('pages/mine/mine');
    await page.getByText('办得怎么样?').waitFor();
    expect(await wrongHere()).toEqual([]);
    await tapOn('5 分');
    await page.getByText('办得怎么样?').waitFor({ state: 'detached' });
    const rated = await at.county.store.transaction(({ tasks }) => tasks.find(number));
    expect(rated?.rating).toBe(5);
    // The browser notes the photo that was lost, and nothing else.
    expect(phone.complaints.filter((each) => !each.includes('ERR_CONNECTION_RESET'))).toEqual([]);
  });
});
