import fc from 'fast-check';
import { afterEach, describe, expect, it } from 'vitest';
import { createLog, type LogFields } from '../../server/log/log.ts';
import { scrubLine } from '../../server/log/scrub-line.ts';
import { startWebServer } from '../rigs/web-server.ts';

function capture() {
  const lines: string[] = [];
  return { lines, log: createLog({ destination: { write: (line: string) => void lines.push(line) } }) };
}

describe('the log', () => {
  it('writes one JSON line an event, with the allowed fields and no other', () => {
    const { lines, log } = capture();
    const fields = { route: '/', status: 200, body: '我叫张三', q: '居住证明' } as LogFields;
    log.info('request-answered', fields);
    expect(JSON.parse(lines.join(''))).toEqual({
      level: 'info',
      time: expect.any(String),
      event: 'request-answered',
      route: '/',
      status: 200,
    });
  });

  it('stays on one line whatever is written into it', () => {
    const { lines, log } = capture();
    log.warn('channel-refused', { why: 'a\r\n{"event":"forged"}\u001b[31m' });
    expect(lines.join('').trim().split('\n')).toHaveLength(1);
    expect(() => JSON.parse(lines.join(''))).not.toThrow();
  });

  it('keeps of a fault its name, code and place, not its message', () => {
    const { lines, log } = capture();
    const fault = Object.assign(new RangeError('张三 住在 龙洲街道'), { code: 'E_RANGE' });
    log.error('request-failed', fault);
    log.error('request-failed', '张三');
    expect(lines[0]).toContain('"fault":"RangeError"');
    expect(lines[0]).toContain('"faultCode":"E_RANGE"');
    expect(lines[0]).toContain('log.test.ts');
    expect(lines.join('')).not.toMatch(/张三|龙洲/);
  });
});

describe('the last gate of the log', () => {
  const cases: readonly string[] = [
    '11010119900307001X',
    '11010119900307001x',
    '\uFF11\uFF11\uFF10\uFF11\uFF10\uFF11\uFF11\uFF19\uFF19\uFF10\uFF10\uFF13\uFF10\uFF17\uFF10\uFF10\uFF11\uFF38',
    '110101 19900307 0010',
    '110101-19900307-001X',
    '110101900307001',
    '13800138000',
    '138 0013 8000',
    '138-0013-8000',
    '13800138000',
    '1 3 8 0 0 1 3 8 0 0 0',
    '+86 138 0013 8000',
    '0570-7012345',
    '6222 0212 0100 1234 567',
    '6222021201001234567',
    '𝟏𝟑𝟖𝟎𝟎𝟏𝟑𝟖𝟎𝟎𝟎',
    '①③⑧⓪⓪①③⑧⓪⓪⓪',
    '١٣٨٠٠١٣٨٠٠٠',
  ];
  it.each(cases)('takes out %s', (number) => {
    const line = scrubLine(JSON.stringify({ why: `号码${number}完` }));
    expect(JSON.parse(line).why).toMatch(/^号码\+?\[number\]完$/);
  });

  it('leaves our own public numbers, days, times and durations alone', () => {
    const line = '{"time":"2018-12-03T04:00:00.000Z","record":"slip MZ-20181203-0007","ms":1234567.8,"count":12345678}';
    expect(scrubLine(line)).toBe(line);
  });

  it('lets nobody hide a telephone behind a prefix of ours', () => {
    expect(scrubLine('"MZ-13800138000"')).toBe('"MZ-[number]"');
    expect(scrubLine('"MZ-20181203-000713800138000"')).toBe('"MZ-[number]"');
  });

  it('keeps every line readable as JSON', () => {
    fc.assert(
      fc.property(fc.jsonValue(), (value) => {
        const line = scrubLine(JSON.stringify({ why: JSON.stringify(value) }));
        expect(() => JSON.parse(line)).not.toThrow();
      }),
    );
  });
});

describe('the log of the server', () => {
  let server: Awaited<ReturnType<typeof startWebServer>>;
  afterEach(() => server.stop());

  it('holds nothing of what people write, wherever they write it', async () => {
    server = await startWebServer();
    const canary = '王小明 13800138000 11010119900307001X';
    const coded = encodeURIComponent(canary);
    await fetch(`${server.url}/?q=${coded}`);
    await fetch(`${server.url}/lists?q=${coded}&place=${coded}`);
    await fetch(`${server.url}/slips/${coded}`);
    await fetch(`${server.url}/${coded}`, {
      headers: { 'User-Agent': '13800138000', Referer: 'http://x/13800138000' },
    });
    for (const body of [JSON.stringify({ q: canary }), `{"${canary}`, JSON.stringify({ [canary]: 1 })])
      await fetch(`${server.url}/api/questions`, {
        method: 'POST',
        headers: { 'Content-Type': 'application/json', 'Idempotency-Key': '13800138000138001380001380' },
        body,
      });
    const log = server.lines.join('');
    expect(server.lines.filter((line) => line.includes('request-answered'))).toHaveLength(7);
    expect(decodeURIComponent(log.replace(/%(?![0-9A-F]{2})/g, ''))).not.toMatch(
      /王小明|13800138000|19900307|127\.0\.0\.1/,
    );
  });
});
