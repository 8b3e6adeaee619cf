import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { receiveMessage } from '../../server/app/receive-message.ts';
import { answerText } from '../../server/core/answer/answer-text.ts';
import type { MeGiven } from '../../server/http/contract-me.ts';
import { type OpenCounty, openCounty } from '../rigs/county.ts';
import { readerAt } from '../rigs/reader.ts';

describe('one person in the official account and in the mini-program', () => {
  let county: OpenCounty;
  let count = 0;
  beforeAll(async () => {
    county = await openCounty('2026-11-22 10:00');
  });
  afterAll(() => county?.close());

  /** What an account reads in answer to a line. */
  async function says(person: string, text: string, channel = 'wechat'): Promise<string> {
    count += 1;
    const talk = { channel, account: 'gh', chat: person, person, messageId: `m${count}`, at: county.clock.now() };
    const received = await receiveMessage(
      county.means,
      { ...talk, content: { kind: 'text', text } },
      { reachAt: person },
    );
    if (!received.ok) throw new Error(received.refusal.message);
    return answerText(received.value.answer);
  }
  const { call, signIn } = readerAt(() => county.url);
  const asks = async (token: string, q: string): Promise<string> =>
    (await call<{ text: string }>('POST', '/api/questions', token, { q })).text;
  const codeIn = (text: string): string => /合并 (\w{4} \w{4})/u.exec(text)?.[1] ?? '';
  const errands = async (token: string): Promise<readonly string[]> =>
    (await call<MeGiven>('GET', '/api/me', token)).tasks.map(({ proof }) => proof);

  async function entrusted(person: string): Promise<void> {
    for (const line of ['公租房申请还要无房证明吗', '委托代跑', '陈小芳 99010119850305018X 清河镇', '同意授权'])
      await says(person, line);
  }

  it('sees on both sides what is under way on either, once a code went from one to the other', async () => {
    await entrusted('o-chen');
    const token = await signIn('code-of-chen');
    expect(await errands(token)).toEqual([]);
    const code = codeIn(await says('o-chen', '合并'));
    expect(await asks(token, `合并 ${code.toLowerCase()}`)).toContain('和公众号是一个人了');
    expect(await errands(token)).toEqual(['无房证明']);
    expect(await asks(token, '我的')).toContain('无房证明');
    await asks(token, '撤回');
    expect((await call<MeGiven>('GET', '/api/me', token)).tasks).toMatchObject([{ over: true, revocable: false }]);
    expect(await says('o-chen', '合并')).toContain('已经合并过了');
    const { id } = await county.store.db
      .selectFrom('people')
      .select('id')
      .orderBy('first_seen')
      .executeTakeFirstOrThrow();
    const trail = await county.store.transaction((records) => records.trail.of(`person ${id}`));
    expect(trail.map(({ event }) => event)).toContain('accounts-joined');
    expect(JSON.stringify([trail, county.logLines])).not.toContain(code.slice(0, 4));
  });

  it('sees its own alone when they are parted, from whichever side', async () => {
    await entrusted('o-sun');
    const token = await signIn('code-of-sun');
    const code = codeIn(await asks(token, '合并'));
    expect(await says('o-sun', `合并 ${code}`)).toContain('和小程序是一个人了');
    expect(await errands(token)).toEqual(['无房证明']);
    expect(await says('o-sun', '取消合并')).toContain('不再合并了');
    expect(await errands(token)).toEqual([]);
    expect(await says('o-sun', '取消合并')).toContain('没有合并过');
  });

  it('takes a code once, for ten minutes, from the other side, and from nobody without an account', async () => {
    const token = await signIn('code-of-zhou');
    const first = codeIn(await says('o-zhou', '合并'));
    const second = codeIn(await says('o-zhou', '合并'));
    expect(await asks(token, `合并 ${first}`)).toContain('不对');
    county.clock.set('2026-11-22 10:11');
    expect(await asks(token, `合并 ${second}`)).toContain('不对');
    const third = codeIn(await says('o-zhou', '合并'));
    expect(await says('o-other', `合并 ${third}`)).toContain('这个码也是公众号的');
    expect(await asks(token, `合并 ${third}`)).toContain('不对');
    expect(await says('somebody', '合并', 'web')).toContain('这里没有您的账号');
  });

  it('is free for somebody else when one side was forgotten', async () => {
    const [token, again] = [await signIn('code-of-wu'), await signIn('code-of-zheng')];
    await asks(token, `合并 ${codeIn(await says('o-wu', '合并'))}`);
    await call('DELETE', '/api/me', token);
    expect(await asks(again, `合并 ${codeIn(await says('o-wu', '合并'))}`)).toContain('合并好了');
  });
});
