import type { Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { BROWSER_MISSING, hasBrowser } from '../rigs/browser.ts';
import { commitmentStaff, staffSays } from '../rigs/commitment.ts';
import { drawOn } from '../rigs/miniprogram/finger.ts';
import { handsOn } from '../rigs/miniprogram/hands.ts';
import { signForShop } from '../rigs/miniprogram/lived-in.ts';
import type { Phone } from '../rigs/miniprogram/phone.ts';
import { openPhoneOfOne, type PhoneCounty } from '../rigs/miniprogram/phone-county.ts';
import { newest, say } from '../rigs/miniprogram/talk.ts';
import { sentTo } from '../rigs/notice.ts';

if (!hasBrowser) console.warn(`left out tests/miniprogram/citizen-signs: ${BROWSER_MISSING}`);

/** 张玉根, who has no title deed for his shop (script B). */
describe.skipIf(!hasBrowser)('a citizen signs a commitment in the mini-program', () => {
  let at: PhoneCounty;
  let phone: Phone;
  let page: Page;
  beforeAll(async () => {
    ({ at, phone, page } = await openPhoneOfOne('2026-11-16 09:00', {}));
  });
  afterAll(() => at?.close());

  const { top, text, tapOn, pick, wrongHere } = handsOn(() => page);
  const answer = (option: string) => top().locator('.option', { hasText: option }).tap();

  it('hears that a signature will do, and sees after one tap and his consent which gates he passed', async () => {
    await phone.goTo('pages/ask/ask');
    await say(phone, '开店没有房产证要村里开证明吗');
    await newest(page).getByRole('button', { name: '个体工商户设立登记' }).tap();
    await newest(page).getByRole('button', { name: '签承诺' }).tap();
    await tapOn('用微信身份进入');
    await page.getByText('同意', { exact: true }).tap();
    await page.getByText('能不能签,看三条').waitFor();
    expect(await text()).toMatch(
      /可以签.*过了:清单第3版.*写着可以承诺.*过了:不是安全、健康.*过了:以前没有签过不属实的/s,
    );
    expect(await text()).toContain('不想签,照旧交证明,一样给办');
    expect(await wrongHere()).toEqual([]);
  });

  it('reads it, and goes on only when every sentence was understood', async () => {
    await tapOn('读承诺书');
    await page.getByText('您承诺', { exact: true }).waitFor();
    expect(await text()).toContain('核查方式:实地,2026年11月26日前');
    await tapOn('读完了');
    await answer('只是登记一下');
    await page.getByText('没答对,再说一遍').waitFor();
    expect(await text()).toContain('您承诺的只有一件事:这个地方我有权拿来开店办公');
    expect(await wrongHere()).toEqual([]);
    await answer('这个地方我有权');
    await page.getByText('第 2 句,共 3 句').waitFor();
    await answer('办成的会撤销');
    await page.getByText('第 3 句,共 3 句').waitFor();
    await answer('照旧交证明,一样给办');
    await page.getByText('在哪个镇街').waitFor();
  });

  it('says where it is and who he is, signs by hand, and gets number, hash and the day of the check', async () => {
    await tapOn('填好了');
    await page.getByText('还没有选镇街').waitFor();
    await top().locator('.choice').tap();
    await pick('清河镇');
    await page.getByText('还没有选镇街').waitFor({ state: 'detached' }); // mended
    await top().locator('.field input').fill('柳塘村3组路口');
    await phone.walkTo('packages/commitment/pages/list/list'); // called away
    await tapOn('接着签');
    await page.getByText('在哪个镇街').waitFor();
    expect(await top().locator('.field input').inputValue()).toBe('柳塘村3组路口');
    expect(await text()).toContain('清河镇');
    await tapOn('填好了');
    await tapOn('核验身份');
    await tapOn('就用这个身份');
    await tapOn('签字');
    await page.getByText('还没有勾选').waitFor();
    await top().locator('.tick').tap();
    await page.getByText('还没有勾选').waitFor({ state: 'detached' });
    await drawOn(top().locator('wx-canvas'));
    expect(await wrongHere()).toEqual([]);
    await tapOn('签字');
    await page.getByText('签好了').waitFor();
    expect(await text()).toContain('CN-20261116-0001');
    expect(await text()).toContain('实地,2026年11月26日前');
    expect(await text()).toMatch(/和签的时候:一致.*[0-9a-f]{64}/s);
    expect(await text()).not.toMatch(/柳塘村|990101\d/);
    expect(await wrongHere()).toEqual([]);
    await tapOn('承诺书');
    const opened = "phoneNotes.some(({ what }) => what === 'openDocument')";
    await page.waitForFunction(opened, null, { timeout: 20_000 });
  });

  it('is told what the runner found, sees it among his own, and cannot take back what was never his', async () => {
    const { store, means } = at.county;
    const kept = await store.transaction(({ commitments }) => commitments.lockSigned('CN-20261116-0001'));
    const runner = means.catalogue.home.staff.find(
      ({ roles, place }) => roles.includes('runner') && place === '990101002',
    );
    for (const line of [`接单 ${kept?.task}`, `开始 ${kept?.task}`, `相符 ${kept?.task} 柳塘村3组路口 门面在`])
      await staffSays(at.county, runner?.id ?? '', line);
    await phone.walkTo('pages/mine/mine');
    await page.getByText('看这份承诺').waitFor();
    expect(await text()).toContain('属实');
    await tapOn('看这份承诺');
    await page.locator('.standing-word', { hasText: '属实' }).waitFor();
    const other = await at.pickUp({ consent: 'agreed' });
    await other.goTo('packages/commitment/pages/receipt/receipt?number=CN-20261116-0001');
    await other.page.getByText('您签过的在「我的」里').waitFor();
    await other.close();
  });

  it('takes it back before his case is decided, and is shown the ordinary way', async () => {
    await tapOn('撤回这份承诺');
    await pick('撤回');
    await page.locator('.standing-word', { hasText: '已撤回' }).waitFor();
    expect(await top().getByRole('button', { name: '撤回这份承诺' }).count()).toBe(0);
    expect(phone.complaints.filter((each) => !each.includes('422'))).toEqual([]);
  });

  /** Signs again as who he was the first time; the number. */
  const again = async (): Promise<string> => {
    const { store, url } = at.county;
    const first = await store.transaction(({ commitments }) => commitments.lockSigned('CN-20261116-0001'));
    if (!first?.identity) throw new Error('nobody proved who he was');
    const token = await page.evaluate<string>("JSON.parse(localStorage.getItem('phone:session')).token");
    return signForShop(url, token, first.identity);
  };

  it('is told that his case is decided where he can take nothing back', async () => {
    const number = await again();
    await staffSays(at.county, commitmentStaff(at.county).licenser, `事项办结 ${number}`);
    await phone.walkTo(`packages/commitment/pages/receipt/receipt?number=${number}`);
    await page.getByText('事情已经办结,不能再撤回').waitFor();
    expect(await top().getByRole('button', { name: '撤回这份承诺' }).count()).toBe(0);
  });

  it('is recorded only after his objection was heard, is told how to repair it, and goes the ordinary way until then', async () => {
    const number = await again();
    const { runner, reviewer } = commitmentStaff(at.county);
    const kept = await at.county.store.transaction(({ commitments }) => commitments.lockSigned(number));
    for (const line of [`接单 ${kept?.task}`, `开始 ${kept?.task}`, `不符 ${kept?.task} 柳塘村3组路口 那里是空地`])
      await staffSays(at.county, runner, line);
    await phone.walkTo(`packages/commitment/pages/receipt/receipt?number=${number}`);
    await tapOn('我有异议');
    await top().locator('textarea').fill('我有权用');
    await tapOn('提异议');
    await page.locator('.standing-word', { hasText: '有异议,复核中' }).waitFor();
    await phone.walkTo(`packages/commitment/pages/sign/sign?row=sf-zhusuo`);
    await page.getByText('可以签', { exact: true }).waitFor(); // nothing is recorded yet
    await staffSays(at.county, reviewer, `异议不成立 ${number} 土地是村里的,没有租约`);
    const told = await sentTo(at.county, kept?.signer.talk.person ?? '');
    expect(told.join('\n')).toMatch(/理由:土地是村里的,没有租约[\s\S]*怎么修复:/);
    await phone.walkTo(`packages/commitment/pages/sign/sign?row=sf-zhusuo`);
    await page.getByText('这次走普通方式').waitFor();
    expect(await text()).toMatch(/没过:以前签的有一份不属实,还没有改正/);
    await tapOn('委托代跑');
    await page.getByText('您不用跑的').waitFor();
    await phone.close();
  });
});
