import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { viewOf } from '../../miniprogram/services/answer-view.ts';
import { newsOnAPage, saidOnAPage } from '../../miniprogram/services/said-on-a-page.ts';
import type { AnswerGiven } from '../../server/http/contract.ts';
import { BROWSER_MISSING, hasBrowser, openBrowser } from '../rigs/browser.ts';
import { openPhones, type Phone } from '../rigs/miniprogram/phone.ts';

if (!hasBrowser) console.warn(`left out tests/miniprogram/components: ${BROWSER_MISSING}`);

const ANSWER: Pick<AnswerGiven, 'verdict' | 'tone' | 'text' | 'choices' | 'why' | 'citation'> = {
  verdict: '不用交。',
  tone: 'free',
  text: '不用交。\n义务教育阶段报名 · 居住证明\n有事打 0990-12345678 或 12345,2026-03-01 起\n看 https://wzm.example/board/YS-20261116-0001',
  choices: [{ id: 'slip', label: '要凭条' }],
  why: '听到“居住证明”',
  citation: null,
};

/** Each by itself, with what its page would give it: no server is asked. */
describe.skipIf(!hasBrowser)('a component of the mini-program', () => {
  let browser: Browser;
  let phones: Awaited<ReturnType<typeof openPhones>>;
  let phone: Phone;
  let page: Page;
  beforeAll(async () => {
    browser = await openBrowser();
    phones = await openPhones(browser, 'http://127.0.0.1:1');
    phone = await phones.pickUp();
    page = phone.page;
    await phone.goTo('packages/board/pages/check/check');
  });
  afterAll(async () => {
    await phones?.close();
    await browser?.close();
  });

  const show = (name: string, given: object, ...events: string[]) =>
    page.evaluate(`phoneShow('components/${name}/${name}', ${JSON.stringify(given)}, ${JSON.stringify(events)})`);
  const told = (what: string) =>
    page.evaluate<unknown[]>(`phoneNotes.filter((each) => each.what === '${what}').map((each) => each.with)`);
  const button = (name: string | RegExp) => page.getByRole('button', { name });

  it('answer-card: the verdict first, telephones that call, a notice that opens, reasons at a tap, choices of the newest alone', async () => {
    const answer = viewOf(ANSWER);
    await show('answer-card', { answer, latest: true }, 'choose');
    expect(await page.locator('.verdict-word').textContent()).toBe('不用交');
    expect(await page.getByText('听到“居住证明”').count()).toBe(0);
    await button('为什么这么答').tap();
    await page.getByText('听到“居住证明”').waitFor();
    await button('12345').last().tap();
    await button('0990-12345678').tap();
    expect((await told('makePhoneCall')).map((each) => (each as { phoneNumber: string }).phoneNumber)).toEqual([
      '12345',
      '0990-12345678',
    ]);
    expect(await page.locator('.tapped').allTextContents()).toEqual(['0990-12345678', '12345', '看公示']);
    await button('要凭条').tap();
    expect(await told('choose')).toEqual([{ id: 'slip', label: '要凭条' }]);
    await show('answer-card', { answer, latest: false });
    expect(await button('要凭条').count()).toBe(0);
  });

  it('case-card: where it stands, how it came there, what can be done, and its marks', async () => {
    const item = {
      ...{
        key: 'task 1',
        name: '无房证明',
        about: '公租房申请',
        facts: ['代跑 #1'],
        state: '办好了',
        tone: 'free',
        spared: '少跑 1 趟',
        rates: 1,
      },
      steps: [{ label: '您同意了', at: '今天 09:00' }],
      acts: [{ label: '看进度', page: '/p' }],
    };
    await show('case-card', { item }, 'rate', 'act');
    expect(await page.locator('.tag').textContent()).toBe('办好了');
    await button('4 分').tap();
    await button('看进度').tap();
    expect(await told('rate')).toEqual([{ number: 1, stars: 4 }]);
    expect(await told('act')).toMatchObject([{ label: '看进度', page: '/p' }]);
  });

  it('privacy-sheet: says what is taken, and takes a no as well as a yes', async () => {
    await show('privacy-sheet', { open: true }, 'answered');
    await page.getByText('只取一个微信编号').waitFor();
    await button('不同意,先用着').tap();
    await button('同意').first().tap();
    expect(await told('answered')).toEqual([{ agreed: false }, { agreed: true }]);
    await show('privacy-sheet', { open: false });
    expect(await page.getByText('只取一个微信编号').count()).toBe(0);
  });

  it('failed-card: the network has a sign of its own; both can be tried again', async () => {
    const problem = { code: 'offline', message: '现在连不上网。', next: '看看网络,再点一次。' };
    await show('failed-card', { problem }, 'again');
    expect(await page.locator('.note-heading').textContent()).toBe('现在连不上网');
    expect(await page.locator('[class*="t-icon-wifi-off"]').count()).toBe(1);
    await button('再试一次').tap();
    expect(await told('again')).toHaveLength(1);
  });

  it('photo-field: a photo is shown, changed and taken away again', async () => {
    await show('photo-field', { kept: false }, 'chosen');
    await button('拍照或选一张').tap();
    await page.locator('.photo').waitFor();
    await button('不要照片').tap();
    const [chosen, dropped] = (await told('chosen')) as { photo: string }[];
    expect(chosen?.photo).toMatch(/^blob:/);
    expect(dropped?.photo).toBe('');
  });

  it('slip-code: a code, its number unbroken, and the way to the page', async () => {
    await show('slip-code', { number: 'MZ-20261116-0001', address: 'https://wzm.example/slips/MZ-20261116-0001' });
    const box = await page.locator('.slip-number').boundingBox();
    expect(box?.height).toBeLessThan(40);
    await button('复制网址').tap();
    expect(await told('setClipboardData')).toMatchObject([{ data: 'https://wzm.example/slips/MZ-20261116-0001' }]);
  });
});

describe('a sentence of the chat, on a page of the mini-program', () => {
  it.each([
    ['授权到12月16日,不想办了发「撤回」', '授权到12月16日,不想办了在上面那件事里撤回'],
    ['11月23日前可以提异议:发 异议 CN-20261116-0001 加您的理由', '11月23日前可以提异议:点上面的「看这份承诺」'],
    ['证找到了发「找到了」', '证找到了到「问」里写「找到了」'],
    ['您不用再做什么', '您不用再做什么'],
  ])('%s', (told, read) => expect(newsOnAPage(told)).toBe(read));

  it('names what is tapped where a refusal says what to type, and leaves the others alone', () => {
    const refused = (code: string, next: string) => saidOnAPage({ code, message: '不行。', next }).next;
    expect(refused('commitment-unknown', '要签发「签承诺」。')).toContain('点「签承诺」');
    expect(refused('something-else', '重新发「登记遗失」。')).toBe('回「问」里说一声,接着办。');
    expect(refused('fault', '过一会儿再点一次。')).toBe('过一会儿再点一次。');
  });
});
