import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { openMiniprogram } from '../../bots/miniprogram/program.ts';
import { layReady } from '../../server/app/me/lay-ready.ts';
import type { MeGiven } from '../../server/http/contract-me.ts';
import type { ReachGiven } from '../../server/http/contract-reach.ts';
import { sendDue } from '../../server/storage/outbox/worker.ts';
import { type OpenCounty, openCounty } from '../rigs/county.ts';
import { openMiniprogramPlatform, PROGRAM, TEMPLATE } from '../rigs/miniprogram-platform.ts';
import { readerAt } from '../rigs/reader.ts';

const SEND = '/cgi-bin/message/subscribe/send';
const TOKEN = '/cgi-bin/stable_token';

describe('reaching who uses the mini-program', () => {
  let county: OpenCounty;
  let platform: Awaited<ReturnType<typeof openMiniprogramPlatform>>;
  let sender: ReturnType<NonNullable<ReturnType<typeof openMiniprogram>>['sender']>;
  const warned: string[] = [];
  let count = 0;
  beforeAll(async () => {
    platform = await openMiniprogramPlatform();
    const log = { warn: (event: string, { why }: { why: string }) => void warned.push(`${event} ${why}`) };
    const program = openMiniprogram({ ...PROGRAM, apiUrl: platform.url, template: TEMPLATE }, log, Date.now);
    if (program === null) throw new Error('it is set up');
    county = await openCounty('2026-11-22 10:00', {}, program.signIn);
    sender = program.sender(layReady(county.store), county.store, county.clock.now);
  });
  afterAll(async () => {
    await county?.close();
    await platform?.close();
  });

  const { call, signIn } = readerAt(() => county.url);
  const reach = (token: string) => call<ReachGiven>('GET', '/api/me/reach', token);
  const asked = (path: string): number => platform.server.calls.entries.filter((each) => each.path === path).length;
  const news = async (token: string): Promise<number> => (await call<MeGiven>('GET', '/api/me', token)).news.length;

  /** Tells somebody something by the outbox, as the use cases do; waits until nothing is due. */
  async function tell(person: string): Promise<void> {
    count += 1;
    const reply = { lines: ['李明在替您办无房证明(代跑 #12)。'], choices: [] };
    const message = { key: `told ${count}`, channel: 'miniprogram', recipient: person, reply, at: county.clock.now() };
    await county.store.transaction(({ outbox }) => outbox.put(message));
    await sendDue(county.store, 'miniprogram', sender, county.clock);
  }
  async function agreeing(code: string): Promise<string> {
    const token = await signIn(code);
    await call('PUT', '/api/me/reach/messages', token, { agreed: true });
    platform.agreed.add(`o-${code}`);
    return token;
  }

  it('sends word to who agreed, without a word of what it is about, and once for what comes together', async () => {
    const token = await agreeing('wang');
    expect(await reach(token)).toMatchObject({ template: TEMPLATE.id, agreed: true });
    await tell('o-wang');
    await tell('o-wang');
    expect(platform.reminders).toEqual([
      {
        openid: 'o-wang',
        page: 'pages/mine/mine',
        data: {
          thing1: { value: '您办的事有新进展' },
          time2: { value: '2026年11月22日 10:00' },
          thing3: { value: '打开小程序,在“我的”里看' },
        },
      },
    ]);
    expect(await news(token)).toBe(2);
    county.clock.set('2026-11-22 10:11');
    await tell('o-wang');
    expect(platform.reminders).toHaveLength(2);
  });

  it('asks the platform nothing for who did not agree, and takes a refusal for what it is', async () => {
    const silent = await signIn('zhang');
    const before = asked(SEND);
    await tell('o-zhang');
    expect([asked(SEND) - before, await news(silent)]).toEqual([0, 1]);
    const token = await agreeing('li');
    platform.agreed.delete('o-li'); // 43101: he took it back in WeChat's own settings
    await tell('o-li');
    expect([await news(token), (await reach(token)).agreed, warned]).toEqual([1, false, []]);
  });

  it('needs one token for everything, asked for once and again when the platform refuses it', async () => {
    const token = await agreeing('sun');
    const before = asked(TOKEN);
    platform.tokens.revoke();
    platform.telephones.set('tap-of-sun', { purePhoneNumber: '13900000001', countryCode: '86' });
    await Promise.all([tell('o-sun'), call('PUT', '/api/me/reach/telephone', token, { code: 'tap-of-sun' })]);
    expect(asked(TOKEN) - before).toBe(1);
    expect((await reach(token)).telephone).toBe('139****0001');
  });

  it('stops for the day when the day’s messages are used up, and tries again when nobody answered', async () => {
    const [first, second] = [await agreeing('zhou'), await agreeing('wu')];
    const limit = { kind: 'respond', status: 200, body: { errcode: 45009 } } as const;
    platform.server.faults.add({ path: SEND, fault: limit, times: 1 });
    await tell('o-zhou');
    const before = asked(SEND);
    await tell('o-wu');
    expect([asked(SEND) - before, await news(first), await news(second)]).toEqual([0, 1, 1]);
    county.clock.set('2026-11-23 09:00');
    platform.server.faults.add({ path: SEND, fault: { kind: 'reset' }, times: 1 });
    await tell('o-wu');
    county.clock.set('2026-11-23 09:10');
    await sendDue(county.store, 'miniprogram', sender, county.clock);
    expect(platform.reminders.filter(({ openid }) => openid === 'o-wu')).toHaveLength(1);
    expect(await news(second)).toBe(2);
    expect(warned).toEqual(['reminder-failed limit 45009', 'reminder-failed unreachable']);
  });

  it('keeps a telephone number sealed, shows it masked, and lets it go with a word', async () => {
    const token = await signIn('zheng');
    const ask = (q: string) => call('POST', '/api/questions', token, { q });
    for (const q of ['公租房申请还要无房证明吗', '委托代跑', '陈小芳 99010119850305018X 清河镇', '同意授权'])
      await ask(q);
    const numberOf = async (): Promise<string | null | undefined> => {
      const whose = { channel: 'miniprogram', person: 'o-zheng' };
      const [task] = await county.store.transaction(({ tasks }) => tasks.ofCitizen(whose, 1));
      return task?.citizen.telephone;
    };
    expect(await numberOf()).toBeNull();
    platform.telephones.set('tap', { purePhoneNumber: '13900000002', countryCode: '86' });
    expect(await call('PUT', '/api/me/reach/telephone', token, { code: 'tap' })).toEqual({ telephone: '139****0002' });
    expect(await numberOf()).toBe('13900000002');
    expect(await call('PUT', '/api/me/reach/telephone', token, { code: 'tap' })).toMatchObject({
      code: 'telephone-code-over',
    });
    const rows = await county.store.db.selectFrom('reader_telephones').selectAll().execute();
    expect(JSON.stringify(rows.map((row) => row.sealed_telephone.toString('latin1')))).not.toContain('13900000002');
    await call('DELETE', '/api/me/reach/telephone', token);
    expect([await numberOf(), (await reach(token)).telephone]).toEqual([null, null]);
    platform.telephones.set('abroad', { purePhoneNumber: '5551234', countryCode: '1' });
    expect(await call('PUT', '/api/me/reach/telephone', token, { code: 'abroad' })).toMatchObject({
      code: 'telephone-elsewhere',
    });
    expect(county.logLines.join('\n')).not.toMatch(/1390000000\d|o-zheng/);
  });

  it('joins by the API what the chat joins by words', async () => {
    const token = await signIn('qian');
    const { code } = await call<{ code: string }>('POST', '/api/me/joining/code', token);
    expect(code).toMatch(/^[2-9A-HJKMNP-TV-Z]{8}$/);
    expect(await call('POST', '/api/me/joining', token, { code })).toMatchObject({ code: 'join-same-side' });
    expect(await call('DELETE', '/api/me/joining', token)).toMatchObject({ code: 'join-none' });
  });
});
