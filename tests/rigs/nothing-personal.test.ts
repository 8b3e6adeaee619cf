import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { createLog } from '../../server/log/log.ts';
import { type OpenCounty, openCounty } from './county.ts';
import { leaksIn } from './leaks.ts';
import { takeLeaks } from './nothing-personal.ts';
import { citizenOf, fileNotice, idNumberOf } from './notice.ts';
import { watchedLog } from './public-bytes.ts';
import { startWebServer } from './web-server.ts';

const OWNER = { name: '欧阳娜仁', idNumber: idNumberOf(181) };
const BIRTH = OWNER.idNumber.slice(6, 16);

/** A program that tells what it should not: under each address what stands there. */
const INDISCREET: Readonly<Record<string, string>> = {
  '/name': '<p>欧 阳\u200b娜·仁遗失残疾人证</p>',
  '/number': `<p>${[...`${OWNER.idNumber}43`].map((digit) => digit.replace(/\d/u, (d) => String.fromCodePoint(0xff10 + Number(d)))).join(' ')}</p>`,
  '/part': `{"born":"…${BIRTH.slice(0, 4)}-${BIRTH.slice(4)}…"}`,
  '/telephone': '联系 １３９-1234-5678',
  '/card': '6222 0212 3456 7890 128',
  '/desk/own': OWNER.idNumber,
};

let county: OpenCounty;
let indiscreet: Awaited<ReturnType<typeof startWebServer>>;
beforeAll(async () => {
  county = await openCounty('2026-11-16 09:00');
  await fileNotice(citizenOf(county, 'owner'), OWNER);
  await county.close();
  const said = (path: string): string | undefined => INDISCREET[path];
  indiscreet = await startWebServer({
    mounts: [
      async (ctx, next) => {
        const text = said(ctx.path);
        if (text === undefined) return next();
        ctx.type = 'html';
        ctx.body = text.padEnd(2_000, ' ');
      },
    ],
  });
});
afterAll(() => indiscreet.stop());

describe('the watch over what everybody can read', () => {
  it('finds what somebody told one program on the pages and in the log of another, in any width and spacing', async () => {
    for (const path of Object.keys(INDISCREET)) await fetch(indiscreet.url + path);
    await fetch(`${indiscreet.url}/number`, { headers: { Authorization: 'Bearer his-own' } });
    createLog({ destination: watchedLog([]) }).warn('message-failed', { why: `欧阳 ${OWNER.name.slice(2)} 没有送到` });
    const leaks = await takeLeaks();
    const at = (path: string) => leaks.find((leak) => leak.startsWith(`GET ${path}:`)) ?? '';
    expect(at('/name')).toContain(OWNER.name);
    expect(at('/number')).toContain(BIRTH);
    expect(at('/part')).toContain(BIRTH);
    expect(at('/telephone')).toContain('13912345678');
    expect(at('/card')).toContain('6222021234567890128');
    expect(leaks.filter((leak) => leak.startsWith('the log:'))).toEqual([`the log: ${OWNER.name}`]);
    expect(leaks).toHaveLength(6);
    expect(await takeLeaks()).toEqual([]);
  });

  it('takes no hash, day, number of ours or count for somebody', () => {
    const said = 'YS-20261116-0001 2026-11-16 09:00 13 件 14693298176a3f 0990-00012345 SM3 6222021234567890128abc';
    expect(leaksIn(said, [])).toEqual([]);
  });
});
