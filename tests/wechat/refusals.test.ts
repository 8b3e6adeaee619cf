import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { messageXml, pushRequest, type Request } from '../../bots/sandbox/wechat-push.ts';
import { createSeal } from '../../bots/sandbox/wechat-seal.ts';
import { wechatCallback } from '../../bots/wechat/callback.ts';
import { createGate } from '../../bots/wechat/gate.ts';
import { startWebServer } from '../rigs/web-server.ts';
import { ACCOUNT, openWeixin, rowsOf, type WeixinRig } from '../rigs/weixin.ts';

let rig: WeixinRig;
beforeAll(async () => {
  rig = await openWeixin();
});
afterAll(async () => {
  await rig.close();
});

const FROM = 'o-stranger';
const MESSAGE = {
  ToUserName: 'gh_rig000000001',
  FromUserName: FROM,
  CreateTime: Math.floor(Date.now() / 1000),
  MsgType: 'text',
  Content: '找人',
};
const xml = (changes: object = {}, id: string | null = '24000000000000001'): string =>
  messageXml({ ...MESSAGE, ...changes }, id);
const foreign = createSeal({ ...ACCOUNT, appId: 'wxffffffffffffffff' });
const own = createSeal(ACCOUNT);
const lastByte = (sealed: string): string => {
  const bytes = Buffer.from(sealed, 'base64');
  bytes[bytes.length - 17] = (bytes[bytes.length - 17] ?? 0) ^ 0xff; // changes the padding after decryption
  return bytes.toString('base64');
};
const push = (options: Parameters<typeof pushRequest>[4] = {}, text = xml()): Request =>
  pushRequest(own, 'gh_rig000000001', FROM, text, options);
const without = (name: string): Request => {
  const request = push();
  request.query.delete(name);
  return request;
};
const twice = (name: string): Request => {
  const request = push();
  request.query.append(name, request.query.get(name) ?? '');
  return request;
};
const DTD = '<!DOCTYPE xml [<!ENTITY a "x">]>';

const FORGERIES: Readonly<Record<string, () => Request>> = {
  'without any signature': () => push({ signature: 'none' }),
  'signed with another token': () => push({ signature: 'wrong' }),
  'without the signature over the ciphertext': () => without('msg_signature'),
  'without a nonce': () => without('nonce'),
  'with a parameter given twice': () => twice('msg_signature'),
  'changed after it was signed': () =>
    push({ tamper: (sealed) => `${sealed[0] === 'A' ? 'B' : 'A'}${sealed.slice(1)}` }),
  'ten minutes old': () => push({ shift: -600 }),
  'ten minutes ahead': () => push({ shift: 600 }),
  'in clear': () => push({ mode: 'plain' }),
  'sealed for another account': () => pushRequest(foreign, 'gh', FROM, xml(), {}),
  'with bad padding': () => push({ reseal: lastByte }),
  'cut to half a block': () => push({ reseal: (sealed) => sealed.slice(0, 20) }),
  'with an empty seal': () => push({ reseal: () => '' }),
  'with something that is not base64': () => push({ reseal: () => '你好'.repeat(16) }),
  'with a document type outside': () => push({ prologue: DTD }),
  'with a document type inside': () => push({}, `${DTD}${xml()}`),
  'with broken XML inside': () => push({}, '<xml><FromUserName>x'),
  'with another root inside': () => push({}, '<html><FromUserName>x</FromUserName></html>'),
  'without a sender': () => push({}, xml({ FromUserName: '' })),
  'with a sender who is no openid': () => push({}, xml({ FromUserName: '../../etc' })),
  'larger than 64 KB': () => push({ prologue: ' '.repeat(65 * 1024) }),
  'without a body': () => ({ ...push(), body: '' }),
  'that is JSON': () => ({ ...push(), body: '{"Encrypt":"x"}' }),
  'with prototype names': () => ({ ...push(), body: '<xml><__proto__><Encrypt>x</Encrypt></__proto__></xml>' }),
};

describe('a request that does not come from the platform', () => {
  it.each(Object.entries(FORGERIES))('%s is refused like all others and changes nothing', async (_, forge) => {
    const [inbox, trail] = [await rowsOf(rig.store, 'inbox'), await rowsOf(rig.store, 'trail_links')];
    const seen = rig.channel.lastSeenAt();
    expect(await rig.platform.send(forge())).toMatchObject({ status: 403, body: 'refused' });
    expect([await rowsOf(rig.store, 'inbox'), await rowsOf(rig.store, 'trail_links')]).toEqual([inbox, trail]);
    expect(rig.channel.lastSeenAt()).toBe(seen);
  });

  it('is refused when it repeats one that was answered', async () => {
    const request = push({}, xml({ FromUserName: 'o-replayed' }, '24000000000000777'));
    expect((await rig.platform.send(request)).status).toBe(200);
    const trail = await rowsOf(rig.store, 'trail_links');
    for (let turn = 0; turn < 5; turn++)
      expect(await rig.platform.send(request)).toMatchObject({ status: 403, body: 'refused' });
    expect(await rowsOf(rig.store, 'trail_links')).toBe(trail);
  });

  it('is refused with another method', async () => {
    for (const method of ['PUT', 'DELETE', 'PATCH'])
      expect(await rig.platform.send(push(), method)).toMatchObject({ status: 403, body: 'refused' });
  });

  it('is refused without waiting for the rest of an endless body', async () => {
    const { query } = push();
    const endless = new ReadableStream<Uint8Array>({
      pull: (controller) => controller.enqueue(new Uint8Array(16 * 1024).fill(32)),
    });
    const answered = await fetch(`${rig.url}?${query}`, {
      method: 'POST',
      body: endless,
      duplex: 'half',
    } as RequestInit)
      .then(({ status }) => status)
      .catch(() => 'cut off');
    expect([403, 'cut off']).toContain(answered); // who waited for its end would never say so
  });
});

describe("the console's check of the address", () => {
  it('is echoed when it is signed and timely', async () => {
    expect(await rig.platform.verify()).toMatchObject({ status: 200, body: '5838479218127813673' });
    expect(await rig.platform.verify(-600)).toMatchObject({ status: 403, body: 'refused' });
  });

  it('echoes no mark-up, even signed', async () => {
    const { query } = pushRequest(own, '', '', '', { mode: 'plain' });
    query.set('echostr', '<script>alert(1)</script>');
    expect(await rig.platform.send({ query, body: '' }, 'GET')).toMatchObject({ status: 403, body: 'refused' });
  });
});

describe('a message more than can be worked on', () => {
  it('is answered so that the platform pushes it again, and is not taken for a page that is not there', async () => {
    const account = { ...ACCOUNT, apiUrl: 'https://api.weixin.qq.com', allowPlaintext: false };
    const gate = createGate(account, Date.now);
    const full = { of: () => null, owesTo: () => false };
    const callback = wechatCallback({
      ...{ gate, exchanges: full, now: Date.now },
      onHeard: () => undefined,
      onPromised: () => null,
    });
    const server = await startWebServer({ mounts: [callback] });
    const { query, body } = push();
    const answer = await fetch(`${server.url}/wechat/callback?${query}`, { method: 'POST', body });
    expect([answer.status, answer.headers.get('retry-after'), await answer.text()]).toEqual([503, '5', 'busy']);
    await server.stop();
  });
});
