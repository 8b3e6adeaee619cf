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
import { openSigningCounty, ringCommitments, type SigningCounty, staffSays, staffSends } from '../rigs/commitment.ts';
import { misfits } from '../rigs/large-type.ts';
import { idNumberOf } from '../rigs/notice.ts';
import { samplePhoto } from '../rigs/photo.ts';
import { linkFor, signedBy } from '../rigs/signing.ts';

/** Where the looks are kept when somebody wants to see them. */
const LOOKS = process.env.LOOKS_FOLDER;

let county: SigningCounty['county'];
let citizen: SigningCounty['citizen'];
let colleagues: SigningCounty['colleagues'];
beforeAll(async () => {
  ({ county, citizen, colleagues } = await openSigningCounty('2026-11-16 09:00'));
});
afterAll(() => county.close());

const who = (order: number) => ({ name: '周大海', idNumber: idNumberOf(order) });

async function found(task: number, what: string): Promise<void> {
  await staffSays(county, colleagues.runner, `接单 ${task}`);
  await staffSays(county, colleagues.runner, `${what} ${task} 柳塘村3组路口 那里是空地`);
}

describe('a commitment for programs', () => {
  const read = async (number: string, headers: Record<string, string> = {}) => {
    const response = await fetch(`${county.url}/api/commitments/${number}`, { headers });
    return { status: response.status, body: (await response.json()) as Record<string, unknown> };
  };

  async function session(code: string): Promise<Record<string, string>> {
    const response = await fetch(`${county.url}/api/session`, {
      method: 'POST',
      headers: { 'Content-Type': 'application/json' },
      body: JSON.stringify({ code }),
    });
    return { Authorization: `Bearer ${((await response.json()) as { token: string }).token}` };
  }

  it('says to anybody what its page says to anybody, and no more', async () => {
    const { number } = await signedBy(county, 'api', 161);
    const { status, body } = await read(number.toLowerCase());
    expect([status, body]).toMatchObject([
      200,
      { number, state: '已签,待核查', tone: 'open', standing: '一致', proof: '', sections: [], paper: null },
    ]);
    expect(body).toMatchObject({ withdrawable: false, objectable: false });
    expect(body.facts).toEqual([
      { label: '签于', value: '2026年11月16日' },
      { label: '文本', value: '住所承诺-1' },
      { label: '核查方式', value: '实地,2026年11月26日前' },
    ]);
    expect(JSON.stringify(body)).not.toMatch(/周|大海|1962|柳塘|住所证明|手写|演示/);
    expect((await read(number, await session('somebody-else'))).body.message).toBe('您名下没有这一份。');
  });

  it.each([
    ['nobody’s number', 'CN-20261116-9999', {}, 404],
    ['no number', 'x', {}, 404],
    ['a session that is over', 'CN-20261116-0001', { Authorization: `Bearer ${'a'.repeat(43)}` }, 401],
  ])('refuses %s', async (_, number, headers, status) => {
    expect((await read(number, headers)).status).toBe(status);
  });
});

if (!hasBrowser) console.warn(`left out the pages of tests/web/commitment-walk: ${BROWSER_MISSING}`);

describe.skipIf(!hasBrowser)('the pages of a commitment (script B 6-9)', () => {
  let browser: Browser;
  let page: Page;
  beforeAll(async () => {
    browser = await openBrowser();
    page = await browser.newPage(PHONE);
  });
  afterAll(() => browser?.close());

  async function look(name: string): Promise<string> {
    expect([name, await violations(page), await sidewaysScroll(page)]).toEqual([name, [], 0]);
    expect([name, await misfits(page)]).toEqual([name, []]);
    if (LOOKS) await page.screenshot({ path: `${LOOKS}/walk-${name}.png`, fullPage: true });
    return (await page.textContent('main')) ?? '';
  }

  /** Everything up to the proof of who he is, with the link of somebody's chat. */
  async function proveAs(link: string, person: { readonly name: string; readonly idNumber: string }): Promise<void> {
    await page.goto(county.url + link);
    await page.tap('main button');
    await page.selectOption('#town', { label: '清河镇' });
    await page.fill('#particular', '柳塘村3组路口');
    await page.tap('text=填好了');
    await page.tap('button:has-text("核验身份")');
    await page.fill('#name', person.name);
    await page.fill('#idNumber', person.idNumber);
    await page.tap('text=就用这个身份');
  }

  const showing = async (number: string): Promise<string> => {
    await page.goto(`${county.url}/commitments/${number}`);
    return (await page.textContent('main')) ?? '';
  };

  it('a runner who holds the citizen’s telephone does not sign for him (6)', async () => {
    await signedBy(county, 'elder', 162);
    await proveAs(await linkFor(citizen('elder'), '开店'), { name: '李明', idNumber: idNumberOf(163) });
    await page.getByText('承诺须本人作出:').first().waitFor();
    expect(await look('another-person')).toContain('承诺须本人作出:这个微信以前签承诺的是另一个人');
    expect(await page.locator('input[name="willing"]').count()).toBe(0);

    await proveAs(await linkFor(citizen('elder'), '开店'), who(162));
    await page.fill('#typed', '李明');
    await page.check('input[name="willing"]');
    await page.tap('text=本人签字');
    await page.getByText('姓名和核验过的不一样').waitFor();
    expect(await look('another-name')).toContain('承诺须本人作出');
    expect(page.url()).not.toContain('CN-');
  });

  it('shows what was found true on the spot, and what need not be checked (5)', async () => {
    const { number, task } = await signedBy(county, 'true', 168);
    await staffSays(county, colleagues.runner, `接单 ${task}`);
    await staffSays(county, colleagues.runner, `现场照片 ${task}`);
    for (const side of [200, 160])
      expect(await staffSends(county, colleagues.runner, await samplePhoto(side))).toContain('现场照片收到');
    await staffSays(county, colleagues.runner, `相符 ${task} 柳塘村3组路口 门面在,没有住人`);
    expect(await showing(number)).toMatch(/属实[\s\S]*凭它办事/);
    expect(await page.content()).not.toMatch(/photos|柳塘|门面/);
    expect(await citizen('true')(`查承诺 ${number}`)).toMatch(new RegExp(`^${number} 属实`));

    const spared = await signedBy(county, 'spared', 169);
    await staffSays(county, colleagues.licenser, `免予核查 ${spared.number} 3`);
    await page.goto(county.url + spared.address);
    const whole = await look('exempt');
    expect(whole).toMatch(/免予核查[\s\S]*免核原因[\s\S]*风险低、能随时补正\(县市场监督管理局\)/);
    expect(whole).toContain('姓名全名、证件号和填写的内容不写在这里');
    expect(await showing(spared.number)).toContain('这一页不写是谁、承诺的是什么');
    await page.goto(county.url + spared.address);
    if (LOOKS) {
      await lookAs(page, 'desk in the dark');
      await page.screenshot({ path: `${LOOKS}/walk-exempt-desk.png`, fullPage: true });
      await lookAs(page, 'telephone');
    }
  });

  it('shows what was taken back before the case was decided, and stands once it was (7)', async () => {
    const early = await signedBy(county, 'early', 164);
    await citizen('early')('撤回');
    expect(await citizen('early')('1')).toContain('撤回了');
    expect(await showing(early.number)).toMatch(/已撤回[\s\S]*照普通方式办/);

    const late = await signedBy(county, 'late', 165);
    await staffSays(county, colleagues.licenser, `事项办结 ${late.number}`);
    expect(await citizen('late')('撤回')).toContain('已经办结,承诺不能再撤回');
    expect(await showing(late.number)).toContain('凭它办事,不要再要那份证明');
  });

  it('is no good while 不符 or an objection is open; upheld, it stands again (8)', async () => {
    const { number, task } = await signedBy(county, 'wronged', 166);
    await found(task, '不符');
    expect(await showing(number)).toMatch(/不符[\s\S]*照普通方式办/);
    await look('mismatch');
    await citizen('wronged')(`异议 ${number} 走错了地方,门面在路东`);
    expect(await showing(number)).toMatch(/异议/);
    await staffSays(county, colleagues.reviewer, `异议成立 ${number} 现场照片是隔壁的空地`);
    expect(await showing(number)).toContain('凭它办事,不要再要那份证明');
  });

  it('sends who has an unrepaired false one the ordinary way, by whatever account he comes (8, 9)', async () => {
    const { number, task } = await signedBy(county, 'untrue', 167);
    await found(task, '不符');
    county.clock.set('2026-11-24 00:01');
    await ringCommitments(county);
    expect(await showing(number)).toContain('照普通方式办');
    await proveAs(await linkFor(citizen('another account'), '开店'), who(167));
    await page.getByText('这次请走普通方式').first().waitFor();
    expect(await look('ordinary-way')).toMatch(/这次请走普通方式:以前签的有一份不属实,还没有改正/);
    expect(await page.locator('input[name="willing"]').count()).toBe(0);
  });
});
