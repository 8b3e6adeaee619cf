import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import {
  BROWSER_MISSING,
  complaintsOf,
  DESKTOP,
  hasBrowser,
  lookAs,
  openBrowser,
  PHONE,
  sheets,
  sidewaysScroll,
  violations,
} from '../rigs/browser.ts';
import { ZHANG } from '../rigs/commitment.ts';
import { type OpenCounty, openCounty } from '../rigs/county.ts';
import { citizenOf, idNumberOf } from '../rigs/notice.ts';
import { linkFor, Signer, signAs } from '../rigs/signing.ts';

/** A browser that speaks, and keeps what it was given to say. */
const LISTENING = `{
  window.heard = [];
  window.SpeechSynthesisUtterance = class { constructor(text) { this.text = text; } };
  const speech = {
    speaking: false,
    speak({ text, lang, rate }) { window.heard.push({ text, lang, rate }); this.speaking = true; },
    cancel() { this.speaking = false; },
  };
  Object.defineProperty(window, 'speechSynthesis', { value: speech });
}`;

if (!hasBrowser) console.warn(`left out tests/web/commitment: ${BROWSER_MISSING}`);

/** Where the looks are kept when somebody wants to see them. */
const LOOKS = process.env.LOOKS_FOLDER;

describe.skipIf(!hasBrowser)('signing in a browser', () => {
  let county: OpenCounty;
  let browser: Browser;

  beforeAll(async () => {
    county = await openCounty('2026-11-16 09:00');
    browser = await openBrowser();
  });
  afterAll(async () => {
    await browser?.close();
    await county?.close();
  });

  async function look(page: Page, name: string): Promise<void> {
    expect(await violations(page), name).toEqual([]);
    expect(await sidewaysScroll(page), name).toBe(0);
    if (LOOKS) await page.screenshot({ path: `${LOOKS}/${name}.png`, fullPage: true });
  }

  it('takes 张玉根 from the link to the receipt by finger, and every page can be read by everybody', async () => {
    const say = citizenOf(county, 'by finger');
    await say('签承诺 开店');
    const link = /\/commitments\/new\/[\w-]{43}/.exec(await say('打开网页读'))?.[0] ?? '';
    const page = await browser.newPage(PHONE);
    await page.addInitScript(LISTENING);
    const complaints = complaintsOf(page);
    await page.goto(county.url + link);
    await look(page, 'opening');
    await page.tap('text=打开 >> nth=-1');
    await page.waitForURL('**/commitments/new');
    await page.tap('text=读给我听');
    const [spoken] = await page.evaluate<{ text: string; lang: string; rate: number }[]>('window.heard');
    expect(spoken).toMatchObject({ lang: 'zh-CN', rate: 0.9 });
    const said = [
      '您承诺。这个地方我有权拿来开店办公。',
      '核查方式:实地,2026年11月26日前。',
      '办成的会撤销',
      '不想签,照旧交',
    ];
    for (const words of said) expect(spoken?.text).toContain(words);
    expect(spoken?.text).not.toMatch(/〔|依据|[:,。]。/u);
    await page.tap('text=停下');
    expect(await page.textContent('.aloud button')).toBe('读给我听');
    await look(page, 'reading');
    for (const option of ['家里所有的情况都没有问题', '办成的会撤销,还会记下来', '行,照旧交证明,一样给办'])
      await page.check(`label:has-text("${option}") input`);
    await page.tap('text=答好了');
    await page.locator('.again').waitFor();
    expect(await page.locator('fieldset').count()).toBe(1);
    await look(page, 'said-again');
    await page.check('label:has-text("这个地方我有权拿来开店办公") input');
    await page.tap('text=答好了');
    await page.locator('#town').waitFor();
    await look(page, 'filling');
    await page.selectOption('#town', { label: '清河镇' });
    await page.fill('#particular', '柳塘村3组路口');
    await page.tap('text=填好了');
    await page.locator('button:has-text("核验身份")').waitFor();
    await look(page, 'identity');
    await page.tap('button:has-text("核验身份")');
    await page.waitForURL('**/identity/trial/**');
    await look(page, 'trial');
    await page.fill('#name', ZHANG.name);
    await page.fill('#idNumber', ZHANG.idNumber);
    await page.tap('text=就用这个身份');
    await page.locator('canvas').waitFor();
    await draw(page);
    await page.check('input[name="willing"]');
    await look(page, 'signing');
    await page.tap('text=本人签字');
    await page.waitForURL(/\/commitments\/CN-20261116-\d{4}\/[\w-]{22}$/);
    expect(await page.textContent('.verdict')).toContain('已签,待核查');
    expect(await page.textContent('.facts')).toMatch(/张\*\*[\s\S]*手写签名/);
    await look(page, 'receipt');
    expect(complaints).toEqual([]);
    await page.close();
  }, 60_000);

  it('can be signed with the keyboard alone and without a script, by typing one’s name', async () => {
    const link = await linkFor(citizenOf(county, 'by key'), '开店');
    const page = await (
      await browser.newContext({ ...DESKTOP, javaScriptEnabled: false, colorScheme: 'dark' })
    ).newPage();
    const press = async (selector: string) => {
      await page.focus(selector);
      await page.keyboard.press('Enter');
    };
    await page.goto(county.url + link);
    await press('main button');
    await page.waitForURL('**/commitments/new');
    await page.focus('#town');
    for (const key of ['ArrowDown', 'ArrowDown']) await page.keyboard.press(key);
    await page.fill('#particular', '柳塘村3组路口');
    await press('form.signing button.primary');
    await page.locator('button:has-text("核验身份")').waitFor();
    await press('form.signing button.primary');
    await page.waitForURL('**/identity/trial/**');
    const name = await page.inputValue('#name');
    await press('form.signing button.primary');
    await page.locator('#typed').waitFor();
    expect(await page.isVisible('canvas')).toBe(false);
    await page.fill('#typed', name);
    await page.focus('input[name="willing"]');
    await page.keyboard.press('Space');
    await press('form.signing button.primary');
    await page.waitForURL(/\/commitments\/CN-/);
    expect(await page.textContent('.facts')).toContain('输入本人姓名(不便手写)');
    await page.close();
  });

  it('shows who has no link how to come by one, and a number to anybody, on one sheet', async () => {
    const { number, address } = await signAs(
      new Signer(county.url),
      await linkFor(citizenOf(county, 'sheet'), '开店'),
      {
        ...{ name: '周大海', idNumber: idNumberOf(151) },
      },
    );
    const page = await browser.newPage(PHONE);
    for (const path of ['/commitments/new', address, `/commitments/${number}`]) {
      await page.goto(county.url + path);
      for (const way of ['telephone', 'desk in the dark'] as const) {
        await lookAs(page, way);
        await look(page, `${way}-${path.split('/').length}-${path.includes('CN') ? 'number' : 'new'}`);
      }
    }
    expect(await sheets(page)).toBe(1);
    await page.close();
  });
});

/** A few strokes over the field. */
async function draw(page: Page): Promise<void> {
  await page.locator('canvas').scrollIntoViewIfNeeded();
  const box = await page.locator('canvas').boundingBox();
  if (!box) throw new Error('There is no field to sign on.');
  for (const [from, to] of [
    [0.1, 0.4],
    [0.45, 0.9],
  ] as const) {
    await page.mouse.move(box.x + box.width * from, box.y + box.height * 0.3);
    await page.mouse.down();
    for (let step = 1; step <= 8; step += 1)
      await page.mouse.move(
        box.x + box.width * (from + ((to - from) * step) / 8),
        box.y + box.height * (step % 2 === 0 ? 0.3 : 0.75),
      );
    await page.mouse.up();
  }
}
