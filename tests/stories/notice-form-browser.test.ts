import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import {
  BROWSER_MISSING,
  hasBrowser,
  lookAs,
  openBrowser,
  PHONE,
  sidewaysScroll,
  violations,
} from '../rigs/browser.ts';
import { type OpenCounty, openCounty } from '../rigs/county.ts';
import { citizenOf, idNumberOf, sentTo } from '../rigs/notice.ts';
import { noticeForm, who } from '../rigs/notice-form.ts';
import { samplePhoto } from '../rigs/photo.ts';

let county: OpenCounty;
let form: ReturnType<typeof noticeForm>;
let photo: Buffer;
beforeAll(async () => {
  county = await openCounty('2026-11-16 09:00');
  form = noticeForm(county);
  photo = await samplePhoto();
});
afterAll(() => county.close());

describe.skipIf(!hasBrowser)(`the form in a real browser (script C)${hasBrowser ? '' : `: ${BROWSER_MISSING}`}`, () => {
  let browser: Browser;
  beforeAll(async () => {
    browser = await openBrowser();
  });
  afterAll(() => browser.close());

  async function openForm(link: string): Promise<Page> {
    const page = await (await browser.newContext({ ...PHONE, javaScriptEnabled: false })).newPage();
    await page.goto(link);
    await page.getByRole('button', { name: '开始填' }).click();
    await page.locator('#certificate-number').waitFor();
    return page;
  }

  async function fill(page: Page, written: Record<string, string>): Promise<void> {
    for (const [name, value] of Object.entries(written)) await page.fill(`#${name}`, value);
    await page.getByRole('button', { name: /下一步/ }).click();
  }

  /** Leaves for the provider, is who he says there, and comes back. */
  async function prove(page: Page, order: number): Promise<void> {
    await page.getByRole('button', { name: '核验身份' }).click();
    await page.fill('#name', '周大海');
    await page.fill('#idNumber', idNumberOf(order));
    await page.getByRole('button', { name: '就用这个身份' }).click();
  }

  it('is filled in without JavaScript, refuses at the field what is wrong, keeps the rest, and files once', async () => {
    const page = await openForm(await form.linkFor('form'));
    const wrong = `${idNumberOf(301).slice(0, 17)}${idNumberOf(301).endsWith('1') ? '2' : '1'}43`;
    await fill(page, { ...who(301), 'certificate-number': wrong, 'lost-on': '2026-12-24' });
    expect(await page.locator('.problems').textContent()).toContain('还有 2 处要改,别的都记下了');
    expect(await page.locator('#certificate-number-problem').textContent()).toContain('证号的校验位不对');
    expect(await page.locator('#lost-on-problem').textContent()).toContain('这一天还没有到');
    expect(await page.inputValue('#certificate-number')).toBe(wrong);
    expect(await page.inputValue('#name')).toBe('周大海');
    await page.setInputFiles('#photo', { name: '../../证.jpg', mimeType: 'image/jpeg', buffer: Buffer.from('<html>') });
    await fill(page, who(301));
    expect(await page.locator('#photo-problem').textContent()).toContain('这不是照片');
    await page.setInputFiles('#photo', { name: '证.jpg', mimeType: 'image/jpeg', buffer: photo });
    await fill(page, {});
    await prove(page, 301);
    await page.getByRole('heading', { name: '看清楚再点' }).waitFor();
    const shown = (await page.locator('main').textContent()) ?? '';
    expect(shown).toContain('周**');
    expect(shown).toContain('证件确实丢了,没有抵押、质押、出借,也没有被扣留');
    expect(shown).not.toContain(idNumberOf(301));
    await page.getByRole('button', { name: '同意并登记' }).click();
    const title = (await page.locator('h1').textContent()) ?? '';
    expect(title).toMatch(/^登记好了:YS-20261116-\d{4}$/);
    const number = title.replace('登记好了:', '');
    await page.reload();
    expect(await page.locator('h1').textContent()).toBe(title);
    expect((await sentTo(county, 'form')).at(-1)).toContain(`公示了:残疾人证遗失声明 ${number}`);
    const board = await (await fetch(`${county.url}/board/${number}`)).text();
    expect(board).toContain('周**');
    expect(board).not.toMatch(/大海|照片/);
    expect(await citizenOf(county, 'form')('我的')).toContain(number);
    await page.context().close();
  });

  it('goes on where the chat stopped, and the chat where the form stopped', async () => {
    const say = citizenOf(county, 'both');
    await say('登记遗失');
    await say('残疾人证');
    await say(`${idNumberOf(302)}43`);
    await say('昨天');
    await say('登记遗失');
    const page = await openForm(await form.linkFrom(say));
    expect(await page.inputValue('#lost-on')).toBe('2026-11-15');
    expect(await page.inputValue('#certificate-number')).toBe('');
    expect(await page.locator('#certificate-number-hint').textContent()).toContain('已经填过');
    await fill(page, { 'lost-at': '清河镇', name: '周大海' });
    expect(await page.locator('.problems').textContent()).toContain('还有 1 处要改');
    await say('登记遗失');
    expect(await say('接着填')).toContain('您的身份证号?');
    expect(await say(idNumberOf(302))).toContain('填好了,还差核验身份');
    await page.context().close();
  });

  it('is clean for who sees and moves differently', { timeout: 60_000 }, async () => {
    const page = await (await browser.newContext(PHONE)).newPage();
    const look = async (what: string): Promise<void> => {
      for (const way of ['desk', 'telephone in the dark', 'telephone'] as const) {
        await lookAs(page, way);
        expect([what, way, await violations(page), await sidewaysScroll(page)]).toEqual([what, way, [], 0]);
      }
    };
    await page.goto(`${county.url}/notices/new`);
    await look('help');
    await page.goto(await form.linkFor('looks'));
    await look('enter');
    await page.keyboard.press('Tab');
    await page.getByRole('button', { name: '开始填' }).focus();
    await page.keyboard.press('Enter');
    await page.locator('#certificate-number').waitFor();
    await page.locator('#certificate-number').focus();
    await page.keyboard.type(`${idNumberOf(310)}43`);
    await page.getByRole('button', { name: /下一步/ }).press('Enter');
    await page.locator('.problems').waitFor();
    await look('problems');
    await page.addStyleTag({ content: 'html{font-size:200%}' }).catch(() => undefined);
    await fill(page, { ...who(310) });
    await page.getByRole('heading', { name: '核验身份' }).waitFor();
    await look('identity');
    await prove(page, 310);
    await page.getByRole('heading', { name: '看清楚再点' }).waitFor();
    await look('preview');
    await page.context().close();
  });
});
