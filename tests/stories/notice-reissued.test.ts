import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { decideNotice } from '../../server/app/notice/decide-notice.ts';
import type { Card } from '../../server/core/card/card.ts';
import {
  BROWSER_MISSING,
  hasBrowser,
  lookAs,
  openBrowser,
  PHONE,
  sidewaysScroll,
  violations,
} from '../rigs/browser.ts';
import { staffSays } from '../rigs/commitment.ts';
import { type OpenCounty, openCounty } from '../rigs/county.ts';
import { citizenOf, fileNotice, idNumberOf, ringNotices, sentTo } from '../rigs/notice.ts';

/** Where the looks are kept when somebody wants to see them. */
const LOOKS = process.env.LOOKS_FOLDER;

/** Of the county's federation for the disabled, which reissues 残疾人证; and of a department that does not. */
const OF_DEPARTMENT = 's076';
const COLLEAGUE = 's077';
const OF_ANOTHER = 's064';
const ROOM = 'line of canlian';

let county: OpenCounty;
beforeAll(async () => {
  county = await openCounty('2026-11-16 09:00');
});
afterAll(() => county.close());

const who = (order: number) => ({ name: '周大海', idNumber: idNumberOf(order) });

function bindDepartment(): Promise<unknown> {
  const group = { channel: 'dingtalk', chat: ROOM, recipient: ROOM, kind: 'line', about: 'canlian' } as const;
  return county.store.transaction(({ groups }) => groups.bind({ ...group, boundBy: 's042', boundAt: 0 }));
}

/** The card of a case, as its group sees it now, and how often it was put. */
async function cardOf(number: string): Promise<{ readonly card: Card; readonly puts: number }> {
  const rows = await county.store.db.selectFrom('outbox').select('sealed_message').orderBy('put_at').execute();
  const place = `outbox.message ${county.store.county}`;
  const cards = rows
    .map(({ sealed_message }) => JSON.parse(county.store.vault.open(sealed_message, place)))
    .flatMap(({ reply }): Card[] => (reply.card?.id === `reissue-${number}` ? [reply.card] : []));
  const [card] = cards.sort((left, right) => right.revision - left.revision);
  if (!card) throw new Error(`no card of ${number}`);
  return { card, puts: cards.length };
}

const eventsOf = async (number: string): Promise<readonly string[]> => {
  const notice = await county.store.transaction(({ notices }) => notices.lockPublished(number));
  const entries = await county.store.db
    .selectFrom('trail_texts')
    .select('text')
    .where('record', '=', `notice ${notice?.case}`)
    .orderBy('seq')
    .execute();
  return entries.map(({ text }) => JSON.parse(text).event);
};

describe('补办一件事', () => {
  it('is not promised where no group of the department would see it', async () => {
    const say = citizenOf(county, 'early');
    const number = await fileNotice(say, who(201));
    const refused = await say(`补办 ${number}`);
    expect(refused).toContain('补发部门还没有接上网上补办');
    expect(refused).toContain(`凭编号 ${number} 办,不用登报`);
    expect(await eventsOf(number)).not.toContain('notice-reissue-asked');
    await bindDepartment();
  });

  it('goes from the applicant to the department and back, and the board says so', async () => {
    const say = citizenOf(county, 'zhou');
    const number = await fileNotice(say, who(202));
    expect(await say('申请补办')).toContain(`补办残疾人证 ${number}`);
    const asked = await say('1');
    expect(asked).toContain('补办报给部门了');
    expect(asked).toContain('带身份证到县残疾人联合会的补发窗口');
    const { card } = await cardOf(number);
    expect(card).toMatchObject({ title: `补办 ${number} 残疾人证`, state: '待补办', rooms: [ROOM] });
    expect(JSON.stringify(card)).not.toMatch(/大海|9901011962|0718/u);
    expect(await say(`补办 ${number}`)).toContain('不能这样办');

    county.clock.set('2026-11-18 10:00');
    for (const path of [`/board/${number}`, `/verify?number=${number}`])
      expect((await page(path)).replace(/<[^>]*>/gu, '')).toContain('有效,公示中,第 3 天');
    const before = await countsOf();

    expect(await staffSays(county, OF_ANOTHER, `补办 ${number} 办结`)).toContain('残疾人证由县残疾人联合会补办');
    const line = card.buttons.find(({ label }) => label === '办结')?.line ?? '';
    expect(await staffSays(county, OF_DEPARTMENT, line)).toContain(`${number} 已补办`);
    expect(await staffSays(county, COLLEAGUE, line)).toContain('已经补办了');

    expect((await sentTo(county, 'zhou')).at(-1)).toContain(`补办好了:残疾人证遗失声明 ${number}`);
    expect((await cardOf(number)).card).toMatchObject({ state: '已补办', buttons: [] });
    expect((await cardOf(number)).card.lines.join('\n')).toContain('今天 10:00 杨国华 已补办');
    const after = await (await fetch(`${county.url}/board/${number}`)).text();
    expect(after).toContain('已补办(2026年11月18日)');
    expect(after).toContain('已经凭它补办过了');
    expect(await eventsOf(number)).toEqual(expect.arrayContaining(['notice-reissue-asked', 'notice-reissued']));
    expect(await countsOf()).toEqual({ ...before, reissued: before.reissued + 1, standing: before.standing - 1 });
    const day = await (await fetch(`${county.url}/notices?within=2026-11-18`)).text();
    expect(day).toContain('补办一件事 1 件');
    expect(day).toContain(`<a href="/board/${number}">${number}</a> 补办办结`);
    const { faults } = await county.store.transaction(({ notices }) => notices.board.check());
    expect(faults).toEqual([]);
  });

  it('cannot be undone by finding the old certificate, which is void whoever asks about it', async () => {
    const say = citizenOf(county, 'zhou');
    for (const said of ['找到了', '更正']) expect(await say(said)).not.toContain('撤销了');
    const late = await say('找到了');
    expect(late).toContain('已经补办,旧证作废了,声明不能撤销');
    expect(late).toContain('找到的旧证别再用,交到县残疾人联合会的补发窗口');
    const check = await fetch(`${county.url}/api/notices/check`, {
      method: 'POST',
      headers: { 'Content-Type': 'application/json' },
      body: JSON.stringify({ kind: 'canji', certificate: `${idNumberOf(202)}43` }),
    });
    expect(await check.json()).toEqual({ title: '残疾人证', since: '2026-11-16', reissuedOn: '2026-11-18' });
    // The new certificate may be lost, too, and may have the same number.
    expect(await fileNotice(say, who(202))).toMatch(/^YS-20261118-/u);
  });

  it('is refused with a reason that the applicant reads, and may be asked for again', async () => {
    const say = citizenOf(county, 'refused');
    const number = await fileNotice(say, who(203));
    await say(`申请补办 ${number}`);
    expect(await staffSays(county, OF_DEPARTMENT, `补办 ${number} 不办`)).toContain('为什么不办?这一句本人会看到');
    expect(await staffSays(county, OF_DEPARTMENT, '2')).toContain(`${number} 没有补办`);
    expect((await sentTo(county, 'refused')).at(-1)).toContain('理由:证件资料对不上');
    expect(await say('我的')).toContain('公示中 · 没有补办');
    await say(`补办 ${number}`);
    expect((await cardOf(number)).card).toMatchObject({ state: '待补办' });
    expect(await say('我的')).toContain('公示中 · 待补办');
  });

  it('stops when he finds the certificate first, and waits while somebody objects', async () => {
    const say = citizenOf(county, 'finder');
    const number = await fileNotice(say, who(204));
    await say(`补办 ${number}`);
    expect(await say(`找到了 ${number}`)).toContain('声明撤销了');
    expect((await cardOf(number)).card).toMatchObject({ state: '不用补办了', buttons: [] });
    expect(await staffSays(county, OF_DEPARTMENT, `补办 ${number} 办结`)).toContain('不能这样办');

    const other = citizenOf(county, 'term');
    const running = await fileNotice(other, who(205));
    await other(`补办 ${running}`);
    county.clock.set('2026-12-19 00:01');
    await ringNotices(county);
    expect((await cardOf(running)).card.lines.join('\n')).toContain('声明:期满生效');
    expect(await staffSays(county, OF_DEPARTMENT, `补办 ${running} 办结`)).toContain('已补办');
    county.clock.set('2026-11-18 10:00');
  });

  it('climbs while nobody answers, is counted in public, and can still be answered', async () => {
    const late = async () => /县残疾人联合会<\/th>(?:<td>[^<]*<\/td>){2}<td>([^<]*)/u.exec(await page('/overdue'))?.[1];
    const others = Number((await late()) ?? 0);
    const say = citizenOf(county, 'waits');
    const number = await fileNotice(say, who(208));
    expect(await say(`补办 ${number}`)).toContain('按规定 2026年11月25日前办结,或者说明为什么不办');
    const told = async (at: string) => {
      county.clock.set(at);
      await ringNotices(county);
      return (await cardOf(number)).card.lines;
    };
    expect((await told('2026-11-18 10:01')).join('\n')).toContain('今天 10:00 申请补办,11月25日(周三)10:00 前办');
    expect((await told('2026-11-20 15:00'))[0]).toBe(
      '县残疾人联合会:时间过半,11月25日(周三)10:00 前办结,办不了写明理由',
    );
    expect((await told('2026-11-25 10:00'))[0]).toBe('补办超时:县残疾人联合会');
    expect(await late()).toBe(`${others + 1},超时 ${others + 1}`);
    expect((await told('2026-11-25 15:30'))[0]).toMatch(/^补办超时 4 个工时,请.+过问\(县残疾人联合会\)$/u);
    expect((await told('2026-11-26 10:00'))[0]).toMatch(/^补办超时 1 个工作日,请一把手.+过问\(县残疾人联合会\)$/u);
    const { puts } = await cardOf(number);
    await told('2026-11-30 10:00');
    expect((await cardOf(number)).puts).toBe(puts);
    expect((await eventsOf(number)).filter((event) => event.includes('told'))).toEqual(
      ['half', 'overdue', 'leader', 'head'].map((rung) => `notice-reissue-told-${rung}`),
    );
    expect(await staffSays(county, OF_DEPARTMENT, `补办 ${number} 办结`)).toContain('已补办');
    expect(await late()).not.toContain(`${others + 1}`);
    expect((await sentTo(county, 'waits')).at(-1)).toContain('补办好了');
    county.clock.set('2026-11-18 10:00');
  });

  it('stands still while somebody objects, and has its whole time again once that is settled', async () => {
    const number = await fileNotice(citizenOf(county, 'objected'), who(209));
    await citizenOf(county, 'objected')(`补办 ${number}`);
    const reviewer = county.means.catalogue.home.staff.find(({ roles }) => roles.includes('reviewer'));
    const decide = (verb: 'dispute' | 'dismiss') =>
      county.store.transaction(async (records) => {
        const notice = await records.notices.lockPublished(number);
        if (!notice || !reviewer) throw new Error('nobody decides');
        const at = county.clock.now();
        return decideNotice(county.means, records, { case: notice.case, verb, reason: '核实', by: reviewer, at });
      });
    const overdue = async () =>
      (await county.store.transaction(({ notices }) => notices.reissueDelays(county.clock.now())))[0];
    const before = await overdue();
    expect(await decide('dispute')).toMatchObject({ ok: true });
    county.clock.set('2026-12-01 10:00');
    await ringNotices(county);
    expect((await cardOf(number)).card.lines.join()).not.toContain('超');
    expect((await overdue())?.open).toBe(before?.open);
    expect(await decide('dismiss')).toMatchObject({ ok: true });
    expect((await cardOf(number)).card.lines.join()).toContain('12月8日(周二)10:00 前办');
    county.clock.set('2026-12-08 10:00');
    await ringNotices(county);
    expect((await cardOf(number)).card.lines[0]).toBe('补办超时:县残疾人联合会');
    expect(await staffSays(county, OF_DEPARTMENT, `补办 ${number} 办结`)).toContain('已补办');
    county.clock.set('2026-11-18 10:00');
  });

  it('does not let a colleague close his own', async () => {
    const member = county.means.catalogue.home.staff.find(({ id }) => id === OF_DEPARTMENT);
    const number = await fileNotice(citizenOf(county, 'mine'), who(206));
    await citizenOf(county, 'mine')(`补办 ${number}`);
    await county.store.transaction(async ({ notices }) => {
      const notice = await notices.lockPublished(number);
      if (!notice) throw new Error('no notice');
      const talk = { ...notice.applicant.talk, channel: 'dingtalk', person: member?.staffId ?? '' };
      await notices.save({ ...notice, applicant: { ...notice.applicant, talk } }, county.clock.now());
    });
    expect(await staffSays(county, OF_DEPARTMENT, `补办 ${number} 办结`)).toContain('自己的证不能自己补办');
    expect(await staffSays(county, COLLEAGUE, `补办 ${number} 办结`)).toContain('已补办');
  });
});

const page = async (path: string): Promise<string> => (await fetch(county.url + path)).text();

async function countsOf() {
  const tallies = await county.store.transaction(({ notices }) => notices.board.tallies('', 'all'));
  const of = (event: string) => tallies.find((each) => each.event === event)?.count ?? 0;
  return { published: of('published'), reissued: of('reissued'), standing: of('standing') };
}

if (!hasBrowser) console.warn(`left out the page of notice-reissued: ${BROWSER_MISSING}`);

describe.skipIf(!hasBrowser)('补办 on the page of his notice', () => {
  let browser: Browser;
  let page: Page;
  beforeAll(async () => {
    await bindDepartment();
    browser = await openBrowser();
    page = await browser.newPage({ ...PHONE });
  });
  afterAll(() => browser?.close());

  const look = async (name = ''): Promise<void> => {
    for (const each of ['telephone', 'desk in the dark'] as const) {
      await lookAs(page, each);
      if (LOOKS && name) await page.screenshot({ path: `${LOOKS}/${name}-${each}.png`, fullPage: true });
      expect(await violations(page)).toEqual([]);
      expect(await sidewaysScroll(page)).toBe(0);
    }
    await lookAs(page, 'telephone');
  };

  it('is one button after the notice, and says how it stands', async () => {
    const say = citizenOf(county, 'page');
    await say('登记遗失');
    await say('残疾人证');
    const path = /(\/notices\/new\/\S+)/u.exec(await say('在网页上填'))?.[1] ?? '';
    for (const said of [`${idNumberOf(207)}43`, '昨天', '清河镇', '周大海', idNumberOf(207), '跳过']) await say(said);
    await page.goto(county.url + path);
    await page.click('text=开始填');
    await page.click('button:has-text("核验身份")');
    await page.fill('#name', '周大海');
    await page.fill('#idNumber', idNumberOf(207));
    await page.click('text=就用这个身份');
    await page.click('text=同意并登记');
    await page.waitForSelector('text=登记好了');
    await look();
    await page.click('button:has-text("申请补办")');
    await page.waitForSelector('text=补办:待补办');
    await look();
    expect(await page.locator('button:has-text("申请补办")').count()).toBe(0);
    const number = /YS-\d{8}-\d{4}/u.exec((await page.textContent('h1')) ?? '')?.[0] ?? '';
    expect((await cardOf(number)).card.state).toBe('待补办');
    await staffSays(county, OF_DEPARTMENT, `补办 ${number} 办结`);
    await page.reload();
    await page.waitForSelector('text=补办:已补办');
    await page.click('text=看声明和凭证');
    expect(await page.textContent('.verdict')).toContain('已补办(2026年11月18日)');
    await look();
    await page.goto(`${county.url}/overdue`);
    expect(await page.textContent('caption')).toBe('在办的件数和其中超时的,按部门');
    await look('overdue');
  });
});
