import { describe, expect, it } from 'vitest';
import { openWeixin } from '../rigs/weixin.ts';

/** What the platform answers under HTTP 200 when it refuses. */
const refusal = (errcode: number) => ({ kind: 'respond', status: 200, body: { errcode } }) as const;

describe('the plug of the channel', () => {
  it('is off and says why when its settings are absent or wrong, and the service runs on', async () => {
    const rig = await openWeixin({ settings: { appId: null, appSecret: null, token: null, aesKey: null } });
    expect(rig.channel).toMatchObject({
      on: false,
      middleware: null,
      sender: null,
      why: expect.stringMatching('没有配置'),
    });
    expect((await rig.platform.verify()).status).toBe(404);
    await rig.close();
    const wrong = await openWeixin({ settings: { aesKey: 'short', token: 'has space' } });
    expect(wrong.channel.why).toBe('缺少或写错:WECHAT_TOKEN、WECHAT_AES_KEY');
    await wrong.close();
  });

  it.each([
    [
      'the secret is wrong',
      { settings: { appSecret: 'f'.repeat(32) } },
      '微信不认 WECHAT_APP_ID 或 WECHAT_APP_SECRET(40125)',
    ],
    ['this machine is not on the list', { tokenFault: refusal(40164) }, '不在公众号后台的 IP 白名单里(40164)'],
    ['the API cannot be reached', { tokenFault: { kind: 'reset' } as const }, '连不上微信的接口'],
  ])(
    'says at the start that %s, answers all the same, and finds out by itself when it is set right',
    async (_, how, why) => {
      const rig = await openWeixin({ ...how, proveAgain: 100 });
      await expect.poll(() => rig.channel.why + rig.logLines.join('\n'), { timeout: 20_000 }).toContain(why);
      expect(rig.channel.on).toBe(true);
      expect((await rig.platform.text('o-1', '菜单')).text).toContain('直接说');
      if (!('settings' in how)) await expect.poll(() => rig.channel.why, { timeout: 20_000 }).toBe('');
      expect(rig.logLines.filter((line) => line.includes('wechat-secret-unproved'))).toHaveLength(1);
      await rig.close();
    },
  );

  it('takes messages in clear only when development allows it', async () => {
    const rig = await openWeixin({ settings: { allowPlaintext: true } });
    const seen = await rig.platform.text('o-1', '菜单', { mode: 'plain' });
    expect(seen.text).toContain('直接说');
    expect(seen.attempts[0]?.body).not.toContain('Encrypt');
    expect((await rig.platform.text('o-1', '菜单', { mode: 'plain', signature: 'wrong' })).outcome).toBe('failure');
    expect((await rig.platform.text('o-1', '菜单')).attempts[0]?.body).toContain('Encrypt');
    await rig.close();
  });

  it('asks for another try later when the store fails, keeps nothing, and logs no word of it', async () => {
    const rig = await openWeixin();
    rig.slow.failing = true;
    const seen = await rig.platform.text('o-secret-person', '我叫王小明,身份证 330102199001011234');
    expect(seen.text).toMatch(/^现在查不了,过几分钟请再发一次。\n急事打 /);
    rig.slow.failing = false;
    expect((await rig.platform.text('o-secret-person', '菜单')).text).toContain('直接说');
    const log = rig.logLines.join('');
    expect(log).toContain('message-failed');
    for (const secret of ['王小明', '330102', 'o-secret-person', rig.platform.seal.sign('1')])
      expect(log).not.toContain(secret);
    await rig.close();
  });

  it('stays silent for a citizen whom a person serves, after a restart as before', async () => {
    const rig = await openWeixin();
    rig.clock.set('2026-11-20 10:00'); // a working day: out of hours he would be told once when somebody is there
    expect((await rig.platform.text('o-held', '找人')).text).toContain('已转给值班的人');
    const restarted = await openWeixin({ records: rig.store });
    restarted.clock.set('2026-11-20 10:01');
    for (const { platform } of [rig, restarted])
      expect(await platform.text('o-held', '在吗')).toMatchObject({ outcome: 'accepted', text: '' });
    expect([...rig.api.arrived.entries, ...restarted.api.arrived.entries]).toEqual([]);
    await restarted.close();
    await rig.close();
  });
});
