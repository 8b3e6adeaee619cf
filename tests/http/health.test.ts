import { afterEach, describe, expect, it } from 'vitest';
import { startWebServer } from '../rigs/web-server.ts';
import { standIn } from './stand-in.ts';

let server: Awaited<ReturnType<typeof startWebServer>>;
afterEach(() => server.stop());

const NOTHING = { handOvers: { open: 0, oldest: null }, warnings: [] };
const DOWN = { health: async () => ({ store: false, channels: [], version: '0.1.0', ...NOTHING }) };

describe('what machines ask about the server', () => {
  it('is alive and names its channels, also while the store is down', async () => {
    server = await startWebServer();
    const up = await (await fetch(`${server.url}/healthz`)).json();
    expect(up).toMatchObject({ status: 'alive', store: true, channels: [{ name: 'wechat', on: false }] });
    await server.stop();

    server = await startWebServer({ uses: standIn(DOWN) });
    const down = await fetch(`${server.url}/healthz`);
    expect([down.status, (await down.json()).store]).toEqual([200, false]);
  });

  it('is ready only while the store takes writes', async () => {
    server = await startWebServer();
    expect((await fetch(`${server.url}/readyz`)).status).toBe(200);
    await server.stop();

    server = await startWebServer({ uses: standIn(DOWN) });
    const response = await fetch(`${server.url}/readyz`);
    expect(response.status).toBe(503);
    expect(response.headers.get('retry-after')).toBe('30');
    expect((await response.json()).code).toBe('store-down');
  });

  it('measures by route and verdict, never by what was typed', async () => {
    server = await startWebServer();
    await fetch(`${server.url}/slips/MZ-20181203-0007`);
    await fetch(`${server.url}/wp-admin/张三`);
    await fetch(`${server.url}/api/questions`, {
      method: 'POST',
      headers: { 'Content-Type': 'application/json' },
      body: JSON.stringify({ q: '张三的居住证明' }),
    });
    const text = await (await fetch(`${server.url}/metrics`)).text();
    expect(text).toContain('route="/slips/:number"');
    expect(text).toContain('route="none"');
    expect(text).toContain('answers_total{behaviour="answer",verdict="not-needed"} 1');
    expect(text).not.toMatch(/张三|20181203|wp-admin/);
  });

  it('shows the metrics to nobody whom a proxy brought in', async () => {
    server = await startWebServer();
    const forwarded = await fetch(`${server.url}/metrics`, { headers: { 'X-Forwarded-For': '127.0.0.1' } });
    expect(forwarded.status).toBe(403);
    expect((await forwarded.json()).code).toBe('not-for-public');
  });

  it('shows the metrics to the staff networks when it knows its proxy', async () => {
    server = await startWebServer({ proxies: 1, staffCidrs: ['10.1.0.0/16'] });
    const from = async (ip: string) =>
      (await fetch(`${server.url}/metrics`, { headers: { 'X-Forwarded-For': ip } })).status;
    expect(await from('10.1.2.3')).toBe(200);
    expect(await from('203.0.113.9')).toBe(403);
    expect(await from('10.1.2.3, 203.0.113.9')).toBe(403);
  });

  it('describes the API in OpenAPI 3.1, every schema named', async () => {
    server = await startWebServer();
    const document = await (await fetch(`${server.url}/openapi.json`)).json();
    expect(document.openapi).toBe('3.1.0');
    expect(Object.keys(document.paths).sort()).toEqual([
      '/api/commitments',
      '/api/commitments/begun/{case}',
      '/api/commitments/begun/{case}/answers',
      '/api/commitments/begun/{case}/identified',
      '/api/commitments/begun/{case}/identity',
      '/api/commitments/begun/{case}/particulars',
      '/api/commitments/begun/{case}/signature',
      '/api/commitments/{number}',
      '/api/commitments/{number}/objection',
      '/api/complaints',
      '/api/complaints/{number}/photos',
      '/api/county',
      '/api/matters',
      '/api/matters/{id}',
      '/api/me',
      '/api/me/joining',
      '/api/me/joining/code',
      '/api/me/reach',
      '/api/me/reach/messages',
      '/api/me/reach/telephone',
      '/api/notices',
      '/api/notices/check',
      '/api/notices/form',
      '/api/notices/form/agreed',
      '/api/notices/form/fields',
      '/api/notices/form/identified',
      '/api/notices/form/identity',
      '/api/notices/form/reissue',
      '/api/notices/{number}',
      '/api/points',
      '/api/questions',
      '/api/replies',
      '/api/requirements',
      '/api/session',
      '/api/slips/{number}',
      '/api/tasks',
      '/api/tasks/papers',
      '/api/tasks/read',
      '/api/tasks/{number}',
      '/api/tasks/{number}/authorisation',
      '/api/tasks/{number}/rating',
    ]);
    expect(Object.keys(document.components.schemas)).toEqual(
      expect.arrayContaining(['QuestionAsked', 'AnswerGiven', 'Problem', 'RequirementsListed']),
    );
    expect(document.components.schemas.QuestionAsked.additionalProperties).toBe(false);
  });
});
