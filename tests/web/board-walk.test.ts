import { execFile } from 'node:child_process';
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { sql } from 'kysely';
import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { BROWSER_MISSING, hasBrowser, openBrowser, PHONE, sidewaysScroll, violations } from '../rigs/browser.ts';
import { type OpenCounty, openCounty } from '../rigs/county.ts';
import { misfits, withLargeType } from '../rigs/large-type.ts';
import { citizenOf, fileNotice, idNumberOf, ringNotices } from '../rigs/notice.ts';

if (!hasBrowser) console.warn(`left out tests/web/board-walk: ${BROWSER_MISSING}`);

/** Where the looks are kept when somebody wants to see them. */
const LOOKS = process.env.LOOKS_FOLDER;

describe.skipIf(!hasBrowser)('a third party with a telephone at the board (scripts C 6-8, D)', () => {
  let county: OpenCounty;
  let browser: Browser;
  let page: Page;
  let folder: string;
  let number: string;
  let certificate: Buffer;

  beforeAll(async () => {
    county = await openCounty('2026-11-16 09:00');
    browser = await openBrowser();
    page = await browser.newPage(PHONE);
    folder = await mkdtemp(join(tmpdir(), 'zpp-walk-'));
    number = await fileNotice(citizenOf(county, 'owner'), { name: '周大海', idNumber: idNumberOf(401) });
  });
  afterAll(async () => {
    await browser?.close();
    await rm(folder, { recursive: true, force: true });
    await county?.close();
  });

  const text = async (): Promise<string> => (await page.textContent('main')) ?? '';
  const open = async (path: string): Promise<string> => {
    await page.goto(county.url + path);
    return text();
  };
  /** What a link of the page leads to, as it would be saved. */
  const saved = async (label: string): Promise<Buffer> => {
    const path = await page.locator(`a:text-is("${label}")`).first().getAttribute('href');
    const response = await page.request.get(county.url + path);
    expect([label, response.status()]).toEqual([label, 200]);
    return response.body();
  };
  const upload = async (buffer: Buffer, name: string): Promise<string> => {
    await open('/verify');
    await page.setInputFiles('#file', { name, mimeType: 'application/octet-stream', buffer });
    await page.getByRole('button', { name: '查改没改过' }).tap();
    await page.locator('text=/^文件:/').first().waitFor();
    return text();
  };

  async function look(name: string): Promise<void> {
    expect([name, await violations(page), await sidewaysScroll(page)]).toEqual([name, [], 0]);
    expect([name, await misfits(page)]).toEqual([name, []]);
    if (!LOOKS) return;
    await page.screenshot({ path: `${LOOKS}/board-${name}.png`, fullPage: true });
    await withLargeType(page, () => page.screenshot({ path: `${LOOKS}/board-${name}-200.png`, fullPage: true }));
  }

  it('goes from the first menu to the number, and reads text, state, term and 一致 (D 1)', async () => {
    await open('/');
    await page.getByRole('link', { name: '遗失公示', exact: true }).tap();
    await page.waitForURL('**/board');
    await page.fill('#number', number.toLowerCase());
    await page.getByRole('button', { name: '查', exact: true }).tap();
    await page.waitForURL(`**/board/${number}`);
    expect(await text()).toMatch(/公示中,第 1 天[\s\S]*周\*\*遗失残疾人证,声明作废。[\s\S]*防改记录:一致/);
    await look('notice');
    certificate = await saved('下载公示证明(PDF)');
  });

  it('asks by full numbers, and is stopped after five, whatever he tries (D 2)', async () => {
    const answers: string[] = [];
    for (let order = 401; order <= 406; order += 1) {
      await open('/verify');
      await page.selectOption('#kind', 'canji');
      await page.fill('#certificate', `${idNumberOf(order)}43`);
      await Promise.all([page.waitForNavigation(), page.getByRole('button', { name: '查有没有声明' }).tap()]);
      answers.push(await text());
      expect(await page.content()).not.toContain(idNumberOf(order));
    }
    expect(answers[0]).toContain('有 1 条遗失声明,2026年11月16日起');
    expect(answers.slice(1, 5).filter((said) => /没有残疾人证;查的是/.test(said))).toHaveLength(4);
    expect(answers[5]).toContain('手里没有证件的,不要猜号');
    await look('tried-too-often');
    expect(county.logLines.join('\n')).not.toMatch(/990101196207184/);
  });

  it('shows the file to the page: ours, and not any more with one byte changed (D 3)', async () => {
    expect(await upload(certificate, `${number}.pdf`)).toContain('文件:一致,是我们出的,没有改过。');
    const altered = Buffer.from(certificate);
    const place = Math.floor(altered.length / 2);
    altered[place] = (altered[place] ?? 0) ^ 1;
    expect(await upload(altered, `${number}.pdf`)).toContain('文件:不一致,和我们出的不是同一个。');
    await look('altered');
  });

  it('saves day, proof and script from the pages, and computes the same root without us (D 4)', async () => {
    await open(`/board/${number}`);
    await writeFile(join(folder, 'notice.json'), await saved('下载凭证(JSON)'));
    await writeFile(join(folder, 'day.json'), await saved('2026-11-16 当日链'));
    await writeFile(join(folder, 'verify-board.mjs'), await saved('离线脚本'));
    const files = ['verify-board.mjs', 'day.json', 'notice.json'].map((name) => join(folder, name));
    const { stdout } = await promisify(execFile)(process.execPath, files, { env: {} });
    const listed = await (await page.request.get(`${county.url}/roots?format=text`)).text();
    const root = /^2026-11-16 \d+ ([0-9a-f]{64})$/m.exec(listed)?.[1] ?? 'no root';
    expect(stdout).toContain(root);
  });

  it('finds by a notice with a slip of the pen the right one, and back (C 8)', async () => {
    const say = citizenOf(county, 'typo');
    const typed = { name: '周大诲', idNumber: idNumberOf(411) };
    const wrong = await fileNotice(say, typed);
    await say(`更正 ${wrong}`);
    for (const said of [`${typed.idNumber}44`, '昨天', '不清楚', '周大海', typed.idNumber, '跳过']) await say(said);
    await say.prove({ ...typed, name: '周大海' });
    const right = /YS-\d{8}-\d{4}/.exec(await say('同意并登记'))?.[0] ?? '';
    expect(await open(`/board/${wrong}`)).toContain(`已更正为${right}`);
    await look('corrected');
    await page.getByRole('link', { name: right }).tap();
    await page.waitForURL(`**/board/${right}`);
    expect(await text()).toMatch(new RegExp(`公示中,第 1 天[\\s\\S]*更正的是${wrong}`));
    await page.getByRole('link', { name: wrong }).tap();
    await page.waitForURL(`**/board/${wrong}`);
  });

  it('reads that it was found again, with all that was announced; the file of before stays good (C 6)', async () => {
    const say = citizenOf(county, 'finder');
    const right = await fileNotice(say, { name: '周大海', idNumber: idNumberOf(412) });
    const early = await (await page.request.get(`${county.url}/board/${right}.pdf`)).body();
    expect(await say(`找到了 ${right}`)).toContain('声明撤销了');
    expect(await open(`/board/${right}`)).toMatch(/已撤销\(证件找到\)[\s\S]*周\*\*遗失残疾人证[\s\S]*防改记录:一致/);
    await look('withdrawn');
    expect(await upload(early, 'early.pdf')).toMatch(/文件:一致[\s\S]*当时:公示中[\s\S]*已撤销\(证件找到\)/);
  });

  it('sees it take effect when the term ends, and leave the search at the privacy date; the file stays good (C 7)', async () => {
    county.clock.set('2026-12-17 00:01');
    await ringNotices(county);
    expect(await open(`/board/${number}`)).toContain('期满生效');
    expect(await open(`/verify?number=${number}`)).toMatch(/期满生效[\s\S]*哈希:一致/);
    expect(await open('/board?kind=canji')).toContain(number);
    county.clock.set('2027-06-15 03:00');
    await ringNotices(county);
    expect(await open('/board?kind=canji')).toContain('没有这样的声明');
    expect(await open('/board')).not.toContain(number);
    expect(await open(`/board/${number}`)).toMatch(/已归档[\s\S]*内容已到归档日,按期删除[\s\S]*防改记录:一致/);
    expect(await text()).not.toMatch(/周\*\*|清河镇/);
    await look('archived');
    expect(await open(`/verify?number=${number}`)).toContain('哈希:一致');
    expect(await upload(certificate, `${number}.pdf`)).toContain('文件:一致,是我们出的,没有改过。');
    expect(await text()).toContain('已归档');
  });

  it('is told the first place where a row was edited behind the program, under a red banner (D 5)', async () => {
    await county.store.db.transaction().execute(async (tx) => {
      await sql.raw(`set local session_replication_role = replica`).execute(tx);
      await sql.raw(`update board_entries set link = 'a' || link where seq in (2, 3)`).execute(tx);
    });
    county.clock.set('2027-06-15 09:00');
    expect(await open('/verify')).toMatch(/整块公示板:不一致[\s\S]*对不上的:[^。]*第 2 条/);
    await look('broken');
    await open('/board');
    expect(await page.textContent('.broken')).toContain('第 2 条');
    expect(await page.evaluate("getComputedStyle(document.querySelector('.broken')).borderTopColor")).toMatch(
      /^rgb\((1[5-9]|2)\d\d?, \d{1,2}, \d{1,2}\)$/,
    );
  });

  it('turns two hundred pages in a minute and is stopped; none of them held a full number (D 6)', async () => {
    const turn = () =>
      page.evaluate<{ status: number; whole: boolean }[]>(`Promise.all(
      Array.from({ length: 200 }, (_, page) => fetch('/board?page=' + (1 + page % 10)).then(async (response) => ({
        status: response.status,
        whole: /\\d{17}[0-9X]/.test(await response.text()),
      }))),
    )`);
    const refused = (turned: readonly { status: number }[]) => turned.filter(({ status }) => status === 429).length;
    let turned = await turn();
    if (refused(turned) < 100) turned = await turn(); // a minute was over in the middle of the first two hundred
    expect(refused(turned)).toBeGreaterThanOrEqual(100);
    expect(turned.some(({ whole }) => whole)).toBe(false);
    const stopped = await page.goto(`${county.url}/board`);
    expect([stopped?.status(), stopped?.headers()['retry-after']]).toEqual([429, expect.stringMatching(/^\d+$/)]);
    expect(await text()).toContain('查得太快了');
    await look('turned-too-often');
  });
});
