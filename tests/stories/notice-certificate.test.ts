import { readFile } from 'node:fs/promises';
import jsqr from 'jsqr';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type FileVerdict, verifyFile } from '../../server/app/verify-file.ts';
import { uploadedFile } from '../../server/http/verify/upload.ts';
import { sm3 } from '../../server/storage/trail/sm3.ts';
import { type OpenCounty, openCounty } from '../rigs/county.ts';
import { citizenOf, fileNotice, idNumberOf } from '../rigs/notice.ts';
import { drawPdf, readPdf } from '../rigs/pdf.ts';

let county: OpenCounty;
let number: string;
const say = (text: string) => citizenOf(county, 'owner')(text);

beforeAll(async () => {
  county = await openCounty('2026-11-16 09:00');
  number = await fileNotice(citizenOf(county, 'owner'), { name: '周大海', idNumber: idNumberOf(81) });
});
afterAll(() => county.close());

const bytesOf = async (path: string): Promise<Buffer> => {
  const response = await fetch(county.url + path);
  expect(response.status, path).toBe(200);
  return Buffer.from(await response.arrayBuffer());
};
const certificate = () => bytesOf(`/board/${number}.pdf`);

async function upload(bytes: Uint8Array<ArrayBuffer>): Promise<{ status: number; text: string }> {
  const form = new FormData();
  form.set('file', new Blob([bytes]), '../../etc/passwd.pdf');
  const response = await fetch(`${county.url}/verify/file`, { method: 'POST', body: form });
  return { status: response.status, text: await response.text() };
}

/** As the upload does it, without the limit of uploads a minute. */
function verdictOn(bytes: Buffer): Promise<FileVerdict> | { is: string } {
  const file = uploadedFile({ file: { buffer: bytes } } as unknown as Parameters<typeof uploadedFile>[0]);
  return typeof file === 'string' ? { is: file } : verifyFile(county.means, sm3, file);
}

/** What is said of a file with one bit of one byte turned, for each of the places; a few at a time. */
async function flips(bytes: Buffer, places: readonly number[]): Promise<ReadonlySet<string>> {
  const said = new Set<string>();
  for (let begin = 0; begin < places.length; begin += 8) {
    const some = places.slice(begin, begin + 8).map(async (at) => (await verdictOn(flipped(bytes, at))).is);
    for (const is of await Promise.all(some)) said.add(is);
  }
  return said;
}

function flipped(bytes: Buffer, at: number): Buffer {
  const copy = Buffer.from(bytes);
  copy[at] = (copy[at] ?? 0) ^ (1 << (at % 8));
  return copy;
}

const WRONG = ['altered', 'altered-day', 'foreign', 'upload-kind'];

describe('a certificate of publication', () => {
  it('says what the public sees, and the code on it leads to the notice', async () => {
    const response = await fetch(`${county.url}/board/${number}.pdf`);
    expect(response.headers.get('Content-Type')).toBe('application/pdf');
    expect(response.headers.get('X-Robots-Tag')).toContain('noindex');
    const bytes = Buffer.from(await response.arrayBuffer());
    const { pages, text } = await readPdf(bytes);
    expect(pages).toBe(1);
    const chain = await (await fetch(`${county.url}/roots/2026-11-16`)).json();
    for (const said of [
      '周**遗失残疾人证,声明作废。',
      number,
      '出具时:公示中',
      '演示核验(没有核对真实身份)',
      chain.entries[0].link,
    ])
      expect(text).toContain(said);
    expect(text).not.toMatch(/大海|990101|196207/u);
    const { width, height, data } = await drawPdf(bytes);
    expect(jsqr(new Uint8ClampedArray(data), width, height)?.data).toBe(`https://wzm.example/board/${number}`);
  });

  it('is the same file however often it is fetched, and gets the root of the day once the day is over', async () => {
    const [first, again] = [await certificate(), await certificate()];
    expect(again.equals(first)).toBe(true);
    county.clock.set('2026-11-17 09:00');
    const { root } = await (await fetch(`${county.url}/roots/2026-11-16`)).json();
    expect((await readPdf(await certificate())).text).toContain(`当日根${root}`.slice(3));
    expect((await upload(new Uint8Array(first))).text).toContain('文件:一致,是我们出的,没有改过');
  });

  it('is told from a changed one, whatever byte was changed', async () => {
    const bytes = await certificate();
    expect((await verdictOn(bytes)).is).toBe('certificate');
    const end = Array.from({ length: 80 }, (_, back) => bytes.length - 1 - back);
    const spread = Array.from({ length: 150 }, (_, order) => Math.floor((order * bytes.length) / 150));
    const named = ['/Info', 'xref', '/CreationDate', number, 'startxref', '/StructTreeRoot'].map((word) =>
      Math.max(0, bytes.indexOf(word)),
    );
    for (const is of await flips(bytes, [...end, ...spread, ...named])) expect(WRONG).toContain(is);
    expect((await verdictOn(Buffer.concat([bytes, Buffer.from('\n')]))).is).toBe('altered');
    expect((await verdictOn(bytes.subarray(0, -1))).is).toBe('altered');
    const { text } = await upload(new Uint8Array(flipped(bytes, bytes.length - 2000)));
    expect(text).toContain('文件:不一致,和我们出的不是同一个');
    expect(text).toContain(`href="/board/${number}"`);
  });
});

describe('the files of the chain', () => {
  it.each(['proof', 'day'])('the %s: ours to the last byte, or not ours', async (which) => {
    const path = which === 'proof' ? `/board/${number}/proof` : '/roots/2026-11-16';
    const bytes = await bytesOf(path);
    expect((await verdictOn(bytes)).is).toBe(which);
    for (const is of await flips(bytes, [...bytes.keys()])) expect(WRONG).toContain(is);
    const spaced = Buffer.from(bytes.toString().replace('{', '{ '));
    expect((await verdictOn(spaced)).is).not.toBe(which);
  });

  it('stay good when the notice and the day have gone on', async () => {
    const [proof, day, paper] = [
      await bytesOf(`/board/${number}/proof`),
      await bytesOf('/roots/2026-11-16'),
      await certificate(),
    ];
    county.clock.set('2026-11-17 10:00');
    await say(`找到了 ${number}`);
    await say('1');
    expect(await verdictOn(proof)).toMatchObject({ is: 'proof', entries: 1 });
    expect(await verdictOn(day)).toMatchObject({ is: 'day', day: '2026-11-16' });
    const { text } = await upload(new Uint8Array(paper));
    expect(text).toContain('文件:一致,是我们出的,没有改过');
    expect(text).toContain('当时:公示中');
    expect(text).toContain('已撤销(证件找到)');
    const later = await readPdf(await certificate());
    expect(later.text).toContain('出具时:已撤销(证件找到)');
    expect(later.pages).toBe(1);
  });
});

describe('a name with characters that few fonts have', () => {
  it.each([
    ['𠮷野', '𠮷**', 82],
    ['㛃娜', '㛃**', 83],
    ['阿依古丽·买买提', '阿**', 84],
  ])('%s is shown, and printed or refused with a way out: never blank', async (name, shown, order) => {
    const filed = await fileNotice(citizenOf(county, `rare ${order}`), { name, idNumber: idNumberOf(order) });
    const page = (await bytesOf(`/board/${filed}`)).toString();
    expect(page).toContain(`${shown}遗失残疾人证,声明作废。`);
    const paper = await fetch(`${county.url}/board/${filed}.pdf`);
    if (paper.status === 200) {
      const { text } = await readPdf(Buffer.from(await paper.arrayBuffer()));
      expect(text.replaceAll('\n', '')).toContain(`${shown}遗失残疾人证`);
    } else {
      expect(shown).toBe('𠮷**'); // the only one that the shipped font lacks
      expect(await paper.text()).toMatch(/U\+20BB7[\s\S]*网页/u);
    }
  });
});

describe('what somebody else uploads', () => {
  const zip = Buffer.concat([Buffer.from('504b0304', 'hex'), Buffer.alloc(100)]);

  it('is refused or foreign, and nothing of it is opened', async () => {
    const picture = await readFile('node_modules/@expo-google-fonts/noto-sans-sc/font-family.png');
    const cases: [string, Buffer, number, RegExp][] = [
      ['a picture', picture.subarray(0, 500_000), 415, /我们只出 PDF 和 JSON/u],
      ['an archive', zip, 415, /我们只出 PDF 和 JSON/u],
      ['nothing', Buffer.alloc(0), 400, /没有收到文件/u],
      ['too much', Buffer.alloc(1_100_000, '{'), 413, /太大了/u],
      ['a PDF that is an archive too', Buffer.concat([Buffer.from('%PDF-1.7\n'), zip]), 200, /不是我们出的/u],
      ['a deep JSON', Buffer.from(`{"a":${'['.repeat(500_000)}`), 200, /不是我们出的/u],
      ['a script', Buffer.from('{"<script>alert(1)</script>": "YS-20261116-9999"}'), 200, /不是我们出的/u],
    ];
    for (const [what, bytes, status, said] of cases) {
      const answer = await upload(new Uint8Array(bytes));
      expect(answer.status, what).toBe(status);
      expect(answer.text, what).toMatch(said);
      expect(answer.text, what).not.toContain('alert(1)');
    }
    expect(county.logLines.join('\n')).not.toContain('passwd');
  });

  it('is refused when it is no form', async () => {
    const body = await fetch(`${county.url}/verify/file`, { method: 'POST', body: 'x' });
    expect(body.status).toBe(415);
    const headers = { 'Content-Type': 'multipart/form-data; boundary=x' };
    const broken = await fetch(`${county.url}/verify/file`, { method: 'POST', headers, body: '--x\r\nnonsense' });
    expect(broken.status).toBe(400);
    const form = new FormData();
    for (const name of ['file', 'file', 'other']) form.append(name, new Blob(['{}']), 'a.json');
    expect((await fetch(`${county.url}/verify/file`, { method: 'POST', body: form })).status).toBe(400);
  });
});
