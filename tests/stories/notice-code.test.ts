import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { openMiniprogram } from '../../bots/miniprogram/program.ts';
import { type OpenCounty, openCounty } from '../rigs/county.ts';
import { openMiniprogramPlatform, PICTURE, PROGRAM } from '../rigs/miniprogram-platform.ts';
import { CHEN, citizenOf, fileNotice, idNumberOf } from '../rigs/notice.ts';

const DRAW = '/wxa/getwxacodeunlimit';

describe('the code that opens a notice in the mini-program', () => {
  let county: OpenCounty;
  let platform: Awaited<ReturnType<typeof openMiniprogramPlatform>>;
  const warned: string[] = [];
  beforeAll(async () => {
    platform = await openMiniprogramPlatform();
    const log = { warn: (_: string, { why }: { why: string }) => void warned.push(why) };
    const program = openMiniprogram({ ...PROGRAM, apiUrl: platform.url, template: null }, log, Date.now);
    if (program === null) throw new Error('it is set up');
    county = await openCounty('2026-11-22 10:00', {}, program.signIn, program.pageCodes);
  });
  afterAll(async () => {
    await county?.close();
    await platform?.close();
  });

  const page = async (number: string): Promise<string> => (await fetch(`${county.url}/board/${number}`)).text();
  const drawn = () => platform.server.calls.entries.filter(({ path }) => path === DRAW);

  it('stands beside the web code as soon as WeChat has drawn it, and is drawn once', async () => {
    const number = await fileNotice(citizenOf(county, 'o-chen'), CHEN);
    const first = await page(number);
    expect(first).toContain(`二维码:打开声明 ${number}`);
    expect(first).not.toContain(`/board/${number}/code`);
    await expect.poll(() => page(number)).toContain(`/board/${number}/code`);
    const picture = await fetch(`${county.url}/board/${number}/code`);
    expect(picture.headers.get('content-type')).toBe('image/jpeg');
    expect(Buffer.from(await picture.arrayBuffer())).toEqual(PICTURE);
    expect(drawn().map(({ json }) => json)).toEqual([
      { page: 'packages/board/pages/notice/notice', scene: number, check_path: false, width: 430 },
    ]);
  });

  it('leaves the web code alone when WeChat does not draw, and asks no more for a while', async () => {
    platform.server.faults.add({
      path: DRAW,
      fault: { kind: 'respond', status: 200, body: { errcode: 45009, errmsg: 'reach max api daily quota limit' } },
    });
    const number = await fileNotice(citizenOf(county, 'o-wang'), { name: '王建国', idNumber: idNumberOf(1) });
    await page(number);
    await expect.poll(() => warned).toEqual([`${DRAW}: limit (errcode 45009)`]);
    const shown = await page(number);
    expect([shown.includes('扫码核对'), shown.includes('/code')]).toEqual([true, false]);
    expect(drawn()).toHaveLength(2);
    expect((await fetch(`${county.url}/board/${number}/code`)).status).toBe(404);
  });
});
