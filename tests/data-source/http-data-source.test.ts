import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { httpDataSource } from '../../server/data-source/http-data-source.ts';
import type { LookUp } from '../../server/ports/data-source.ts';
import { openDataPlatform, type PlatformReply } from '../rigs/data-platform.ts';

const LOOK_UP: LookUp = {
  ...{ department: 'budongchan', code: 'house-owner', name: '王招娣', idNumber: '99010119400101002X' },
  ...{ inquiry: 'XC-20181203-0001', purpose: '公租房申请' },
};

let platform: Awaited<ReturnType<typeof openDataPlatform>>;
beforeAll(async () => {
  platform = await openDataPlatform();
});
afterAll(() => platform.close());

const source = (token = platform.token, url = platform.url) => httpDataSource({ url, token, patience: 400 });
const NO: PlatformReply = { body: '{"answer":"no","text":"名下没有登记"}' };

describe('the county’s data platform', () => {
  // Sent elsewhere, the citizen's number would go to whoever said so.
  it.each(['yes', 'no', 'partly', 'no-such-person'])('answers %s', async (answer) => {
    platform.answer({ body: JSON.stringify({ answer }) });
    expect(await source().ask(LOOK_UP)).toEqual({ kind: 'answer', answer, text: '' });
    expect(platform.asked).toEqual([LOOK_UP]);
  });

  it.each<[string, PlatformReply[], string, number]>([
    ['slow twice', [{ hang: true }], 'timeout', 2],
    ['cut off twice', [{ cut: true }], 'down', 2],
    ['broken twice', [{ status: 500 }], 'down', 2],
    ['overrun twice', [{ status: 429 }], 'down', 2],
    ['not knowing the fact', [{ status: 404 }], 'refused', 1],
    ['not taking the question', [{ status: 422, body: '{}' }], 'refused', 1],
    ['forbidding it', [{ status: 403 }], 'unauthorised', 1],
    ['answering no JSON', [{ body: '<html>' }], 'malformed', 1],
    ['answering something else', [{ body: '{"answer":"maybe"}' }], 'malformed', 1],
    ['answering without end', [{ body: `{"answer":"no","text":"${'x'.repeat(20_000)}"}` }], 'malformed', 1],
    ['answering more than was asked', [{ body: `{"answer":"no","text":"${'多'.repeat(201)}"}` }], 'malformed', 1],
    ['sending elsewhere', [{ status: 302 }], 'refused', 1],
  ])('when %s, a person is asked', async (_, replies, why, tries) => {
    platform.answer(...replies);
    expect(await source().ask(LOOK_UP)).toEqual({ kind: 'none', why });
    expect(platform.asked).toHaveLength(tries);
  });

  it.each<[string, PlatformReply]>([
    ['slow', { hang: true }],
    ['broken', { status: 503 }],
  ])('is tried once more when it was %s once', async (_, first) => {
    platform.answer(first, NO);
    expect(await source().ask(LOOK_UP)).toEqual({ kind: 'answer', answer: 'no', text: '名下没有登记' });
    expect(platform.asked).toHaveLength(2);
  });

  it('does not know a stranger, and is not there at a wrong address', async () => {
    platform.answer(NO);
    expect(await source('another').ask(LOOK_UP)).toEqual({ kind: 'none', why: 'unauthorised' });
    const gone = await openDataPlatform();
    await gone.close();
    expect(await source(undefined, gone.url).ask(LOOK_UP)).toEqual({ kind: 'none', why: 'down' });
  });
});
