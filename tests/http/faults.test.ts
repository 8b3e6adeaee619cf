import { gzipSync } from 'node:zlib';
import { afterEach, describe, expect, it } from 'vitest';
import { startWebServer } from '../rigs/web-server.ts';
import { standIn } from './stand-in.ts';

let server: Awaited<ReturnType<typeof startWebServer>>;
afterEach(() => server.stop());

const ID_NUMBER = '11010119900307001X';
const BREAKS = {
  askQuestion: async () => {
    throw new TypeError(`cannot read 张三 ${ID_NUMBER}`);
  },
};

function ask(body: BodyInit = '{"q":"居住证明"}', headers: Record<string, string> = {}) {
  return fetch(`${server.url}/api/questions`, {
    method: 'POST',
    headers: { 'Content-Type': 'application/json', ...headers },
    body,
  });
}

describe('faults', () => {
  it('says nothing about its insides to the reader, and no personal data to the log', async () => {
    server = await startWebServer({ uses: standIn(BREAKS) });
    const response = await ask();
    const text = await response.text();
    expect(response.status).toBe(500);
    expect(JSON.parse(text).code).toBe('fault');
    expect(text).not.toMatch(/TypeError|张三|stand-in/);
    const log = server.lines.join('');
    expect(log).toMatch(/"event":"request-failed"|request-failed/);
    expect(log).toContain('TypeError');
    expect(log).not.toMatch(/张三|19900307/);
  });

  it('says that the system is recovering while the store is down', async () => {
    const down = {
      ...BREAKS,
      health: async () => ({
        store: false,
        channels: [],
        version: '0',
        handOvers: { open: 0, oldest: null },
        warnings: [],
      }),
    };
    server = await startWebServer({ uses: standIn(down) });
    const response = await ask();
    expect([response.status, (await response.json()).code]).toEqual([503, 'store-down']);
    expect(response.headers.get('retry-after')).toBe('30');
  });

  it('shows people a page: what happened, what to do, whom to call', async () => {
    server = await startWebServer({ uses: standIn(BREAKS) });
    const response = await fetch(`${server.url}/`, { method: 'POST', body: new URLSearchParams({ q: '居住证明' }) });
    const page = await response.text();
    expect(response.status).toBe(500);
    expect(response.headers.get('content-type')).toContain('text/html');
    expect(page).toContain('我们这边出错了');
    expect(page).toContain('tel:0570-7012345');
  });

  it('shows a page for an address that is none, and JSON under /api', async () => {
    server = await startWebServer();
    const page = await fetch(`${server.url}/nowhere`);
    expect([page.status, await page.text()]).toEqual([404, expect.stringContaining('没有这个页面')]);
    const api = await fetch(`${server.url}/api/nowhere`);
    expect([api.status, (await api.json()).code]).toEqual([404, 'page-not-found']);
  });

  it.each(['/slips/%E0%A4%A', '/assets/%', '/%c0%ae'])('takes the unreadable address %s for no page', async (path) => {
    server = await startWebServer();
    const response = await fetch(server.url + path);
    expect(response.status).toBe(404);
    expect(server.lines.join('')).not.toContain('request-failed');
  });

  it('refuses a small packet that unpacks to a flood', async () => {
    server = await startWebServer();
    const bomb = gzipSync(Buffer.from(`{"q":"${'a'.repeat(5_000_000)}"}`));
    const response = await ask(new Uint8Array(bomb), { 'Content-Encoding': 'gzip' });
    expect([response.status, (await response.json()).code]).toEqual([413, 'body-too-large']);
  });
});

describe('headers', () => {
  it('are the same strict ones on every kind of answer', async () => {
    server = await startWebServer();
    for (const path of ['/', '/lists', '/slips/MZ-20181203-0007', '/nowhere', '/healthz', '/api/requirements']) {
      const { headers } = await fetch(server.url + path);
      expect(headers.get('content-security-policy')).toBe(
        "default-src 'none';script-src 'self';style-src 'self';img-src 'self';connect-src 'self';form-action 'self';base-uri 'none';frame-ancestors 'none'",
      );
      expect(headers.get('referrer-policy')).toBe('no-referrer');
      expect(headers.get('x-content-type-options')).toBe('nosniff');
      expect(headers.get('cache-control')).toBe('no-store');
      expect(headers.get('set-cookie')).toBeNull();
      expect(headers.get('x-powered-by')).toBeNull();
    }
  });

  it('let a browser keep assets for ever, because their names change with them', async () => {
    server = await startWebServer();
    const page = await (await fetch(server.url)).text();
    const assets = [...page.matchAll(/(?:href|src)="(\/assets\/[^"]+)"/g)].map(([, url]) => url);
    expect(assets).toHaveLength(3);
    for (const url of assets) {
      const { status, headers } = await fetch(server.url + url);
      expect([status, headers.get('cache-control')]).toEqual([200, 'public, max-age=31536000, immutable']);
    }
    expect((await fetch(`${server.url}/assets/style.0000000000.css`)).status).toBe(404);
    expect((await fetch(`${server.url}/assets/..%2fassets.ts`)).status).toBe(404);
  });
});
