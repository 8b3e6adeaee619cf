import { describe, expect, it } from 'vitest';
import { FakeWeixin } from '../../bots/sandbox/fake-weixin.ts';
import { ACCOUNT } from '../rigs/weixin.ts';
import { guardLoopback } from '../rigs/weixin-loopback-guard.ts';

describe('the guard of the loopback', () => {
  it('refuses and remembers every connection that would leave, and lets the loopback through', async () => {
    const guard = guardLoopback();
    const api = await new FakeWeixin(ACCOUNT).start();
    await expect(fetch('http://192.0.2.1/')).rejects.toThrow();
    await expect(fetch('http://api.weixin.qq.com/cgi-bin/token')).rejects.toThrow();
    expect(guard.attempts.slice().sort()).toEqual(['192.0.2.1:80', 'api.weixin.qq.com:80']);
    expect((await fetch(`${api.url}/none`)).status).toBe(404);
    await api.stop();
    guard.lift();
  });
});
