import { connect } from 'node:net';
import { afterEach, describe, expect, it } from 'vitest';
import { done } from '../../server/core/result.ts';
import { startWebServer } from '../rigs/web-server.ts';
import { ANSWER, standIn } from './stand-in.ts';

let server: Awaited<ReturnType<typeof startWebServer>>;
afterEach(() => server.stop());

/** Sends raw bytes and keeps the connection open; resolves with what came back and how long the server bore it. */
function dribble(port: number, bytes: string): Promise<{ got: string; ms: number }> {
  return new Promise((resolve) => {
    const begun = Date.now();
    const socket = connect(port, '127.0.0.1', () => socket.write(bytes));
    let got = '';
    socket.on('data', (data) => {
      got += data.toString();
    });
    socket.on('close', () => resolve({ got, ms: Date.now() - begun }));
    socket.on('error', () => {});
  });
}

/** A question that is answered only after `open` is called. */
function gated() {
  let open = (): void => {};
  const gate = new Promise<void>((resolve) => {
    open = resolve;
  });
  const uses = standIn({
    askQuestion: async ({ talk }) => {
      await gate;
      return done({ answer: ANSWER, conversation: talk.chat });
    },
  });
  return { uses, open: () => open() };
}

function ask(url: string) {
  return fetch(`${url}/api/questions`, {
    method: 'POST',
    headers: { 'Content-Type': 'application/json' },
    body: '{"q":"居住证明"}',
  });
}

const pause = (ms: number) => new Promise((resolve) => setTimeout(resolve, ms));

describe('slow senders', () => {
  it('cuts off headers that never end, in time', async () => {
    server = await startWebServer({ timeouts: { headers: 1000, request: 2000 } });
    const { got, ms } = await dribble(server.port, 'GET / HTTP/1.1\r\nHost: x\r\nX-Slow: ');
    expect(got).toContain('408');
    expect(ms).toBeLessThan(2500);
  });

  it('cuts off a body that never ends, in time', async () => {
    server = await startWebServer({ timeouts: { headers: 1000, request: 2000 } });
    const head =
      'POST /api/questions HTTP/1.1\r\nHost: x\r\nContent-Type: application/json\r\nContent-Length: 100\r\n\r\n{"q":';
    const { ms } = await dribble(server.port, head);
    expect(ms).toBeGreaterThan(1000);
    expect(ms).toBeLessThan(4000);
    expect((await fetch(`${server.url}/healthz`)).status).toBe(200);
  });
});

describe('stopping', () => {
  it('ends what is under way, takes nothing new, and is gone', async () => {
    const { uses, open } = gated();
    server = await startWebServer({ uses });
    const inside = ask(server.url);
    await pause(100);
    const stopped = server.stop();
    await expect(ask(server.url)).rejects.toThrow();
    open();
    const answer = await inside;
    expect([answer.status, answer.headers.get('connection')]).toEqual([200, 'close']);
    await stopped;
  });

  it('does not wait for ever for one that never ends', async () => {
    const { uses } = gated();
    server = await startWebServer({ uses, timeouts: { stop: 300 } });
    const inside = ask(server.url).catch(() => 'cut');
    await pause(100);
    const begun = Date.now();
    await server.stop();
    expect(Date.now() - begun).toBeLessThan(2000);
    expect(await inside).toBe('cut');
  });
});
