import type { Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { openMiniprogram } from '../../bots/miniprogram/program.ts';
import { BROWSER_MISSING, hasBrowser } from '../rigs/browser.ts';
import { staffSays } from '../rigs/commitment.ts';
import { handsOn } from '../rigs/miniprogram/hands.ts';
import type { Phone } from '../rigs/miniprogram/phone.ts';
import { openPhoneCounty, type PhoneCounty } from '../rigs/miniprogram/phone-county.ts';
import { openMiniprogramPlatform, PROGRAM, TEMPLATE } from '../rigs/miniprogram-platform.ts';
import { citizenOf, idNumberOf } from '../rigs/notice.ts';
import { linkFor, Signer, signAs } from '../rigs/signing.ts';

if (!hasBrowser) console.warn(`left out tests/miniprogram/citizen-reached: ${BROWSER_MISSING}`);

/** Of 清河镇. */
const RUNNER = 's089';

const PAGE = 'packages/account/pages/reach/reach';

describe.skipIf(!hasBrowser)('a citizen says how he is reached, in the mini-program', () => {
  let platform: Awaited<ReturnType<typeof openMiniprogramPlatform>>;
  let at: PhoneCounty;
  let phone: Phone;
  let page: Page;
  /** The same citizen in the official account. */
  let inOfficialAccount: ReturnType<typeof citizenOf>;
  beforeAll(async () => {
    platform = await openMiniprogramPlatform();
    const settings = { ...PROGRAM, apiUrl: platform.url, template: TEMPLATE };
    const program = openMiniprogram(settings, { warn: () => undefined }, Date.now);
    at = await openPhoneCounty('2026-11-22 10:00', program?.signIn);
    inOfficialAccount = citizenOf(at.county, 'o-chen');
    phone = await at.pickUp({ consent: 'agreed' });
    page = phone.page;
    await phone.goTo('pages/mine/mine');
    await page.getByText('微信提醒、手机号、合并公众号').tap();
    await page.getByText('有进展提醒我').waitFor();
  });
  afterAll(async () => {
    await at?.close();
    await platform?.close();
  });

  const { top, tapOn, see, pick, wrongHere } = handsOn(() => page);
  const set = (stage: object) => page.evaluate(`Object.assign(phoneStage, ${JSON.stringify(stage)})`);
  const asked = (what: string) =>
    page.evaluate<unknown[]>(`phoneNotes.filter((each) => each.what === '${what}').map((each) => each.with)`);

  it('is asked about reminders by his own tap alone, may say no, and may take it back', async () => {
    expect(await asked('requestSubscribeMessage')).toEqual([]);
    await set({ subscribes: 'reject' });
    await tapOn('有进展提醒我');
    await see('好,不提醒。');
    await set({ subscribes: 'ban' });
    await tapOn('有进展提醒我');
    await see('微信没有让我们提醒您。');
    await set({ subscribes: 'accept' });
    await tapOn('有进展提醒我');
    await see('已开');
    expect(await asked('requestSubscribeMessage')).toEqual([[TEMPLATE.id], [TEMPLATE.id], [TEMPLATE.id]]);
    await tapOn('不用提醒了');
    await see('没开');
  });

  it('leaves his number without typing it, sees it masked, and takes it away again', async () => {
    await tapOn('留微信里的手机号'); // and says no in the panel
    expect(await asked('request')).not.toContain('PUT /api/me/reach/telephone');
    await set({ telephoneCode: 'tap-of-chen' });
    await tapOn('留微信里的手机号'); // a code that the platform does not know
    await see('这次没拿到号码。');
    platform.telephones.set('tap-of-chen', { purePhoneNumber: '13900000001', countryCode: '86' });
    await tapOn('留微信里的手机号');
    await see('139****0001');
    expect(await top().textContent()).not.toContain('13900000001');
    await tapOn('不留了');
    await top().getByText('139****0001').waitFor({ state: 'detached' });
  });

  it('joins the official account by a code from either side, and parts again', async () => {
    await tapOn('合并', true);
    await see('还没有填码。');
    await tapOn('拿一个合并码');
    await see('发给公众号');
    expect(await wrongHere()).toEqual([]);
    const word = (await top().locator('.join-code-word').textContent()) ?? '';
    expect(word).toMatch(/^合并 \w{4} \w{4}$/);
    expect(await inOfficialAccount(word)).toContain('和小程序是一个人了');
    await tapOn('返回');
    await page.getByText('微信提醒、手机号、合并公众号').tap();
    await see('和公众号是一个人了');
    await tapOn('取消合并');
    await pick('取消合并');
    await see('拿一个合并码');
    const code = /合并 (\w{4} \w{4})/u.exec(await inOfficialAccount('合并'))?.[1] ?? '';
    const field = top().locator('.field input');
    await field.fill('2222 2222');
    await tapOn('合并', true);
    await see('这个合并码不对');
    await field.fill(code.toLowerCase());
    await tapOn('合并', true);
    await see('和公众号是一个人了');
  });

  it('objects here to what was found of a commitment that he signed there', async () => {
    const who = { name: '周大海', idNumber: idNumberOf(401) };
    const { number } = await signAs(new Signer(at.county.url), await linkFor(inOfficialAccount, '开店'), who);
    const kept = await at.county.store.transaction(({ commitments }) => commitments.lockSigned(number));
    await staffSays(at.county, RUNNER, `接单 ${kept?.task}`);
    await staffSays(at.county, RUNNER, `不符 ${kept?.task} 柳塘村3组路口 那里是空地`);
    await phone.walkTo('pages/mine/mine');
    await tapOn('看这份承诺');
    await see('核查不符,可提异议');
    await tapOn('我有异议');
    await tapOn('提异议');
    await see('还没有写哪里不对。');
    expect(await wrongHere()).toEqual([]);
    await top().locator('textarea').fill('走错了地方,门面在路东');
    await page.getByText('还没有写哪里不对。').waitFor({ state: 'detached' });
    await phone.walkTo('pages/mine/mine'); // called away
    await tapOn('看这份承诺');
    await tapOn('我有异议');
    await expect.poll(() => top().locator('textarea').inputValue()).toBe('走错了地方,门面在路东');
    await tapOn('提异议');
    await see('有异议,复核中');
    // The browser notes what was refused, and nothing else.
    expect(phone.complaints.filter((each) => !each.includes('422'))).toEqual([]);
  });

  it('reads and taps all of it in 长辈版, in the dark', async () => {
    const other = await at.pickUp({ consent: 'agreed', elder: true, dark: true, tall: true });
    await other.goTo(PAGE);
    const hands = handsOn(() => other.page);
    await hands.see('有进展提醒我');
    expect(await hands.wrongHere(60)).toEqual([]);
    await other.close();
  });
});
