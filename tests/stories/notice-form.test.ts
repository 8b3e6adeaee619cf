import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type OpenCounty, openCounty } from '../rigs/county.ts';
import { citizenOf, sentTo } from '../rigs/notice.ts';
import { noticeForm, proveBy, tokenIn, who } from '../rigs/notice-form.ts';

let county: OpenCounty;
let form: ReturnType<typeof noticeForm>;
beforeAll(async () => {
  county = await openCounty('2026-11-16 09:00');
  form = noticeForm(county);
});
afterAll(() => county.close());

const chosenKindIn = (text: string): string =>
  /value="([^"]*)"/.exec(/<option[^>]* selected[^>]*>/.exec(text)?.[0] ?? '')?.[1] ?? '';

describe('the link to the form', () => {
  it('works once, for half an hour, and is not used up by a program that looks at it', async () => {
    const link = await form.linkFor('link');
    const first = form.visitor();
    expect((await first(link)).text).toContain('开始填');
    expect((await first(link)).status).toBe(200);
    expect(await first(link, { method: 'POST' })).toMatchObject({ status: 303, to: '/notices/new' });
    expect((await first('/notices/new')).text).toContain('name="certificate-number"');
    const second = form.visitor();
    expect((await second(link, { method: 'POST' })).status).toBe(401);
    expect((await second('/notices/new')).text).toContain('怎么打开表格');
    const late = await form.linkFor('late');
    county.clock.set('2026-11-16 09:31');
    expect((await form.visitor()(late, { method: 'POST' })).text).toContain('过了 30 分钟');
    county.clock.set('2026-11-16 09:00');
  });

  it('is not there for certificates that are announced elsewhere: the myth is corrected before any form', async () => {
    const say = citizenOf(county, 'myth');
    await say('身份证丢了要登报吗');
    expect(await say('登记遗失')).toContain('居民身份证不在本县公示板登记');
    const { text } = await form.visitor()('/notices/new');
    expect(text).toMatch(/居民身份证[\s\S]{0,80}不用登报,也不用公示/);
    expect(text).toContain('国家企业信用信息公示系统');
  });

  it('stands in no transcript and no log', async () => {
    const link = await form.linkFor('transcript');
    const token = link.split('/').at(-1) ?? '';
    await form.visitor()(link, { method: 'POST' });
    await citizenOf(county, 'transcript')('找人');
    const all = await county.store.transaction((records) => records.handOvers.list(0, 50));
    expect(JSON.stringify(all)).not.toContain(token);
    expect(county.logLines.join('\n')).not.toContain(token);
  });
});

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
    expect((await form.visitor()('/notices/new', init())).status).toBe(status);
  });
});

describe('a form that was filled in', () => {
  /** Somebody whose form is filled in, and how he agrees to what he is shown. */
  async function filledIn(link: string, written: Record<string, string>) {
    const visit = form.visitor();
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
    const first = await filledIn(await form.linkFor('twin-one'), who(303));
    const number = /YS-\d{8}-\d{4}/.exec(await first.readAgreed())?.[0];
    const second = await filledIn(await form.linkFor('twin-two'), who(303));
    expect(await second.readAgreed()).toBe(`这个证号已经登记过:${number}`);
  });

  it('waits for a reviewer where the kind says so', async () => {
    const receipt = { ...who(304), 'certificate-number': 'SJ201900777' };
    const { readAgreed } = await filledIn(await form.linkFor('receipt', '公租房押金收据'), receipt);
    expect(await readAgreed()).toMatch(/^交上去了,等审核\(受理号 \d+\)$/);
  });

  it('is sent twice and filed once', async () => {
    const { agree } = await filledIn(await form.linkFor('twice'), who(305));
    const both = await Promise.all([agree(), agree()]);
    expect(both.map(({ status }) => status)).toEqual([303, 303]);
    const told = (await sentTo(county, 'twice')).filter((text) => text.includes('公示了'));
    expect(told).toHaveLength(1);
  });
});
