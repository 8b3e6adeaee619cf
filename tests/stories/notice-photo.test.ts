import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { MOST_BYTES } from '../../server/ports/files.ts';
import { idNumberOf, proveBehind } from '../rigs/notice.ts';
import { samplePhoto } from '../rigs/photo.ts';
import { openWeixin, type WeixinRig } from '../rigs/weixin.ts';

let rig: WeixinRig;
beforeAll(async () => {
  rig = await openWeixin();
  rig.api.media.set('card', await samplePhoto());
  rig.api.media.set('page', Buffer.from('<!doctype html>'));
  rig.api.media.set('huge', Buffer.alloc(MOST_BYTES + 1));
});
afterAll(() => rig.close());

const citizen = (openid: string) => ({
  say: async (Content: string) => (await rig.platform.message(openid, { MsgType: 'text', Content })).text,
  send: async (MediaId: string) =>
    (await rig.platform.message(openid, { MsgType: 'image', PicUrl: 'http://169.254.169.254/x', MediaId })).text,
});

async function upToPhoto(openid: string, order: number, name = '周大海') {
  const me = citizen(openid);
  await me.say('登记遗失');
  await me.say('残疾人证');
  for (const said of [`${idNumberOf(order)}43`, '昨天', '清河镇', name]) await me.say(said);
  expect(await me.say(idNumberOf(order))).toContain('有残疾人证以前的照片或复印件,拍一张发过来;没有回 跳过');
  return me;
}

const files = () => rig.store.db.selectFrom('file_holders').selectAll().execute();

describe('a photo for a loss notice, in WeChat', () => {
  it('is drawn anew, kept encrypted for thirty days, and never public', async () => {
    const me = await upToPhoto('o-photo', 201);
    expect(await me.send('card')).toContain('照片收到了,不公开');
    const [held] = await files();
    expect(held?.record).toMatch(/^notice \d+$/);
    expect(held?.expires_at.getTime()).toBe(rig.clock.now() + 30 * 86_400_000);
    const [row] = await rig.store.db.selectFrom('files').selectAll().execute();
    expect(row?.sealed_bytes.includes(Buffer.from('ffd8ff', 'hex'))).toBe(false);
    const who = { name: '周大海', idNumber: idNumberOf(201) };
    expect(await proveBehind(rig, await me.say('核验身份'), who)).toBeNull();
    await me.say('登记遗失');
    expect(await me.say('接着填')).toContain('照片收到了,不公开');
    const number = /YS-\d{8}-\d{4}/.exec(await me.say('同意并登记'))?.[0] ?? '';
    expect(await me.say(`查公示 ${number}`)).not.toContain('照片');
    expect(await me.say(`撤回 ${number}`)).toContain('撤销了');
    expect(await files()).toEqual([]);
  });

  it('may be sent before it is asked for, and another takes its place', async () => {
    const me = citizen('o-early');
    await me.say('登记遗失');
    await me.say('残疾人证');
    expect(await me.send('card')).toContain('证号是多少?');
    rig.api.media.set('other', await samplePhoto(120));
    expect(await me.send('other')).toContain('证号是多少?');
    expect(await files()).toHaveLength(1);
    for (const said of [`${idNumberOf(202)}43`, '昨天', '清河镇', '周大海']) await me.say(said);
    expect(await me.say(idNumberOf(202))).toContain('照片收到了,不公开');
    await me.say('重填');
    expect(await files()).toEqual([]);
  });

  it('is not needed, and the way to it survives a pause of two days', async () => {
    const me = await upToPhoto('o-later', 203);
    expect(await me.say('我找找')).toContain('还差照片这一步');
    rig.clock.set('2026-11-23 18:00');
    expect(await me.say('登记遗失')).toContain('上次的残疾人证还没填完');
    expect(await me.say('接着填')).toContain('没有回 跳过');
    expect(await me.say('没有')).toContain('填好了,还差核验身份');
    rig.clock.set('2026-11-21 10:00');
  });

  it.each([
    ['page', '这不是照片,没有收'],
    ['huge', '这张照片太大了,最多 8 MB'],
    ['unknown', '这张照片没有收到'],
  ])('that is none (%s) is refused with what to do instead', async (media, said) => {
    const me = await upToPhoto(`o-${media}`, 210 + media.length);
    const answer = await me.send(media);
    expect(answer).toContain(said);
    expect(answer).toContain('跳过');
    expect(await me.say('跳过')).toContain('填好了,还差核验身份');
  });

  it('is not fetched from anywhere when nobody waits for one', async () => {
    const before = rig.api.count('/cgi-bin/media/get');
    expect(await citizen('o-nobody').send('card')).toContain('图片我看不了');
    expect(rig.api.count('/cgi-bin/media/get')).toBe(before);
  });

  it('is fetched once more with a new token when the platform refuses the old one', async () => {
    const me = await upToPhoto('o-token', 220);
    rig.api.tokens.revoke();
    expect(await me.send('card')).toContain('照片收到了');
  });
});
