import { request } from 'node:http';
import { connect } from 'node:net';
import { performance } from 'node:perf_hooks';
import { gzipSync } from 'node:zlib';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { readXml } from '../../bots/wechat/xml.ts';
import { startWebServer } from '../rigs/web-server.ts';

let server: Awaited<ReturnType<typeof startWebServer>>;
beforeAll(async () => {
  server = await startWebServer();
});
afterAll(() => server.stop());

/** What the processor may be kept from everybody else. */
const MOST_MS = 50;

type Bomb = { readonly path: string; readonly type: string; readonly body: Buffer; readonly encoding?: string };

function send({ path, type, body, encoding }: Bomb): Promise<number> {
  const headers = {
    ...{ 'Content-Type': type, 'Content-Length': body.length },
    ...(encoding === undefined ? {} : { 'Content-Encoding': encoding }),
  };
  return new Promise((resolve, reject) => {
    const sent = request(`${server.url}${path}`, { method: 'POST', headers }, (answer) => {
      answer.resume().once('end', () => resolve(answer.statusCode ?? 0));
    });
    // Whoever is refused before he has sent everything may find the line cut.
    sent.once('error', reject).end(body);
  });
}

/** How long the event loop worked on it at most, the best of three. Time in which other programs had the processor does not count. */
async function loopTime(work: () => unknown): Promise<number> {
  const times: number[] = [];
  for (let round = 0; round < 3; round += 1) {
    const before = performance.eventLoopUtilization();
    const used = process.cpuUsage();
    await work();
    const { user, system } = process.cpuUsage(used);
    times.push(Math.min(performance.eventLoopUtilization(before).active, (user + system) / 1_000));
  }
  return Math.min(...times);
}

const JSON_TYPE = 'application/json';
const MULTIPART = 'multipart/form-data; boundary=x';
const part = (name: string, value: string | Buffer, more = ''): Buffer =>
  Buffer.concat([
    Buffer.from(`--x\r\nContent-Disposition: form-data; name="${name}"${more}\r\n\r\n`),
    Buffer.from(value),
    Buffer.from('\r\n'),
  ]);
const form = (...parts: readonly Buffer[]): Buffer => Buffer.concat([...parts, Buffer.from('--x--\r\n')]);
const ZIP = Buffer.concat([Buffer.from('504b0304', 'hex'), gzipSync(Buffer.alloc(20_000_000))]);

describe('what is sent to blow up', () => {
  it.each<[string, Bomb, number]>([
    [
      'a hundred megabytes in a small packet',
      {
        ...{ path: '/api/questions', type: JSON_TYPE, encoding: 'gzip' },
        body: gzipSync(Buffer.concat([Buffer.from('{"q":"'), Buffer.alloc(100_000_000, 'a'), Buffer.from('"}')])),
      },
      413,
    ],
    [
      '30,000 brackets inside each other',
      {
        path: '/api/questions',
        type: JSON_TYPE,
        body: Buffer.from(`{"q":${'['.repeat(30_000)}${']'.repeat(30_000)}}`),
      },
      400,
    ],
    [
      'ten thousand keys',
      {
        ...{ path: '/api/questions', type: JSON_TYPE },
        body: Buffer.from(`{${Array.from({ length: 6_000 }, (_, at) => `"k${at}":1`).join()}}`),
      },
      400,
    ],
    [
      'thousands of fields',
      {
        path: '/notices/new',
        type: MULTIPART,
        body: form(...Array.from({ length: 1_000 }, (_, at) => part(`f${at}`, 'x'))),
      },
      400,
    ],
    [
      'names inside names',
      {
        path: '/notices/new',
        type: MULTIPART,
        body: form(part(`a${'[b]'.repeat(400)}`, 'x'), part('__proto__[x]', '1')),
      },
      400,
    ],
    [
      'an endless head of a part',
      { path: '/notices/new', type: MULTIPART, body: form(part('a', 'x', `; filename="${'x'.repeat(100_000)}"`)) },
      400,
    ],
    [
      'two photos',
      {
        ...{ path: '/notices/new', type: MULTIPART },
        body: form(part('photo', 'x', '; filename="a.jpg"'), part('photo', 'x', '; filename="../../a.jpg"')),
      },
      400,
    ],
    [
      'an archive that unpacks to twenty megabytes, as a workbook',
      { path: '/verify/file', type: MULTIPART, body: form(part('file', ZIP, '; filename="名册.xlsx"')) },
      415,
    ],
    [
      'a file larger than any of ours',
      {
        path: '/verify/file',
        type: MULTIPART,
        body: form(part('file', Buffer.alloc(1_100_000, '{'), '; filename="a"')),
      },
      413,
    ],
  ])('%s is refused, and nobody waits for it', async (_, bomb, status) => {
    const said: number[] = [];
    expect(await loopTime(async () => said.push(await send(bomb)))).toBeLessThan(MOST_MS);
    expect(new Set(said)).toEqual(new Set([status]));
  });

  it.each<[string, string]>([
    [
      'entities that multiply',
      `<!DOCTYPE l [<!ENTITY a "${'l'.repeat(50)}"><!ENTITY b "&a;&a;&a;&a;">]><xml><A>&b;</A></xml>`,
    ],
    ['a file of ours by reference', '<!DOCTYPE x [<!ENTITY e SYSTEM "file:///etc/passwd">]><xml><A>&e;</A></xml>'],
    ['five thousand elements inside each other', `<xml>${'<a>'.repeat(5_000)}${'</a>'.repeat(5_000)}</xml>`],
  ])('WeChat: %s', async (_, xml) => {
    expect(readXml(xml)).toBeNull();
    expect(await loopTime(() => readXml(xml))).toBeLessThan(MOST_MS);
  });

  it('WeChat: as many characters by number as fit a message are kept as they came, and cost little', async () => {
    const xml = `<xml><A>${'&#65;'.repeat(12_000)}</A></xml>`;
    expect(readXml(xml)?.A).toMatch(/^(?:&#65;)+$/u);
    expect(await loopTime(() => readXml(xml))).toBeLessThan(MOST_MS);
  });

  it('uploads that are broken off leave nothing behind', async () => {
    const head = Buffer.from(
      `POST /verify/file HTTP/1.1\r\nHost: x\r\nContent-Type: ${MULTIPART}\r\nContent-Length: 90000\r\n\r\n--x\r\nContent-Disp`,
    );
    await Promise.all(
      Array.from(
        { length: 100 },
        () =>
          new Promise<void>((resolve) => {
            const line = connect(server.port, '127.0.0.1', () => {
              line.write(head, () => line.destroy());
            });
            line.once('close', () => resolve());
          }),
      ),
    );
    expect((await fetch(`${server.url}/verify`)).status).toBe(200);
    expect(server.lines.join('')).not.toContain('"level":50');
  });
});
