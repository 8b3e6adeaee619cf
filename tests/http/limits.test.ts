import { afterEach, describe, expect, it } from 'vitest';
import { done } from '../../server/core/result.ts';
import { bucketOf } from '../../server/http/middleware/limit.ts';
import { startWebServer } from '../rigs/web-server.ts';
import { ANSWER, standIn } from './stand-in.ts';

let server: Awaited<ReturnType<typeof startWebServer>>;
afterEach(() => server.stop());

function ask(headers: Record<string, string> = {}) {
  return fetch(`${server.url}/api/questions`, {
    method: 'POST',
    headers: { 'Content-Type': 'application/json', ...headers },
    body: '{"q":"居住证明"}',
  });
}

describe('too many', () => {
  it('stops an address after its questions of a minute and says when to come back', async () => {
    server = await startWebServer({ limits: { questionsPerMinute: 3 } });
    const statuses = [];
    for (let round = 0; round < 4; round += 1) statuses.push((await ask()).status);
    expect(statuses).toEqual([200, 200, 200, 429]);
    const over = await ask();
    expect(Number(over.headers.get('retry-after'))).toBeGreaterThan(0);
    expect((await over.json()).code).toBe('too-many');
    expect((await fetch(`${server.url}/lists`)).status).toBe(200);
  });

  it('is not fooled by a forged X-Forwarded-For', async () => {
    server = await startWebServer({ limits: { questionsPerMinute: 3 } });
    const statuses = [];
    for (let round = 0; round < 4; round += 1)
      statuses.push((await ask({ 'X-Forwarded-For': `198.51.100.${round}` })).status);
    expect(statuses).toEqual([200, 200, 200, 429]);
  });

  it('counts by the address that our own proxy saw, not by what the client wrote before it', async () => {
    server = await startWebServer({ limits: { questionsPerMinute: 2 }, proxies: 1 });
    const from = async (chain: string) => (await ask({ 'X-Forwarded-For': chain })).status;
    expect([await from('1.1.1.1, 203.0.113.9'), await from('2.2.2.2, 203.0.113.9')]).toEqual([200, 200]);
    expect(await from('3.3.3.3, 203.0.113.9')).toBe(429);
    expect(await from('203.0.113.10')).toBe(200);
  });

  it('shows people a page that says it', async () => {
    server = await startWebServer({ limits: { requestsPerMinute: 1 } });
    await fetch(`${server.url}/`);
    const over = await fetch(`${server.url}/`);
    expect(over.status).toBe(429);
    expect(await over.text()).toContain('问得太快了');
  });

  it('turns away what would wait too long, and serves again when there is room', async () => {
    let open = (): void => {};
    const gate = new Promise<void>((resolve) => {
      open = resolve;
    });
    const slow = standIn({
      askQuestion: async ({ talk }) => {
        await gate;
        return done({ answer: ANSWER, conversation: talk.chat });
      },
    });
    server = await startWebServer({ uses: slow, limits: { questionsAtOnce: 2 } });
    const inside = [ask(), ask()];
    await new Promise((resolve) => setTimeout(resolve, 100));
    const turnedAway = await ask();
    expect([turnedAway.status, (await turnedAway.json()).code]).toEqual([503, 'busy']);
    expect(turnedAway.headers.get('retry-after')).toBe('2');
    open();
    expect((await Promise.all(inside)).map(({ status }) => status)).toEqual([200, 200]);
    expect((await ask()).status).toBe(200);
  });

  it('counts a whole IPv6 network as one', () => {
    expect(bucketOf('2001:db8:1:2:3:4:5:6')).toBe('2001:db8:1:2');
    expect(bucketOf('2001:db8:1:2::9')).toBe('2001:db8:1:2');
    expect(bucketOf('2001:db8::9')).toBe('2001:db8:0:0');
    expect(bucketOf('::ffff:10.0.0.1')).toBe('::ffff:10.0.0.1');
    expect(bucketOf('10.0.0.1')).toBe('10.0.0.1');
  });
});
