import { beforeEach, describe, expect, it } from 'vitest';
import { FakeWeixin } from '../../bots/sandbox/fake-weixin.ts';
import { createApi } from '../../bots/wechat/wechat-api.ts';
import { ApiFault } from '../../bots/weixin/api-fault.ts';
import { ACCOUNT } from '../rigs/weixin.ts';

const SEND = '/cgi-bin/message/custom/send';
const TOKEN = '/cgi-bin/stable_token';

let fake: FakeWeixin;
let now = 0;
beforeEach(async () => {
  now = Date.now();
  fake = await new FakeWeixin({ ...ACCOUNT, now: () => now }).start();
  fake.followers.add('o-1');
  fake.windows.open('o-1', 'message', now);
  return () => fake.stop();
});

/** `wait`: milliseconds for an answer; generous, because the machine may be busy with other tests. */
const open = (changes: Partial<typeof ACCOUNT> = {}, wait = 5_000) =>
  createApi({ ...ACCOUNT, ...changes, apiUrl: fake.url }, () => now, wait);
const faultOf = (work: Promise<unknown>): Promise<unknown> => work.catch((fault: unknown) => fault);

describe('the one token', () => {
  it('is asked for once by many who send at once, and kept until five minutes before its end', async () => {
    const api = open();
    await Promise.all([1, 2, 3, 4, 5].map((turn) => api.sendText('o-1', `${turn}`)));
    expect(fake.count(TOKEN)).toBe(1);
    now += 114 * 60_000;
    await api.check();
    expect(fake.count(TOKEN)).toBe(1);
    now += 60_000;
    await api.check();
    expect(fake.count(TOKEN)).toBe(2);
  });

  it.each(['revoke', 'expire'] as const)(
    'is renewed once when the platform says %s, however many hold it',
    async (how) => {
      const api = open();
      await api.check();
      if (how === 'revoke') fake.tokens.revoke();
      else fake.tokens.expire(now);
      await Promise.all([1, 2, 3, 4, 5].map((turn) => api.sendText('o-1', `${turn}`)));
      expect(fake.arrived.entries).toHaveLength(5);
      expect(fake.count(TOKEN)).toBe(2);
    },
  );

  it('is forced only when the platform hands out the very one it refused, and then once a minute at most', async () => {
    const api = open();
    fake.server.faults.add({ path: SEND, fault: { kind: 'respond', status: 200, body: { errcode: 40001 } } });
    await faultOf(api.sendText('o-1', 'x'));
    await faultOf(api.sendText('o-1', 'x'));
    const forced = fake.server.calls.entries.filter(({ json }) => json?.force_refresh === true);
    expect(forced).toHaveLength(1);
    expect(fake.count(SEND)).toBe(4);
  });

  it('says plainly that the secret is wrong', async () => {
    expect(await faultOf(open({ appSecret: 'other' }).check())).toMatchObject({ kind: 'credentials', code: 40125 });
    expect(await faultOf(open({ appId: 'wxother000000000' }).check())).toMatchObject({
      kind: 'credentials',
      code: 40013,
    });
  });

  it('survives a connection that breaks while it is renewed', async () => {
    fake.server.faults.add({ path: TOKEN, fault: { kind: 'reset' }, times: 1 });
    const api = open();
    expect(await faultOf(api.check())).toMatchObject({ kind: 'unreachable' });
    await api.check();
  });
});

describe('a failed call', () => {
  it.each([
    [45015, 'window-closed'],
    [45047, 'quota-used'],
    [40003, 'unknown-person'],
    [48001, 'not-permitted'],
    [40164, 'credentials'],
    [45009, 'limit'],
    [-1, 'unreachable'],
    [45002, 'refused'],
  ] as const)('with errcode %i under HTTP 200 is a failure of kind %s', async (errcode, kind) => {
    fake.server.faults.add({ path: SEND, fault: { kind: 'respond', status: 200, body: { errcode, errmsg: 'o-1 x' } } });
    const fault = await faultOf(open().sendText('o-1', 'x'));
    expect(fault).toBeInstanceOf(ApiFault);
    expect(fault).toMatchObject({ kind, code: errcode });
    expect((fault as Error).message).not.toContain('o-1');
  });

  it.each([
    { kind: 'hang' },
    { kind: 'reset' },
    { kind: 'lose-reply' },
    { kind: 'respond', status: 502, body: '<html>bad gateway</html>' },
    { kind: 'respond', status: 200, body: 'not JSON' },
    { kind: 'respond', status: 200, body: '[]' },
  ] as const)('because of %o is one of an unreachable platform, and ends', async (fault) => {
    fake.server.faults.add({ path: SEND, fault });
    expect(await faultOf(open({}, 300).sendText('o-1', 'x'))).toMatchObject({ kind: 'unreachable', code: null });
  });
});
