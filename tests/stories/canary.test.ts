import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { verifyFile } from '../../server/app/verify-file.ts';
import { digestsOf } from '../../server/documents/printer.ts';
import { sm3 } from '../../server/storage/trail/sm3.ts';
import { type OpenCounty, openCounty } from '../rigs/county.ts';
import { citizenOf, fileNotice, idNumberOf } from '../rigs/notice.ts';
import { readPdf } from '../rigs/pdf.ts';
import { linkFor, readyToSign, Signer } from '../rigs/signing.ts';

/** A person who does not exist, and everything of him that must be read nowhere. */
const OWNER = { name: '欧阳娜仁', idNumber: idNumberOf(171) };
const PHONE = '13912345678';
const BANK = '6222021234567890123';
const ADDRESS = '柳塘村3组';

/** Every window of a number by which somebody could be found; the region at its beginning is everybody's. */
function windowsOf(number: string, width: number): string[] {
  return Array.from({ length: number.length - width + 1 }, (_, at) => number.slice(at, at + width));
}
const PLANTED = [
  ...[OWNER.name, OWNER.name.slice(2), ADDRESS],
  ...windowsOf(OWNER.idNumber.slice(6), 6),
  ...[...windowsOf(PHONE, 7), ...windowsOf(BANK, 8)],
];

/** Full width becomes half, separators and invisible characters go; hashes and salts may hold anything by chance. */
function bare(text: string): string {
  return text
    .normalize('NFKC')
    .replace(/\b(?=[0-9]*[a-f])[0-9a-f]{10,}/gu, ' ')
    .replace(/[\s\p{P}\p{S}\p{Cf}]/gu, '')
    .toUpperCase();
}

function leaksIn(text: string): string[] {
  const said = bare(text);
  return PLANTED.filter((word) => said.includes(word));
}

const DRAWN = 'M40 60L80 140L120 60L160 140L200 60L240 140L280 60L320 140L360 60L400 140';

let county: OpenCounty;
let notice: string;
let commitment: { number: string; address: string };

beforeAll(async () => {
  county = await openCounty('2026-11-16 09:00');
  const say = citizenOf(county, 'canary');
  await say(`我叫${OWNER.name},电话${PHONE},银行卡 ${BANK} 丢了要登报吗`);
  notice = await fileNotice(say, OWNER);
  const signer = new Signer(county.url);
  await readyToSign(signer, await linkFor(say, '开店'), OWNER);
  await signer.post('/commitments/new/sign', { drawn: DRAWN, willing: 'yes' });
  commitment = { number: /CN-\d{8}-\d{4}/.exec(signer.at)?.[0] ?? '', address: signer.at };
});
afterAll(() => county.close());

const bytesOf = async (path: string): Promise<Buffer> => {
  const response = await fetch(county.url + path);
  expect(response.status, path).toBe(200);
  return Buffer.from(await response.arrayBuffer());
};

describe('what strangers can read of a person', () => {
  it('would be found by the search, however it is written', () => {
    const [, , , born = ''] = PLANTED;
    for (const written of [
      born,
      [...born].join(' '),
      [...born].join('-'),
      born.replace(/\d/gu, (digit) => String.fromCodePoint(0xff10 + Number(digit))),
      [...born].join('\u200b'),
    ])
      expect(leaksIn(`<p>${written}</p>`)).toContain(born);
    expect(leaksIn('欧阳 · 娜仁')).toContain(OWNER.name);
  });

  it('is on no page, in no feed and in no file', async () => {
    const lists = [
      '/',
      '/lists',
      '/board',
      '/feed',
      '/feed?format=json',
      '/verify',
      '/overdue',
      '/agents',
      '/healthz',
      '/metrics',
      '/openapi.json',
      '/api/notices',
      '/api/requirements',
      '/board?kind=canji&place=990101',
      '/board?from=2026-11-16',
    ];
    const counts = ['/notices', '/notices?within=2026-11', '/notices?within=2026-11-16', '/roots', '/roots/2026-11-16'];
    const own = [
      `/board/${notice}`,
      `/board/${notice}/proof`,
      `/verify?number=${notice}`,
      `/commitments/${commitment.number}`,
      `/api/commitments/${commitment.number}`,
      `/api/notices/${notice}`,
    ];
    for (const path of [...lists, ...counts, ...own, commitment.address])
      expect(leaksIn((await bytesOf(path)).toString('utf8')), path).toEqual([]);
    expect((await bytesOf(`/board/${notice}`)).toString()).toContain('欧阳**');
  });

  it('is in no answer to who types it himself, and in no refusal', async () => {
    const sent = async (path: string, body: URLSearchParams | FormData) =>
      (await fetch(county.url + path, { method: 'POST', body })).text();
    const certificate = `${OWNER.idNumber}43`;
    const file = new FormData();
    file.set('file', new Blob([new Uint8Array(await bytesOf(`/board/${notice}/proof`))]), `${OWNER.name}.json`);
    const answers = [
      await sent('/verify', new URLSearchParams({ kind: 'canji', certificate })),
      await sent('/verify', new URLSearchParams({ kind: 'guangrong', certificate: `${PHONE} ${BANK}` })),
      await sent('/verify/file', file),
      await (await fetch(`${county.url}/board/${encodeURIComponent(certificate)}`)).text(),
      await (await fetch(`${county.url}/verify?number=${encodeURIComponent(`${OWNER.name}${PHONE}`)}`)).text(),
      await (await fetch(`${county.url}/board?place=${encodeURIComponent(ADDRESS)}`)).text(),
    ];
    expect(answers[0]).toContain('有 1 条遗失声明');
    for (const [at, text] of answers.entries()) expect([at, leaksIn(text)]).toEqual([at, []]);
  });

  it('is in no PDF, neither in what is seen nor in what comes with it', async () => {
    for (const path of [`/board/${notice}.pdf`, `${commitment.address}.pdf`]) {
      const bytes = await bytesOf(path);
      const { text, info, xmp } = await readPdf(bytes);
      expect(text, path).toContain('欧阳**');
      expect(leaksIn(`${text}\n${JSON.stringify(info)}\n${xmp}`), path).toEqual([]);
      expect(leaksIn(bytes.toString('latin1').replace(/stream[\s\S]*?endstream/gu, '')), path).toEqual([]);
    }
  });

  it('is in no line of the log', () => {
    expect(county.logLines.length).toBeGreaterThan(20);
    expect(leaksIn(county.logLines.join('\n'))).toEqual([]);
  });
});

describe('a commitment on paper', () => {
  it('says what was signed, and is told from a changed one', async () => {
    const bytes = await bytesOf(`${commitment.address}.pdf`);
    const { text } = await readPdf(bytes);
    expect(text).toContain('告知承诺书');
    expect(text).toContain(commitment.number);
    expect(text).toContain('出具时:已签,待核查');
    expect((await bytesOf(commitment.address)).toString()).toContain(`href="${commitment.address}.pdf"`);
    const verdict = (given: Buffer) =>
      verifyFile(county.means, sm3, { digests: digestsOf(given), text: null, number: commitment.number, day: null });
    const now = { address: `/commitments/${commitment.number}`, standing: '已签,待核查' };
    expect(await verdict(bytes)).toMatchObject({ is: 'certificate', subject: { now } });
    const changed = Buffer.from(bytes);
    changed[bytes.length - 9] = 0x30;
    expect(await verdict(changed)).toMatchObject({ is: 'altered', subject: { now } });
    expect((await fetch(`${county.url}/commitments/${commitment.number}/${'a'.repeat(22)}.pdf`)).status).toBe(404);
  });
});
