import type { Browser } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { hasBrowser, openBrowser, PHONE, sheets, sidewaysScroll, violations } from '../rigs/browser.ts';
import { inChat, openWholeCounty, typeInDingTalk, until, type WholeCounty } from '../rigs/whole-county.ts';

const GROUP = 'cidCounty==';
const ADMIN = 'sf042';
/** 刘桂兰 runs errands in 桃源村, 吴丽 sends them out in 清河镇. */
const AGENT = 'sf090';
const DISPATCHER = 'sf088';
const ELDER = /王大爷/u;

let county: WholeCounty;
let number = 0;
let address = '';

beforeAll(async () => {
  county = await openWholeCounty('2018-12-03 14:00');
  const bind = { conversationId: GROUP, conversationType: '2', senderStaffId: ADMIN, text: '绑定 县级群' } as const;
  county.dingtalk.say(bind);
  await until('the group to be bound', () => posts().find((text) => text.includes('绑定为县级群')));
});
afterAll(() => county.close());

const posts = () => inChat(county, GROUP);

function say(text: string, staff = AGENT): Promise<string> {
  return typeInDingTalk(county, { staff, chat: `single-${staff}==`, text });
}

async function drafted(): Promise<number> {
  await say('代 王大爷 高龄津贴 健在证明');
  const made = Number(/#(\d+)/u.exec(await say('是'))?.[1]);
  await say(`授权 ${made} 纸质`, DISPATCHER);
  await say(`接单 ${made}`);
  return made;
}

describe('an elder without a telephone (script F)', () => {
  it('is seen where he lives: the agent is asked where and what, and only those who run it read it', async () => {
    number = await drafted();
    expect(await say(`见到本人 ${number}`)).toContain('在哪里见到的、看到什么?');
    expect(await say('桃源村3组 本人在家')).toContain(`#${number} 见到本人,记下了。`);
    expect(await say(`本人 ${number}`)).toContain('见到本人:刘桂兰,今天 14:00,桃源村3组,本人在家');
    const task = await county.store.transaction(({ tasks }) => tasks.find(number));
    expect(task?.seen).toMatchObject({ by: 's090', where: '桃源村3组', finding: '本人在家' });
  });

  it('need not be seen twice within thirty days, and nobody else is spared by it', async () => {
    const second = await drafted();
    expect(await say(`见到本人 ${second} 照 ${number}`)).toContain('见到本人,记下了');
    expect(await say(`本人 ${second}`)).toContain(`见到本人(照 #${number}):刘桂兰`);
    expect(await say(`见到本人 ${second} 照 999`)).toContain('没有见到本人的记录');
  });

  it('is given a printed receipt when it is done', async () => {
    const closed = await say(`办结 ${number} 健在 少跑1趟`);
    expect(closed).toContain('请当面或打电话告诉他');
    address = /https:\/\/[^\s]+(\/receipts\/\S+)/u.exec(closed)?.[1] ?? '';
    const page = await fetch(`${county.url}${address}`);
    const text = await page.text();
    expect(page.headers.get('cache-control')).toBe('no-store');
    for (const part of ['办好了,您不用再交任何材料。', '王**', '健在证明', '刘桂兰', '少跑 1 趟', 'tel:'])
      expect(text).toContain(part);
    expect(text).not.toMatch(ELDER);
    await until('the card to say so', () => posts().find((post) => post.includes('刘桂兰 见到本人 14:00')));
    expect(posts().join('\n')).not.toMatch(/王大爷|桃源村3组|本人在家/u);
  });

  it('is nobody’s to guess, and there is none before it is done', async () => {
    const open = await drafted();
    const token = await county.store.transaction(async ({ tasks }) => tasks.receiptToken(open));
    for (const wrong of [
      `/receipts/${open}-${token}`,
      `/receipts/${number}-${token}`,
      `/receipts/${number}`,
      `/receipts/${number}-${'A'.repeat(22)}`,
    ])
      expect((await fetch(`${county.url}${wrong}`)).status).toBe(404);
  });

  it.skipIf(!hasBrowser)('is read without glasses, and fits one sheet of A4', async () => {
    const browser: Browser = await openBrowser();
    const page = await (await browser.newContext(PHONE)).newPage();
    await page.goto(`${county.url}${address}`);
    expect(await violations(page)).toEqual([]);
    expect(await sidewaysScroll(page)).toBe(0);
    expect(await page.evaluate('parseFloat(getComputedStyle(document.querySelector(".receipt")).fontSize)')).toBe(24);
    expect(await sheets(page)).toBe(1);
    await browser.close();
  });
});
