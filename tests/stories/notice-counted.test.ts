import { sql } from 'kysely';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type OpenCounty, openCounty } from '../rigs/county.ts';
import { citizenOf, fileNotice, idNumberOf } from '../rigs/notice.ts';
import { readWorkbook } from '../rigs/workbook.ts';

let county: OpenCounty;
const numbers: string[] = [];

beforeAll(async () => {
  county = await openCounty('2026-10-30 09:00');
  for (const [order, day] of [
    [91, '2026-10-30'],
    [92, '2026-11-02'],
    [93, '2026-11-02'],
  ] as const) {
    county.clock.set(`${day} 09:00`);
    numbers.push(await fileNotice(citizenOf(county, `p${order}`), { name: '周大海', idNumber: idNumberOf(order) }));
  }
  const say = citizenOf(county, 'p93');
  await say(`找到了 ${numbers[2]}`);
  await say('1');
});
afterAll(() => county.close());

const page = async (path: string): Promise<string> => (await fetch(county.url + path)).text();

/** The cells of the table of counts, row by row. */
function rowsOf(html: string): string[][] {
  const body = /<tbody>(.*)<\/tbody>/su.exec(html)?.[1] ?? '';
  return [...body.matchAll(/<tr>(.*?)<\/tr>/gsu)].map(([, row = '']) =>
    [...row.matchAll(/<t[hd][^>]*>(.*?)<\/t[hd]>/gsu)].map(([, cell = '']) => cell.replace(/<[^>]*>/gu, '')),
  );
}

describe('the counts of the board', () => {
  it('are the sum of months, of days, and of rows that anybody can count', async () => {
    const all = await page('/notices');
    expect(all).toContain('少登报 3 件 = 公示 3 件 − 更正 0 件');
    expect(all).toContain('约省 909 元 = 3 件 × 每件 303 元');
    expect(all).toContain('截至2026年11月2日 09:00');
    expect(rowsOf(all)).toEqual([
      ['2026-11', '2', '0', '1', '0', '0', '0', '1'],
      ['2026-10', '1', '0', '0', '0', '0', '0', '1'],
      ['合计', '3', '0', '1', '0', '0', '0', '2'],
    ]);
    expect(all).toContain('href="/notices?within=2026-11"');
    const month = await page('/notices?within=2026-11');
    expect(rowsOf(month)).toEqual([
      ['2026-11-02', '2', '0', '1', '0', '0', '0', '1'],
      ['合计', '2', '0', '1', '0', '0', '0', '1'],
    ]);
    const day = await page('/notices?within=2026-11-02');
    expect(day).toContain('当天发生的 3 条');
    expect(day).toContain('当天公示的 2 件,现在有效 1 件');
    expect(day.match(/第 \d 条 <a href="\/board\/YS-[\d-]+">YS-[\d-]+<\/a> 公示/gu)).toHaveLength(2);
    expect(day).toMatch(new RegExp(`第 4 条 <a href="/board/${numbers[2]}">${numbers[2]}</a> 撤销\\(找到\\)`, 'u'));
    const chain = (await (await fetch(`${county.url}/roots/2026-11-02`)).json()) as { entries: { event: string }[] };
    expect(chain.entries.map(({ event }) => event)).toEqual(['published', 'published', 'withdrawn']);
  });

  it('refuse a period that is none, and are empty for one without notices', async () => {
    expect((await fetch(`${county.url}/notices?within=2026-13`)).status).toBe(400);
    expect((await fetch(`${county.url}/notices?within=%25`)).status).toBe(400);
    expect(await page('/notices?within=2025-01')).toContain('还没有声明');
  });

  it('are counted again by the walk: who edits one raises the banner', async () => {
    await sql
      .raw(`update board_tallies set count = 7 where event = 'published' and day = '2026-11-02'`)
      .execute(county.store.db);
    county.clock.set('2026-11-02 11:00');
    expect(await page('/board')).toContain('公示板的件数和链上记的不一致');
    await sql
      .raw(`update board_tallies set count = 2 where event = 'published' and day = '2026-11-02'`)
      .execute(county.store.db);
    county.clock.set('2026-11-02 13:00');
    expect(await page('/board')).not.toContain('对不上');
  });
});

describe('what a reviewer takes along', () => {
  const EXPORT = '/desk/notices/export';
  const taking = async (query: string, role = 'reviewer') => {
    const member = county.means.catalogue.home.staff.find(({ roles }) => roles.some((each) => each === role));
    const until = county.clock.now() + 3_600_000;
    const cookie = await county.store.transaction(({ deskKeys }) => deskKeys.open(member?.id ?? '', until));
    return fetch(`${county.url}${EXPORT}?${query}`, { headers: { Cookie: `desk=${cookie}` } });
  };

  it('is masked, and that he took it is in the trail', async () => {
    const csv = await taking('format=csv&from=2026-11-01&until=');
    expect(csv.headers.get('Content-Disposition')).toContain('notices-2026-11-01-last.csv');
    const bytes = Buffer.from(await csv.arrayBuffer());
    expect(bytes.subarray(0, 3).toString('hex')).toBe('efbbbf');
    const lines = bytes.toString('utf8').trim().split('\r\n');
    expect(lines).toHaveLength(3);
    expect(lines[1]).toMatch(/^YS-20261102-0002,已撤销\(证件找到\),残疾人证,周\*\*,,2026-11-01,/u);
    const xlsx = await taking('format=xlsx');
    const { cells, xml } = readWorkbook(Buffer.from(await xlsx.arrayBuffer()));
    expect(cells.filter((cell) => cell.startsWith('YS-'))).toHaveLength(3);
    expect(xml + lines.join('')).not.toMatch(/大海|990101|196207/u);
    const { rows } = await sql<{
      text: string;
    }>`select text from trail_texts where text like '%notices-exported%'`.execute(county.store.db);
    expect(rows.map(({ text }) => JSON.parse(text).facts.rows).sort()).toEqual([2, 3]);
  });

  it('is given to nobody else', async () => {
    expect((await fetch(`${county.url}${EXPORT}?format=csv`)).status).toBe(401);
    expect((await taking('format=csv', 'runner')).status).toBe(403);
    expect((await taking('format=exe')).status).toBe(400);
    const forwarded = await fetch(`${county.url}${EXPORT}?format=csv`, {
      headers: { 'X-Forwarded-For': '203.0.113.9' },
    });
    expect(forwarded.status).toBe(403);
  });
});
