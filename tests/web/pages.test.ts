import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { ANSWER, standIn } from '../http/stand-in.ts';
import { startWebServer } from '../rigs/web-server.ts';

const uses = standIn();
let server: Awaited<ReturnType<typeof startWebServer>>;

beforeAll(async () => {
  server = await startWebServer({ uses });
});
afterAll(() => server.stop());

async function page(path: string, form?: Record<string, string>) {
  const response = await fetch(server.url + path, form ? { method: 'POST', body: new URLSearchParams(form) } : {});
  return { status: response.status, text: await response.text() };
}

/** The value of a hidden field, as the next form would send it. */
function hidden(text: string, name: string): string {
  return new RegExp(`name="${name}" value="([^"]*)"`).exec(text)?.[1] ?? '';
}

describe('the first page', () => {
  it('has one field and one button, and says what it is and that the county is fictional', async () => {
    const { status, text } = await page('/');
    expect(status).toBe(200);
    expect(text).toMatch(/^<!doctype html><html lang="zh-CN">/);
    expect(text).toContain('示范县是虚构的,仅供试用');
    expect(text.match(/<textarea/g)).toHaveLength(1);
    expect(text).toContain('共 45 项,其中 38 项不用您交');
  });

  it('answers a plain form, and goes on in the same conversation', async () => {
    expect((await page('/', { q: '我要办个证', conversation: '', message: '' })).status).toBe(200);

    const fresh = (await page('/')).text;
    const sent = { q: '我要办个证', conversation: hidden(fresh, 'conversation'), message: hidden(fresh, 'message') };
    const asked = await page('/', sent);
    expect(asked.status).toBe(200);
    expect(asked.text).toContain('请再说具体一点');
    expect(hidden(asked.text, 'conversation')).toBe(sent.conversation);

    const tapped = await page('/', {
      choice: 'matter:孩子上学',
      said: '孩子上学',
      conversation: sent.conversation,
      message: hidden(asked.text, 'message'),
    });
    expect(tapped.text).toContain('不用交');
    expect(uses.asked.at(-1)).toMatchObject({ choice: 'matter:孩子上学', talk: { chat: sent.conversation } });
  });

  it('takes a page that is sent twice for one message, and other words for another', async () => {
    const fresh = (await page('/')).text;
    const form = { conversation: hidden(fresh, 'conversation'), message: hidden(fresh, 'message') };
    await page('/', { ...form, q: '居住证明' });
    await page('/', { ...form, q: '居住证明' });
    await page('/', { ...form, q: '收入证明' });
    const ids = uses.asked.slice(-3).map(({ messageId }) => messageId);
    expect(ids[0]).toBe(ids[1]);
    expect(ids[2]).not.toBe(ids[0]);
  });

  it('keeps what was written when it cannot be answered, and says why', async () => {
    const { status, text } = await page('/', { q: '证'.repeat(501) });
    expect(status).toBe(413);
    expect(text).toContain('太长了');
    expect(text).toContain('证'.repeat(501));
  });

  it('writes the example of a link into the field, and asks nothing yet', async () => {
    const before = uses.asked.length;
    const { text } = await page(`/?q=${encodeURIComponent('社保证明还要去打吗')}`);
    expect(text).toMatch(/<textarea[^>]*>社保证明还要去打吗<\/textarea>/);
    expect(uses.asked.length).toBe(before);
  });

  it('shows hostile words as words', async () => {
    const hostile = `"><script>alert(1)</script><img src=x onerror=alert(1)>`;
    const hurt = standIn({
      askQuestion: async ({ talk }) => ({
        ok: true,
        value: {
          answer: {
            ...ANSWER,
            headline: hostile,
            lines: [hostile],
            why: hostile,
            choices: [{ id: hostile, label: hostile }],
          },
          conversation: talk.chat,
        },
      }),
    });
    const other = await startWebServer({ uses: hurt });
    const response = await fetch(other.url, {
      method: 'POST',
      body: new URLSearchParams({ q: hostile, said: hostile }),
    });
    const text = await response.text();
    await other.stop();
    expect(response.status).toBe(200);
    expect(text).not.toMatch(/<script>|<img/);
    expect(text).toContain('&lt;script>');
  });

  it('lets people tap a telephone number and a slip', async () => {
    const { text } = await page('/', { q: 'slip' });
    expect(text).toContain('<a href="/slips/MZ-20181203-0007">https://example.gov.cn/slips/MZ-20181203-0007</a>');
    expect((await page('/', { q: '我不想活了' })).text).toContain('<a href="tel:12356">12356</a>');
  });
});

describe('the public list', () => {
  it('names version and day, and its totals are the sum of its lines', async () => {
    const { text } = await page('/lists');
    expect(text).toContain('示范县证明事项清单(第2版)');
    expect(text).toContain('2018年12月1日起施行');
    const counts = [...text.matchAll(/<b data-count(?:="true")?>(\d+)<\/b>/g)].map(([, count]) => Number(count));
    const total = counts.pop();
    expect(counts.reduce((sum, count) => sum + count, 0)).toBe(total);
    expect(total).toBe(45);
  });

  it('shows fifteen rows a sheet and leads to the rest without losing a filter', async () => {
    const first = await page('/lists?matter=义务教育阶段报名');
    expect(first.text.match(/<article class="row"/g)).toHaveLength(15);
    expect(first.text).toContain(
      'matter=%E4%B9%89%E5%8A%A1%E6%95%99%E8%82%B2%E9%98%B6%E6%AE%B5%E6%8A%A5%E5%90%8D&amp;page=2',
    );
    const last = await page('/lists?page=99&q=收入');
    expect(last.text.match(/<article class="row"/g)).toHaveLength(14);
  });

  it('tells what it said on a past day, and leads to the version after it', async () => {
    const { text } = await page('/lists?on=2018-11-30');
    expect(text).toContain('第1版(正在看)');
    expect(text).toContain('2018年11月30日有效的规定');
    expect(text).toContain('href="/lists?on=2018-12-01"');
  });

  it('says of another place that this is not the county list, and what nobody confirmed', async () => {
    const { text } = await page('/lists?place=330782');
    expect(text).toContain('不是本县清单');
    expect(text).toContain('未确认');
  });

  it('tells what a version changed, row by row and in sums', async () => {
    expect((await page('/lists')).text).toContain('href="/lists/2/changes"');
    const { status, text } = await page('/lists/2/changes');
    expect(status).toBe(200);
    expect(text).toContain('新增(15 项)');
    expect(text).toContain('<th scope="row">合计</th><td>30</td><td>45</td><td>+15</td>');
    const rows = [...text.matchAll(/<td>(\d+)<\/td><td>(\d+)<\/td>/g)].map(([, ...counts]) => counts.map(Number));
    const sum = rows.pop();
    expect([0, 1].map((side) => rows.reduce((all, row) => all + (row[side] ?? 0), 0))).toEqual(sum);
  });

  it.each(['/lists/1/changes', '/lists/9/changes', '/lists/x/changes'])(
    'has no changes to show at %s',
    async (path) => {
      expect((await page(path)).status).toBe(404);
    },
  );

  it('says of a day before the first version that there was no list', async () => {
    const { text } = await page('/lists?on=2018-01-01');
    expect(text).toContain('这一天还没有清单,第1版从2018年3月20日起施行');
    expect(text).not.toContain('不是本县清单');
  });

  it('says so when nothing is found', async () => {
    expect((await page('/lists?q=道士证明')).text).toContain('没有找到');
  });
});

describe('the slip', () => {
  it('tells the clerk what to do, on what rule, until when', async () => {
    const { status, text } = await page('/slips/MZ-20181203-0007');
    expect(status).toBe(200);
    for (const part of ['MZ-20181203-0007', '不用交', '窗口请按此办理', '第1项', '2018年12月3日 12:00', '2019年1月2日'])
      expect(text).toContain(part);
    expect(text).not.toContain('规则已更新');
    expect(text).toContain('noindex');
  });

  it('says in large type that the rule has changed, and what holds now', async () => {
    const { text } = await page('/slips/MZ-20181203-0008');
    expect(text).toContain('规则已更新');
    expect(text).toContain('现在的回答是:还需要');
    expect(text).not.toContain('窗口请按此办理');
  });

  it('says when its time is over', async () => {
    const later = await startWebServer({ now: () => Date.parse('2019-01-03T00:00:00+08:00') });
    const text = await (await fetch(`${later.url}/slips/MZ-20181203-0007`)).text();
    await later.stop();
    expect(text).toContain('凭条已过期');
  });

  it.each(['MZ-20181203-0404', 'MZ-1', 'mz-../../etc'])('knows no slip %s', async (number) => {
    const { status, text } = await page(`/slips/${encodeURIComponent(number)}`);
    expect(status).toBe(404);
    expect(text).toContain('没有这个编号的凭条');
  });
});

describe('every page', () => {
  it.each(['/', '/lists', '/slips/MZ-20181203-0007', '/nowhere'])(
    '%s is light and brings nothing from elsewhere',
    async (path) => {
      const { text } = await page(path);
      expect(Buffer.byteLength(text)).toBeLessThan(100_000);
      expect(text).not.toMatch(/style="|<style|onclick=/);
      const linked = [...text.matchAll(/(?:href|src|action)="([^"]+)"/g)].map(([, url]) => url ?? '');
      expect(linked.filter((url) => /^(https?:)?\/\//.test(url))).toEqual([]);
    },
  );
});
