import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { startWebServer } from '../rigs/web-server.ts';
import { standIn } from './stand-in.ts';

const uses = standIn();
let server: Awaited<ReturnType<typeof startWebServer>>;

beforeAll(async () => {
  server = await startWebServer({ uses });
});
afterAll(() => server.stop());

async function post(body: unknown, headers: Record<string, string> = {}) {
  const response = await fetch(`${server.url}/api/questions`, {
    method: 'POST',
    headers: { 'Content-Type': 'application/json', ...headers },
    body: typeof body === 'string' || body instanceof Uint8Array ? (body as string) : JSON.stringify(body),
  });
  return { status: response.status, headers: response.headers, body: await response.json() };
}

describe('asking over the API', () => {
  it('gives the whole answer: verdict, text, choices, citation, confidence, time and conversation', async () => {
    const { status, body, headers } = await post({ q: '孩子上学报名还要开居住证明吗' });
    expect(status).toBe(200);
    expect(headers.get('cache-control')).toBe('no-store');
    expect(headers.get('set-cookie')).toBeNull();
    expect(body).toMatchObject({
      behaviour: 'answer',
      intent: 'proof',
      proofId: 'cx-juzhu',
      certificateKind: null,
      candidates: ['cx-juzhu'],
      verdict: '不用交',
      tone: 'free',
      confidence: 0.97,
      citation: { proof: '居住证明', list: { no: 2, item: 1 } },
    });
    expect(body.text.split('\n')[0]).toBe('不用交。');
    expect(body.choices[0]).toEqual({ id: 'slip', label: '要凭条' });
    expect(body.conversation).toMatch(/^[A-Za-z0-9_-]{22}$/);
    expect(body.micros).toBeGreaterThan(0);
    expect(body.why).not.toBe('');
  });

  it('goes on with a conversation that is named', async () => {
    const first = await post({ q: '我要办个证' });
    const second = await post({ choice: 'matter:孩子上学', conversation: first.body.conversation });
    expect(second.body.conversation).toBe(first.body.conversation);
    expect(uses.asked.at(-1)).toMatchObject({
      choice: 'matter:孩子上学',
      talk: { channel: 'web', chat: first.body.conversation, person: first.body.conversation },
    });
  });

  it('gives every newcomer a conversation of his own', async () => {
    const ids = await Promise.all(
      Array.from({ length: 20 }, async () => (await post({ q: '居住证明' })).body.conversation),
    );
    expect(new Set(ids).size).toBe(20);
  });

  it('puts a first message that is sent twice into one conversation, under one message id', async () => {
    const key = { 'Idempotency-Key': '0192f0a1-7c1e-7b7a-9d54-0b6f6a1c2d3e' };
    const [one, two] = [await post({ q: '居住证明' }, key), await post({ q: '居住证明' }, key)];
    expect(one.body.conversation).toBe(two.body.conversation);
    expect(uses.asked.at(-1)?.messageId).toBe(key['Idempotency-Key']);
  });

  it('passes on place and day', async () => {
    await post({ q: '分户证明', place: '义乌', on: '2018-11-30' });
    expect(uses.asked.at(-1)).toMatchObject({ place: '义乌', on: '2018-11-30' });
  });

  const refusals: readonly (readonly [string, unknown, number, string])[] = [
    ['nothing written', { q: '' }, 422, 'question-empty'],
    ['only spaces', { q: '   ' }, 422, 'question-empty'],
    ['neither question nor choice', {}, 422, 'question-empty'],
    ['501 characters', { q: '证'.repeat(501) }, 413, 'question-too-long'],
    ['10,000 characters', { q: '证'.repeat(10_000) }, 413, 'question-too-long'],
    ['more than 64 KB', { q: '证'.repeat(30_000) }, 413, 'body-too-large'],
    ['a question and a choice at once', { q: '居住证明', choice: 'slip' }, 400, 'question-or-choice'],
    ['a question that is no text', { q: 12 }, 400, 'question-malformed'],
    ['an unknown field', { q: '居住证明', role: 'admin' }, 400, 'fields-unknown'],
    ['an unknown place', { q: '居住证明', place: '桃花源' }, 422, 'place-unknown'],
    ['a day that is none', { q: '居住证明', on: '2018-02-30' }, 400, 'day-malformed'],
    ['a day written differently', { q: '居住证明', on: '2018/12/1' }, 400, 'day-malformed'],
    ['a day to come', { q: '居住证明', on: '2018-12-04' }, 422, 'day-ahead'],
    ['a guessable conversation', { q: '居住证明', conversation: '1' }, 400, 'conversation-malformed'],
    ['half a JSON', '{"q":', 400, 'json-unreadable'],
    ['a JSON that is no object', '["居住证明"]', 400, 'json-unreadable'],
    ['a bare word', '"居住证明"', 400, 'json-unreadable'],
    ['a reach for the prototype', '{"__proto__":{"q":"x"}}', 400, 'json-unreadable'],
    ['30,000 brackets', '['.repeat(30_000) + ']'.repeat(30_000), 400, 'json-unreadable'],
  ];
  it.each(refusals)('refuses %s with a code, a sentence and a next step', async (_, sent, status, code) => {
    const before = uses.asked.length;
    const { status: got, body } = await post(sent);
    expect([got, body.code]).toEqual([status, code]);
    expect(Object.keys(body)).toEqual(['code', 'message', 'next']);
    expect(body.message).toMatch(/[\u4e00-\u9fff].*。$/);
    expect(body.next).toMatch(/[\u4e00-\u9fff]/);
    expect(uses.asked.length).toBe(before);
  });

  it('counts characters, not code units: 500 rare characters are still welcome', async () => {
    expect((await post({ q: '𠮷'.repeat(500) })).status).toBe(200);
  });

  it('takes JSON only', async () => {
    const { status, body } = await post('q=居住证明', { 'Content-Type': 'application/x-www-form-urlencoded' });
    expect([status, body.code]).toEqual([415, 'type-unsupported']);
  });

  it('refuses a retry key that anyone could guess', async () => {
    const { status, body } = await post({ q: '居住证明' }, { 'Idempotency-Key': '1' });
    expect([status, body.code]).toEqual([400, 'key-malformed']);
  });

  it('says which method it wants', async () => {
    const response = await fetch(`${server.url}/api/questions`);
    expect(response.status).toBe(405);
    expect(response.headers.get('allow')).toContain('POST');
    expect((await response.json()).code).toBe('method-not-allowed');
  });
});
