import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { claimTask } from '../../server/app/task/claim-task.ts';
import { BROWSER_MISSING, hasBrowser } from '../rigs/browser.ts';
import { staffSays } from '../rigs/commitment.ts';
import { handsOn } from '../rigs/miniprogram/hands.ts';
import type { Phone } from '../rigs/miniprogram/phone.ts';
import { openPhoneCounty, type PhoneCounty } from '../rigs/miniprogram/phone-county.ts';
import { newest, say, tap } from '../rigs/miniprogram/talk.ts';
import { CHEN, proveBehind } from '../rigs/notice.ts';

if (!hasBrowser) console.warn(`left out tests/miniprogram/citizen-entrusts: ${BROWSER_MISSING}`);

describe.skipIf(!hasBrowser)('a citizen has things done in the mini-program', () => {
  let at: PhoneCounty;
  beforeAll(async () => {
    at = await openPhoneCounty('2026-11-16 09:00');
  });
  afterAll(() => at?.close());

  it('is asked for his account when it is needed, entrusts an errand, follows it and takes it back', async () => {
    const phone = await at.pickUp();
    const { page } = phone;
    await phone.goTo('pages/ask/ask');
    expect(await say(phone, '公租房申请还要无房证明吗')).toContain('不用您跑');
    await newest(page).getByRole('button', { name: '委托代跑' }).tap();
    await page.getByText('用一下您的微信身份?').waitFor();
    await page.getByText('同意', { exact: true }).tap();
    await page.locator('.turn').nth(1).waitFor();
    expect(await newest(page).textContent()).toContain('委托我们代您跑');
    expect(await say(phone, `陈小芳 ${CHEN.idNumber} 清河镇`)).toContain('您允许我们');
    expect(await tap(phone, '同意授权')).toContain('已经替您派出去了');

    const { means, clock, store } = at.county;
    const number = Number(/#(\d+)/.exec((await newest(page).textContent()) ?? '')?.[1]);
    const by = means.catalogue.home.staff.find(({ roles }) => roles.includes('runner'));
    if (!by) throw new Error('nobody runs');
    const claim = { number, by, at: clock.now() };
    await store.transaction((records) => claimTask(means, records, claim));

    await page.getByRole('button', { name: '我的' }).tap();
    await page.locator('.case').waitFor();
    const shown = (await page.locator('.case').textContent()) ?? '';
    expect(shown).toContain(`公租房申请代跑 #${number}`);
    expect(shown).toContain('有人接了');
    expect(shown).not.toMatch(/陈小芳|018X/);
    await page.getByRole('button', { name: '看进度、撤回授权' }).tap();
    await page.getByRole('button', { name: '撤回授权', exact: true }).tap();
    await page.locator('.phone-dialog').getByText('撤回', { exact: true }).tap();
    await page.locator('.standing-word', { hasText: '取消' }).waitFor();
    expect(phone.complaints).toEqual([]);
    await phone.close();
  });

  it('is told what is not needed, announces a loss free of charge, and anybody can check it', async () => {
    const phone = await at.pickUp({ consent: 'agreed' });
    const { page } = phone;
    await phone.goTo('pages/ask/ask');
    expect(await say(phone, '身份证丢了要登报吗')).toMatch(/不用登报/);
    await say(phone, '残疾人证丢了要登报吗', '登记遗失', `${CHEN.idNumber}43`, '昨天', '清河镇', '陈小芳');
    expect(await say(phone, CHEN.idNumber, '跳过')).toContain('还差核验身份');
    await tap(phone, '核验身份');
    await newest(page).getByText('复制网址').tap();
    const link = await page.evaluate<string>(
      "phoneNotes.findLast(({ what }) => what === 'setClipboardData').with.data",
    );
    expect(await proveBehind(at.county, link, CHEN)).toBeNull();
    await say(phone, '登记遗失');
    expect(await tap(phone, '接着填')).toContain('承诺4');
    await tap(phone, '同意并登记');
    await newest(page).getByText('看公示').tap();
    await page.locator('.standing-word').waitFor();
    expect(await page.locator('.standing').textContent()).toMatch(/公示中,第 1 天YS-20261116-0001/);
    expect(await page.getByText('刚核过:内容和发布时一致').count()).toBe(1);

    const clerk = await at.pickUp({ stage: { scan: 'https://wzm.example/board/YS-20261116-0001' } });
    await clerk.goTo('packages/board/pages/list/list');
    await clerk.page.getByRole('button', { name: '扫码' }).tap();
    await clerk.page.locator('.standing-word').waitFor();
    expect(await clerk.page.locator('.phone-page').last().textContent()).not.toMatch(/小芳|018X/);
    await clerk.goTo('packages/board/pages/check/check');
    await clerk.page.locator('.choice').tap();
    await clerk.page.locator('.phone-dialog').getByText('残疾人证').tap();
    await clerk.page.locator('.full-number input').fill(`${CHEN.idNumber}43`);
    await clerk.page.getByRole('button', { name: '查一下' }).tap();
    await clerk.page.getByText('残疾人证:2026-11-16 起声明遗失').waitFor();
    expect([...phone.complaints, ...clerk.complaints]).toEqual([]);
    await clerk.close();
    await phone.close();
  });

  describe('on pages of their own', () => {
    let phone: Phone;
    const { tapOn, see, pick, text, top, wrongHere } = handsOn(() => phone.page);
    beforeAll(async () => {
      phone = await at.pickUp();
      await phone.goTo('pages/ask/ask');
    });
    afterAll(() => phone?.close());
    const write = (nth: number, words: string) => top().locator('.field input').nth(nth).fill(words);

    it('gets to the form in two taps and his consent, and is told at each field what is wrong', async () => {
      await tapOn(/^委托代跑/);
      await tapOn(/^无房证明/);
      await tapOn('用微信身份进入');
      await tapOn('同意', true);
      await see('办什么事用');
      await top().locator('.choice').first().tap();
      await pick('公租房申请');
      await tapOn('下一步');
      await see('还没有选镇街');
      await top().locator('.choice').nth(1).tap();
      await pick('清河镇');
      await write(0, '陈小芳');
      await write(1, CHEN.idNumber);
      expect(await top().locator('.problem').count()).toBe(0); // mended, so it is gone
      expect(await wrongHere()).toEqual([]);
    });

    it('reads in full what he allows before he allows it, and follows what comes of it', async () => {
      await tapOn('下一步');
      await see('您允许我们:替您查、取无房证明,只用来办公租房申请');
      expect(await text()).not.toMatch(/小芳|1985/);
      await tapOn('同意授权');
      await see('已经替您派出去了');
      expect(await wrongHere()).toEqual([]);
      const number = Number(/#(\d+)/.exec(await text())?.[1]);
      const runner = at.county.means.catalogue.home.staff.find(({ roles }) => roles.includes('runner'));
      for (const line of [`接单 ${number}`, `开始 ${number}`, `办结 ${number} 名下无房 少跑1趟`])
        await staffSays(at.county, runner?.id ?? '', line);
      await tapOn('有进展在「我的」里告诉您');
      await tapOn('看进度');
      await see('少跑 1 趟');
      expect(await text()).toContain(`谁在办${runner?.name}`);
      await tapOn('5 分');
      await see('您打的分');
      expect(phone.complaints).toEqual([]);
    });
  });

  it('sees what to bring in two taps, after both subtractions', async () => {
    const phone = await at.pickUp();
    await phone.goTo('pages/ask/ask');
    await phone.page.getByRole('button', { name: '要带什么' }).tap();
    await phone.page.getByRole('button', { name: '义务教育阶段报名' }).tap();
    await phone.page.getByText('带 1 样就够').waitFor();
    expect(await phone.page.locator('.phone-page').last().textContent()).toContain('第二次减:清单免了');
    await phone.close();
  });

  it('takes his data out and has it deleted', async () => {
    const phone = await at.pickUp({ consent: 'agreed' });
    const { page } = phone;
    await phone.goTo('pages/ask/ask');
    await say(phone, '社保证明还要去打吗');
    await page.getByRole('button', { name: '我的' }).tap();
    await page.getByText('导出我的数据').tap();
    await page.getByText('已复制').waitFor();
    const copied = await page.evaluate<string>("phoneNotes.find(({ what }) => what === 'setClipboardData').with.data");
    expect(copied).toContain('社保证明还要去打吗');
    await page.evaluate("localStorage.setItem('phone:sealed:unfinished-errand', '')");
    await page.getByText('删除我的数据').tap();
    await page.locator('.phone-dialog').getByText('删除', { exact: true }).tap();
    await page.getByText('用微信身份进入').waitFor();
    expect(await page.evaluate<string>('Object.keys(localStorage).join()')).not.toMatch(/unfinished|session|slips/);
    await phone.close();
  });
});
