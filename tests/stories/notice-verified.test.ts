import { execFile } from 'node:child_process';
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { sql } from 'kysely';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type OpenCounty, openCounty } from '../rigs/county.ts';
import { citizenOf, fileNotice, idNumberOf } from '../rigs/notice.ts';

const OWNER = { name: '周大海', idNumber: idNumberOf(41) };
/** Whatever of him stands on no page: given name, birthday, the rest of the ID number. */
const PLANTED = /大海|1962|0718|620718|990101196/;

let county: OpenCounty;
let number: string;
let folder: string;
const citizen = (person: string) => citizenOf(county, person);

beforeAll(async () => {
  county = await openCounty('2026-11-16 09:00');
  folder = await mkdtemp(join(tmpdir(), 'zpp-board-'));
  number = await fileNotice(citizen('owner'), OWNER);
});
afterAll(async () => {
  await rm(folder, { recursive: true, force: true });
  await county.close();
});

/** Hashes and salts are random: they may hold anything by chance. Digits alone are no hash. */
const withoutHashes = (text: string): string => text.replace(/\b(?=[0-9]*[a-f])[0-9a-f]{10,}/gu, '');
const get = (path: string) => fetch(`${county.url}${path}`, { redirect: 'manual' });
const page = async (path: string): Promise<string> => (await get(path)).text();
const check = (kind: string, certificate: string, from = '203.0.113.9') =>
  fetch(`${county.url}/verify`, {
    method: 'POST',
    body: new URLSearchParams({ kind, certificate }),
    headers: { 'X-Forwarded-For': from },
  });

/** What an administrator of the database can do when he puts his mind to it. */
async function tamper(statement: string): Promise<void> {
  await county.store.db.transaction().execute(async (tx) => {
    await sql.raw(`set local session_replication_role = replica; ${statement}`).execute(tx);
  });
}

describe('a third party that checks a notice', () => {
  it('finds it on the board and reads text, state, term and that it is whole', async () => {
    expect(await page('/')).toContain('href="/board"');
    const board = await page('/board');
    expect(board).toContain(`href="/board/${number}"`);
    expect(board).toContain('周**遗失残疾人证,声明作废。');
    expect(board).toContain('少登报 1 件,约省 303 元');
    expect(board).toContain('湖州市');
    const sent = await get(`/board?number=${number.toLowerCase().replaceAll('-', '')}`);
    expect([sent.status, sent.headers.get('Location')]).toEqual([303, `/board/${number}`]);
    const notice = await page(`/board/${number}`);
    expect(notice.replace(/<[^>]*>/gu, '')).toContain('公示中,第 1 天');
    expect(notice).toContain('2026年11月16日起,到 2026年12月16日');
    expect(notice).toContain('防改记录:一致');
    expect(notice).toContain('演示核验(没有核对真实身份)');
    expect(notice).toContain('县残疾人联合会 <a href="tel:0990-');
    expect(await page(`/verify?number=${number}`)).toContain('哈希:一致');
    expect((await get('/board/YS-20261116-9999')).status).toBe(404);
  });

  it('asks by the full number of the certificate, and hears yes, since when, or no, and never the number', async () => {
    const yes = await check('canji', `${OWNER.idNumber} 43`);
    const text = await yes.text();
    expect(text).toContain('有 1 条遗失声明,2026年11月16日起');
    expect(withoutHashes(text)).not.toMatch(PLANTED);
    const no = await (await check('canji', `${idNumberOf(42)}43`)).text();
    expect(no).toContain('<p class="notice-title">没有</p>');
    const wrong = await check('canji', `${OWNER.idNumber.slice(0, 10)}`);
    expect(wrong.status).toBe(422);
    expect(withoutHashes(county.logLines.join('\n'))).not.toMatch(PLANTED);
  });

  it('may try five numbers a minute, not more', async () => {
    const codes: number[] = [];
    for (let order = 50; order < 56; order += 1) codes.push((await check('canji', `${idNumberOf(order)}43`)).status);
    expect(codes.filter((code) => code === 429).length).toBeGreaterThanOrEqual(3);
    const limited = await check('canji', `${idNumberOf(60)}43`);
    expect(limited.headers.get('Retry-After')).toMatch(/^\d+$/);
    expect(await limited.text()).toContain('手里没有证件的,不要猜号');
  });

  it('recomputes the day offline with the published script, and sees a changed character', async () => {
    const roots = (await (await get('/roots')).json()) as { days: { day: string; root: string }[] };
    expect(roots.days[0]).toMatchObject({ day: '2026-11-16' });
    expect(await page('/roots?format=text')).toMatch(/^2026-11-16 \d+ [0-9a-f]{64}\n/);
    const files = {
      'verify-board.mjs': await page('/roots/verify-board.mjs'),
      'day.json': await page('/roots/2026-11-16'),
      'notice.json': await page(`/board/${number}/proof`),
    };
    for (const [name, text] of Object.entries(files)) await writeFile(join(folder, name), text);
    const run = (day: string, notice: string) =>
      promisify(execFile)(
        process.execPath,
        [join(folder, 'verify-board.mjs'), join(folder, day), join(folder, notice)],
        {
          env: {},
        },
      ).then(
        ({ stdout }) => ({ code: 0, stdout }),
        (fault: { code: number; stdout: string }) => ({ code: fault.code, stdout: fault.stdout }),
      );
    const whole = await run('day.json', 'notice.json');
    expect(whole).toMatchObject({ code: 0 });
    expect(whole.stdout).toContain(roots.days[0]?.root);
    await writeFile(join(folder, 'bad.json'), files['notice.json'].replace('周**', '李**'));
    expect((await run('day.json', 'bad.json')).stdout).toContain('的内容和哈希对不上');
    await writeFile(join(folder, 'bad-day.json'), files['day.json'].replace(number, number.replace(/.$/, '9')));
    expect(await run('bad-day.json', 'notice.json')).toMatchObject({ code: 1 });
    expect(files['day.json']).not.toMatch(/周|残疾/);
  });

  it('follows the newest in a feed, one page and never more', async () => {
    const atom = await get('/feed');
    expect(atom.headers.get('Content-Type')).toContain('application/atom+xml');
    expect(await atom.text()).toContain(`<id>https://wzm.example/board/${number}</id>`);
    const json = (await (await get('/feed?format=json')).json()) as { items: { id: string }[] };
    expect(json.items.map(({ id }) => id)).toContain(number);
  });

  it('is no search engine, and finds no page deeper than ten', async () => {
    for (const path of ['/board', `/board/${number}`, '/verify', '/feed'])
      expect((await get(path)).headers.get('X-Robots-Tag')).toContain('noindex');
    expect(await page('/board')).toContain('name="robots" content="noindex"');
    expect((await get('/board?page=11')).status).toBe(400);
    expect((await get('/board?kind=nothing')).status).toBe(200);
    expect((await get('/board?from=2026-02-30')).status).toBe(400);
  });
});

describe('what everybody can read', () => {
  it('holds nothing that was planted, on any page, in any feed, in any table of the board, in any log', async () => {
    const paths = ['/board', `/board/${number}`, `/board/${number}/proof`, `/verify?number=${number}`];
    const feeds = ['/feed', '/feed?format=json', '/roots', '/roots/2026-11-16'];
    for (const path of [...paths, ...feeds]) {
      const text = await page(path);
      expect(text.length, path).toBeLessThan(100_000);
      expect(withoutHashes(text.normalize('NFKC')).replace(/[\s-]/gu, ''), path).not.toMatch(PLANTED);
    }
    for (const table of ['board_notices', 'board_entries', 'board_texts'])
      expect(
        withoutHashes(JSON.stringify((await sql.raw(`select * from ${table}`).execute(county.store.db)).rows)),
      ).not.toMatch(PLANTED);
    const { rows } = await sql.raw<{ text: string }>(`select text from trail_texts`).execute(county.store.db);
    expect(withoutHashes(rows.map(({ text }) => text).join('\n'))).not.toMatch(PLANTED);
    expect(withoutHashes(county.logLines.join('\n'))).not.toMatch(PLANTED);
  });
});

describe('a record that was edited behind the program', () => {
  let hour = 9;
  /** The board as a whole is looked at once a minute. */
  const minutes = (): void => {
    hour += 1;
    county.clock.set(`2026-11-16 ${hour}:00`);
  };

  it.each([
    ['the name that is shown', `update board_notices set holder = '李**'`, `update board_notices set holder = '周**'`],
    [
      'the day it ends',
      `update board_notices set ends_on = '2027-12-16'`,
      `update board_notices set ends_on = '2026-12-16'`,
    ],
    ['the state', `update board_notices set state = 'effective'`, `update board_notices set state = 'published'`],
    [
      'the text that was hashed',
      `update board_texts set text = replace(text, '示范县', '示范区')`,
      `update board_texts set text = replace(text, '示范区', '示范县')`,
    ],
    // still a hash: among the digits of what is none, somebody's telephone number would be found three times in a thousand
    ['a link', `update board_entries set link = 'a' || link`, `update board_entries set link = substr(link, 2)`],
  ])('%s: the notice, /verify and the banner say so, and again nothing once it is put right', async (_, bad, good) => {
    const only = ` where number = '${number}'`;
    const here = (statement: string) => (statement.startsWith('update board_texts') ? statement : statement + only);
    await tamper(here(bad));
    minutes();
    expect(await page(`/board/${number}`)).toMatch(/公示板的记录对不上[\s\S]*防改记录:不一致/);
    const verified = await page('/verify');
    expect(verified).toContain('整块公示板:不一致');
    expect(verified).toContain(number);
    expect(await page('/board')).toContain('公示板的记录对不上');
    await tamper(here(good));
    minutes();
    expect(await page('/board')).not.toContain('公示板的记录对不上');
    expect(await page(`/verify?number=${number}`)).toContain('哈希:一致');
  });

  it('what lies sealed: the notice says so, and no paper is given for it', async () => {
    const turn = `update notices set sealed_content = set_byte(sealed_content, 120, get_byte(sealed_content, 120) # 1)`;
    await tamper(turn);
    minutes();
    expect(await page(`/board/${number}`)).toMatch(/登记的原始记录被改动过[\s\S]*对不上,先别用/);
    expect(await page(`/verify?number=${number}`)).toContain('登记的原始记录被改动过');
    expect((await get(`/board/${number}.pdf`)).status).toBeGreaterThanOrEqual(400);
    await tamper(turn);
    minutes();
    expect(await page(`/verify?number=${number}`)).toContain('哈希:一致');
  });

  it('names the first place where the chain was cut', async () => {
    await tamper(`delete from board_entries where seq = 1; update board_heads set seq = 0, link = ''`);
    minutes();
    expect(await page('/verify')).toContain('链上第 1 条不见了');
    await tamper('delete from board_notices');
    minutes();
    expect(await page('/verify')).toContain('链上第 1 条不见了');
  });
});

it('limits whoever turns page after page', async () => {
  const codes = await Promise.all(Array.from({ length: 200 }, () => get('/board').then(({ status }) => status)));
  expect(codes.filter((code) => code === 429).length).toBeGreaterThanOrEqual(100);
});
