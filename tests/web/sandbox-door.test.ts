import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { openPlayedCounty, type PlayedCounty } from '../rigs/sandbox.ts';
import { startWebServer } from '../rigs/web-server.ts';

let county: PlayedCounty;
beforeAll(async () => {
  county = await openPlayedCounty('2026-11-23 10:00');
});
afterAll(() => county?.close());

const ACT = { person: 'c01', chat: 'account', act: { kind: 'text', text: '你好', calls: true } };

async function post(path: string, body: unknown, headers: Record<string, string> = {}) {
  const response = await fetch(`${county.url}/api/sandbox/${path}`, {
    method: 'POST',
    headers: { 'Content-Type': 'application/json', ...headers },
    body: typeof body === 'string' ? body : JSON.stringify(body),
  });
  return { status: response.status, body: (await response.json()) as { code?: string; message?: string } };
}

describe('the door of the sandbox', () => {
  it.each([
    ['acts', { ...ACT, person: 'sf001' }, 'sandbox-nobody'],
    ['acts', { ...ACT, person: 'nobody' }, 'sandbox-nobody'],
    ['acts', { ...ACT, chat: 'constructor' }, 'sandbox-nobody'],
    ['acts', { ...ACT, act: { kind: 'tap', bubble: 1, tap: 0 } }, 'sandbox-no-tap'],
    ['acts', { ...ACT, act: { kind: 'text', text: ' ', calls: true } }, 'question-empty'],
    ['acts', { ...ACT, act: { kind: 'text', text: '证'.repeat(4001), calls: true } }, 'question-too-long'],
    ['acts', { ...ACT, act: { kind: 'fly' } }, 'json-unreadable'],
    ['acts', { ...ACT, act: { kind: 'image', openid: 'o-somebody' } }, 'json-unreadable'],
    ['acts', '{', 'json-unreadable'],
    ['acts', { ...ACT, padding: 'x'.repeat(70_000) }, 'body-too-large'],
    ['clock', { to: 'yesterday' }, 'json-unreadable'],
    ['clock', { to: 'set', at: '2018-02-30T09:00' }, 'clock-malformed'],
    ['clock', { to: 'set', at: '1999-01-01T09:00' }, 'clock-malformed'],
    ['clock', { to: 'set', at: '2018-02-03T29:00' }, 'clock-malformed'],
    ['faults', { name: 'flood', on: true }, 'fault-unknown'],
    ['faults', { name: '__proto__', on: true }, 'fault-unknown'],
  ])('refuses %s %j', async (path, body, code) => {
    const refused = await post(path, body);
    expect({ code: refused.body.code, ok: refused.status < 400 }).toEqual({ code, ok: false });
    expect(refused.body.message).toMatch(/。$/);
  });

  it('takes nothing but JSON, so that no other site can act here', async () => {
    expect(await post('acts', ACT, { 'Content-Type': 'text/plain' })).toMatchObject({ status: 415 });
  });

  it('holds its page to the same policy as every other page', async () => {
    const policy = async (path: string) => (await fetch(county.url + path)).headers.get('content-security-policy');
    const page = await (await fetch(`${county.url}/sandbox`)).text();
    expect(await policy('/sandbox')).toBe(await policy('/'));
    expect(page).not.toMatch(/<script(?![^>]* src=)|<style|\sstyle=|\son\w+=/);
  });

  it('shows the first windows for an address that names nobody, and at most six', async () => {
    const panes = async (query: string) =>
      [
        ...(await (await fetch(`${county.url}/sandbox${query}`)).text()).matchAll(
          /data-person="(\w+)" data-chat="([\w-]+)"/g,
        ),
      ].map(([, person, chat]) => `${person}.${chat}`);
    expect(await panes('?p=nobody.account&p=%3Cb%3E')).toEqual(['c01.account', 'sf001.county']);
    expect(await panes('?p=c05.county')).toEqual(['c05.account']);
    expect(await panes(`?${'p=c01.account&'.repeat(9)}`)).toHaveLength(6);
  });

  it('tells a page what it missed, and one of an earlier run that it is stale', async () => {
    county.sandbox.wake();
    expect((await post('acts', ACT)).status).toBe(202);
    const { run } = county.sandbox;
    await heard(`${run}.0`, 'event: bubble');
    await heard('another-run.7', 'event: stale');
    const told = county.sandbox.tick;
    county.sandbox.turn('token', true);
    await heard(`${run}.${told}`, 'event: controls');
  });

  it('says honestly whether the channels are connected, and how long WeChat has been silent on a moved clock', async () => {
    const health = await fetch(`${county.url}/healthz`);
    const { channels } = (await health.json()) as { channels: { name: string; why: string; silentSeconds: number }[] };
    expect(channels.map(({ why }) => why)).toEqual(['', '试用台', '试用台']);
    expect(channels.find(({ name }) => name === 'wechat')?.silentSeconds).toBeLessThan(60);
  });
});

/** Listens as a page does that stands at `since`, until it is told `wanted`. */
async function heard(since: string, wanted: string): Promise<void> {
  const stop = new AbortController();
  const response = await fetch(`${county.url}/api/sandbox/news?since=${since}`, { signal: stop.signal });
  const news = response.body?.getReader();
  for (let told = ''; !told.includes(wanted); ) {
    const { value, done } = (await news?.read()) ?? { value: undefined, done: true };
    if (done) throw new Error(`the page was not told ${wanted}, but ${told}`);
    told += new TextDecoder().decode(value);
  }
  stop.abort();
}

describe('a server without a sandbox', () => {
  it('has none of its addresses, and no way that leads there', async () => {
    const server = await startWebServer();
    for (const path of ['/sandbox', '/api/sandbox/news']) expect((await fetch(server.url + path)).status).toBe(404);
    const acts = await fetch(`${server.url}/api/sandbox/acts`, { method: 'POST', body: '{}' });
    expect(acts.status).toBe(404);
    expect(await (await fetch(server.url)).text()).not.toContain('/sandbox');
    await server.stop();
  });
});
