import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { receiveMessage } from '../../server/app/receive-message.ts';
import type { Answer } from '../../server/core/answer/answer.ts';
import { withOpinion } from '../../server/core/question/opinion.ts';
import type { Scorer } from '../../server/ports/scorer.ts';
import { embeddingsScorer } from '../../server/scorer/embeddings.ts';
import { type OpenCounty, openCounty } from '../rigs/county.ts';

/** An embeddings server on the loopback to which the question and whatever holds the favoured words are the same thing. */
let favoured = '';
const heard: { input: string[]; authorization: string | undefined }[] = [];
let behaviour: 'well' | 'silent' | 'garbage' | 'fault' = 'well';
let server: Server;
let url = '';
let county: OpenCounty;
let clock = 0;
const warnings: string[] = [];

beforeAll(async () => {
  server = createServer(async (request, response) => {
    const chunks: Buffer[] = [];
    for await (const chunk of request) chunks.push(chunk as Buffer);
    const { input } = JSON.parse(Buffer.concat(chunks).toString()) as { input: string[] };
    heard.push({ input, authorization: request.headers.authorization });
    if (behaviour === 'silent') return;
    if (behaviour === 'fault') return void response.writeHead(503).end();
    if (behaviour === 'garbage') return void response.end('{"data":"none"}');
    const data = input.map((text, index) => ({
      index,
      embedding: [text === UNCLEAR || text.includes(favoured) ? 1 : 0, 0.01],
    }));
    response.end(JSON.stringify({ data: data.reverse() }));
  });
  await new Promise<void>((ready) => server.listen(0, '127.0.0.1', ready));
  url = `http://127.0.0.1:${(server.address() as AddressInfo).port}/v1`;
  county = await openCounty('2026-11-16 09:00');
});
afterAll(async () => {
  server.closeAllConnections();
  server.close();
  await county.close();
});
beforeEach(() => {
  behaviour = 'well';
  heard.length = 0;
  warnings.length = 0;
  clock = 0;
});

const scorer = () =>
  embeddingsScorer({ url, key: 'secret', model: 'any' }, { warn: (event) => void warnings.push(event) }, () => clock);

let count = 0;
async function ask(text: string, withScorer: Scorer | null = scorer(), person = `p${count}`): Promise<Answer> {
  count += 1;
  const talk = { channel: 'web', account: 'page', chat: person, person, messageId: `m${count}` };
  const incoming = { ...talk, at: county.clock.now(), content: { kind: 'text', text } as const };
  const received = await receiveMessage({ ...county.means, scorer: withScorer }, incoming);
  if (!received.ok) throw new Error(received.refusal.message);
  return received.value.answer;
}

/** Answered with a question between several papers. */
const UNCLEAR = '公租房那个证明';

describe('a second opinion on what was meant', () => {
  it('is asked with the question and what may be meant, and puts the fitting first', async () => {
    const alone = await ask(UNCLEAR, null);
    expect(alone.behaviour).toBe('ask-back');
    favoured = alone.choices[1]?.label ?? '';
    const answer = await ask(UNCLEAR);
    expect(answer.behaviour).toBe('ask-back');
    expect(alone.choices[0]?.label).not.toBe(favoured);
    expect(answer.choices[0]?.label).toBe(favoured);
    expect(heard).toHaveLength(1);
    expect(heard[0]?.authorization).toBe('Bearer secret');
    expect(heard[0]?.input[0]).toBe(UNCLEAR);
    expect([...answer.choices].map(({ id }) => id).at(-1)).toBe('none');
  });

  it('sends the question alone once the descriptions are known', async () => {
    const same = scorer();
    await ask(UNCLEAR, same);
    await ask(UNCLEAR, same);
    expect(heard[1]?.input).toEqual([UNCLEAR]);
  });

  it.each([
    ['a question that is understood', '小孩上学报名还要开居住证明吗'],
    ['a command', '菜单'],
    ['personal data', '公租房那个证明,我电话13912345678'],
    ['a long story', `${'我们家住了很多年'.repeat(20)},公租房那个证明`],
    ['small talk', '你好'],
  ])('is not asked about %s', async (_what, text) => {
    await ask(text);
    expect(heard).toEqual([]);
  });

  it('is not asked while a person holds the conversation', async () => {
    await ask('找人', scorer(), 'held');
    await ask(UNCLEAR, scorer(), 'held');
    expect(heard).toEqual([]);
  });

  it.each(['silent', 'garbage', 'fault'] as const)('changes nothing when it is %s', async (how) => {
    const alone = await ask(UNCLEAR, null);
    behaviour = how;
    expect((await ask(UNCLEAR)).choices).toEqual(alone.choices);
    expect(warnings).toEqual(['scorer-gave-no-answer']);
  });

  it('is left alone for a minute after three failures', async () => {
    const same = scorer();
    behaviour = 'fault';
    for (let at = 0; at < 5; at += 1) await ask(UNCLEAR, same);
    expect(heard).toHaveLength(3);
    behaviour = 'well';
    clock = 60_001;
    await ask(UNCLEAR, same);
    expect(heard).toHaveLength(4);
  });
});

describe('an opinion', () => {
  const understood = () => county.means.engine.understand(UNCLEAR);

  it('changes the order of what is offered, and nothing else', () => {
    const before = understood();
    const last = before.rivals.at(-1);
    const opinion = new Map(before.rivals.map(({ id }) => [id, id === last?.id ? 1 : 0]));
    const after = withOpinion(before, opinion);
    expect(after.rivals[0]?.id).toBe(last?.id);
    expect({ ...after, rivals: [], candidates: [] }).toEqual({ ...before, rivals: [], candidates: [] });
    expect(after.rivals.map(({ id }) => id).sort()).toEqual(before.rivals.map(({ id }) => id).sort());
  });

  it('has no say where the engine answers', () => {
    const sure = county.means.engine.understand('小孩上学报名还要开居住证明吗');
    expect(withOpinion(sure, new Map([['x', 1]]))).toBe(sure);
  });
});
