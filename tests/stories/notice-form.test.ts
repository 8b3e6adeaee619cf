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
import { citizenOf, idNumberOf, type Say, sentTo } from '../rigs/notice.ts';
import { samplePhoto } from '../rigs/photo.ts';

let county: OpenCounty;
let photo: Buffer;
beforeAll(async () => {
  county = await openCounty('2026-11-16 09:00');
  photo = await samplePhoto();
});
afterAll(() => county.close());

/** The address that the chat gave, on this machine. */
async function linkFrom(say: Say): Promise<string> {
  const said = await say('在网页上填');
  return `${county.url}${/https:\/\/wzm\.example(\/notices\/new\/\S+)/u.exec(said)?.[1] ?? ''}`;
}

async function linkFor(person: string, kind = '残疾人证'): Promise<string> {
  const say = citizenOf(county, person);
  await say('登记遗失');
  await say(kind);
  return linkFrom(say);
}

/** A visitor without a browser: what he is answered, with the cookie he was given. */
function visitor() {
  let cookie = '';
  return async (path: string, init: RequestInit = {}) => {
    const address = path.startsWith('http') ? path : `${county.url}${path}`;
    const response = await fetch(address, {
      redirect: 'manual',
      ...init,
      headers: { ...init.headers, Cookie: cookie },
    });
    cookie = response.headers.get('Set-Cookie')?.split(';')[0] ?? cookie;
    return { status: response.status, text: await response.text(), to: response.headers.get('Location') };
  };
}

const tokenIn = (text: string): string => /name="token" value="([^"]*)"/.exec(text)?.[1] ?? '';
const chosenKindIn = (text: string): string =>
  /value="([^"]*)"/.exec(/<option[^>]* selected[^>]*>/.exec(text)?.[0] ?? '')?.[1] ?? '';

/** What somebody writes who lost something; `order` makes it another one. */
const who = (order: number) => ({
  'certificate-number': `${idNumberOf(order)}43`,
  'lost-on': '2026-11-14',
  'lost-at': '清河镇',
  name: '周大海',
  'id-number': idNumberOf(order),
});

describe('the link to the form', () => {
  it('works once, for half an hour, and is not used up by a program that looks at it', async () => {
    const link = await linkFor('link');
    const first = visitor();
    expect((await first(link)).text).toContain('开始填');
    expect((await first(link)).status).toBe(200);
    expect(await first(link, { method: 'POST' })).toMatchObject({ status: 303, to: '/notices/new' });
    expect((await first('/notices/new')).text).toContain('name="certificate-number"');
    const second = visitor();
    expect((await second(link, { method: 'POST' })).status).toBe(401);
    expect((await second('/notices/new')).text).toContain('怎么打开表格');
    const late = await linkFor('late');
    county.clock.set('2026-11-16 09:31');
    expect((await visitor()(late, { method: 'POST' })).text).toContain('过了 30 分钟');
    county.clock.set('2026-11-16 09:00');
  });

  it('is not there for certificates that are announced elsewhere: the myth is corrected before any form', async () => {
    const say = citizenOf(county, 'myth');
    await say('身份证丢了要登报吗');
    expect(await say('登记遗失')).toContain('居民身份证不在本县公示板登记');
    const { text } = await visitor()('/notices/new');
    expect(text).toMatch(/居民身份证[\s\S]{0,80}不用登报,也不用公示/);
    expect(text).toContain('国家企业信用信息公示系统');
  });

  it('stands in no transcript and no log', async () => {
    const link = await linkFor('transcript');
    const token = link.split('/').at(-1) ?? '';
    await visitor()(link, { method: 'POST' });
    await citizenOf(county, 'transcript')('找人');
    const all = await county.store.transaction((records) => records.handOvers.list(0, 50));
    expect(JSON.stringify(all)).not.toContain(token);
    expect(county.logLines.join('\n')).not.toContain(token);
  });
});

/** Goes to the provider and comes back as who wrote the form, or as somebody else. */
async function proveBy(
  visit: ReturnType<typeof visitor>,
  token: string,
  as: Readonly<Record<string, string>>,
): Promise<{ readonly status: number; readonly text: string }> {
  const sent = await visit('/notices/identity', { method: 'POST', body: new URLSearchParams({ token }) });
  const body = new URLSearchParams({ name: as.name ?? '', idNumber: as['id-number'] ?? '' });
  const back = await visit(sent.to ?? '', { method: 'POST', body });
  expect(back.to).toBe('/notices/new/identified');
  return visit(back.to ?? '');
}

describe('a form that was not sent by its own page', () => {
  const body = (token: string, over: Record<string, string | Blob> = {}) => {
    const form = new FormData();
    const fields = {
      token,
      kind: 'canji',
      'certificate-number': '',
      'lost-on': '',
      'lost-at': '',
      name: '',
      'id-number': '',
    };
    for (const [name, value] of Object.entries({ ...fields, ...over })) form.append(name, value);
    return form;
  };

  it.each<[string, () => RequestInit, number]>([
    ['nothing', () => ({ method: 'POST' }), 415],
    ['a form of another kind', () => ({ method: 'POST', body: new URLSearchParams({ token: 'x' }) }), 415],
    ['no session', () => ({ method: 'POST', body: body('x') }), 403],
    ['a foreign site', () => ({ method: 'POST', body: body('x'), headers: { 'Sec-Fetch-Site': 'cross-site' } }), 403],
    ['unknown fields', () => ({ method: 'POST', body: body('x', { state: 'published' }) }), 403],
    [
      'two photos',
      () => ({ method: 'POST', body: body('x', { photo: new Blob(['1']), other: new Blob(['2']) }) }),
      400,
    ],
    ['nested names', () => ({ method: 'POST', body: body('x', { 'a[b][c]': '1' }) }), 400],
    ['endless fields', () => ({ method: 'POST', body: body('x', { name: 'x'.repeat(9_000) }) }), 400],
    [
      'a torn multipart',
      () => ({
        method: 'POST',
        body: '--x\r\nContent-Disp',
        headers: { 'Content-Type': 'multipart/form-data; boundary=x' },
      }),
      400,
    ],
    ['no boundary', () => ({ method: 'POST', body: 'x', headers: { 'Content-Type': 'multipart/form-data' } }), 400],
  ])('%s changes nothing', async (_name, init, status) => {
    expect((await visitor()('/notices/new', init())).status).toBe(status);
  });
});

describe('a form that was filled in', () => {
  /** Somebody whose form is filled in, and how he agrees to what he is shown. */
  async function filledIn(link: string, written: Record<string, string>) {
    const visit = visitor();
    await visit(link, { method: 'POST' });
    const { text } = await visit('/notices/new');
    const [token, kind] = [tokenIn(text), chosenKindIn(text)];
    const body = new FormData();
    for (const [name, value] of Object.entries({ token, kind, ...written })) body.append(name, value);
    expect((await visit('/notices/new', { method: 'POST', body })).status).toBe(303);
    if ((await visit('/notices/new')).text.includes('action="/notices/identity"')) await proveBy(visit, token, written);
    const agree = () => visit('/notices/agreed', { method: 'POST', body: new URLSearchParams({ token }) });
    /** The heading of the page that he is given then. */
    const readAgreed = async (): Promise<string> => {
      const { text: own, to } = await agree();
      const page = to === null ? own : (await visit(to)).text;
      return (/<h1[^>]*>(.*?)<\/h1>/s.exec(page)?.[1] ?? '').replace(/<[^>]*>/g, '');
    };
    return { agree, readAgreed };
  }

  it('shows the first notice of a certificate that is announced already, and files nothing', async () => {
    const first = await filledIn(await linkFor('twin-one'), who(303));
    const number = /YS-\d{8}-\d{4}/.exec(await first.readAgreed())?.[0];
    const second = await filledIn(await linkFor('twin-two'), who(303));
    expect(await second.readAgreed()).toBe(`这个证号已经登记过:${number}`);
  });

  it('waits for a reviewer where the kind says so', async () => {
    const receipt = { ...who(304), 'certificate-number': 'SJ201900777' };
    const { readAgreed } = await filledIn(await linkFor('receipt', '公租房押金收据'), receipt);
    expect(await readAgreed()).toMatch(/^交上去了,等审核\(受理号 \d+\)$/);
  });

  it('is sent twice and filed once', async () => {
    const { agree } = await filledIn(await linkFor('twice'), who(305));
    const both = await Promise.all([agree(), agree()]);
    expect(both.map(({ status }) => status)).toEqual([303, 303]);
    const told = (await sentTo(county, 'twice')).filter((text) => text.includes('公示了'));
    expect(told).toHaveLength(1);
  });
});

describe('who files a notice', () => {
  async function written(person: string, order: number) {
    const visit = visitor();
    await visit(await linkFor(person), { method: 'POST' });
    const token = tokenIn((await visit('/notices/new')).text);
    const body = new FormData();
    for (const [name, value] of Object.entries({ token, kind: 'canji', ...who(order) })) body.append(name, value);
    await visit('/notices/new', { method: 'POST', body });
    return { visit, token };
  }

  it('proves who he is before anything is public, and the board says how he did', async () => {
    const { visit, token } = await written('proves', 306);
    const agree = () => visit('/notices/agreed', { method: 'POST', body: new URLSearchParams({ token }) });
    expect((await visit('/notices/new')).text).toContain('公示前要核验是您本人');
    expect((await agree()).text).toContain('身份还没有核验好');
    expect((await visit('/notices/new/identified')).text).toContain('身份还没有核验好');
    expect((await proveBy(visit, token, who(306))).status).toBe(303);
    expect((await visit('/notices/new')).text).toContain('身份:演示核验(没有核对真实身份)');
    await agree();
    const number = /YS-\d{8}-\d{4}/.exec((await visit('/notices/new')).text)?.[0];
    const board = await (await fetch(`${county.url}/board/${number}`)).text();
    expect(board).toContain('演示核验(没有核对真实身份)');
    expect(board).not.toContain('没有实名核验');
  });

  it('cannot be somebody else than the certificate says, and is asked anew when he writes another name', async () => {
    const { visit, token } = await written('other', 307);
    const other = await proveBy(visit, token, who(308));
    expect(other.text).toContain('身份证号和证号对不上');
    expect((await proveBy(visit, token, who(307))).status).toBe(303);
    expect((await visit('/notices/new')).text).toContain('看清楚再点');
    const body = new FormData();
    const changed = { token, kind: 'canji', ...who(307), name: '周小海', 'certificate-number': '', 'id-number': '' };
    for (const [name, value] of Object.entries(changed)) body.append(name, value);
    await visit('/notices/new', { method: 'POST', body });
    expect((await visit('/notices/new')).text).toContain('公示前要核验是您本人');
  });

  it('is asked by a provider that holds no record while it answers', async () => {
    const { visit, token } = await written('slow', 309);
    const { identity } = county.means;
    if (!identity) throw new Error('nobody proves who somebody is');
    const { outcome } = identity;
    // While the provider thinks, the same notice is read on another page: it would wait for ever if it were locked.
    identity.outcome = async (...asked) => {
      expect((await visit('/notices/new')).status).toBe(200);
      return outcome(...asked);
    };
    expect((await proveBy(visit, token, who(309))).status).toBe(303);
    identity.outcome = outcome;
  });

  it('waits for a reviewer where nobody proves who somebody is', async () => {
    const say = citizenOf({ ...county, means: { ...county.means, identity: null } }, 'no provider');
    await say('登记遗失');
    await say('残疾人证');
    for (const said of [`${idNumberOf(311)}43`, '昨天', '清河镇', '周大海', idNumberOf(311)]) await say(said);
    expect(await say('跳过')).toContain('公示 30 天,先由工作人员审核');
    expect(await say('同意并登记')).toContain('交上去了,等审核');
  });
});

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
    const page = await openForm(await linkFor('form'));
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
    const page = await openForm(await linkFrom(say));
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
    await page.goto(await linkFor('looks'));
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
