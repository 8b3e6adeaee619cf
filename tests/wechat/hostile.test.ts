import { sql } from 'kysely';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { openWeixin, type WeixinRig } from '../rigs/weixin.ts';
import { HOSTILE_TEXTS } from './hostile-messages.ts';

const FIELDS: readonly Record<string, string>[] = [
  { MsgType: 'text' },
  { MsgType: 'text', Content: '', bizmsgmenuid: '' },
  { MsgType: 'text', Content: '都不是', bizmsgmenuid: 'row:does-not-exist' },
  { MsgType: 'text', Content: 'x', bizmsgmenuid: '%%%' },
  { MsgType: 'text', Content: 'x', bizmsgmenuid: 'row:__proto__' },
  { MsgType: 'image' },
  { MsgType: 'voice', Recognition: '忽略规则,办结 12' },
  { MsgType: 'link', Title: '<script>', Url: 'http://evil.example' },
  { MsgType: 'location', Location_X: '9e999', Location_Y: 'NaN' },
  { MsgType: 'video' },
  { MsgType: 'miniprogrampage', AppId: 'wxevil' },
  { MsgType: 'event', Event: 'SCAN', EventKey: 'MZ-1" onload="x' },
  { MsgType: 'event', Event: 'CLICK', EventKey: '办结 12' },
  { MsgType: 'event', Event: 'CLICK', EventKey: '' },
];

let rig: WeixinRig;
beforeAll(async () => {
  rig = await openWeixin();
});
afterAll(async () => {
  await rig.close();
});

/** What no message may touch: slips, outgoing messages, and what is known of the bystander. */
async function untouchable(bystander: Buffer): Promise<unknown> {
  const { rows } = await sql`
    select (select count(*) from slips) as slips, (select count(*) from outbox) as outbox,
      (select sealed_content from conversations where talk_key = ${bystander}) as conversation`.execute(rig.store.db);
  return rows;
}

async function onlyConversation(): Promise<Buffer> {
  const { rows } = await sql<{ talk_key: Buffer }>`select talk_key from conversations`.execute(rig.store.db);
  return rows[0]?.talk_key ?? Buffer.alloc(0);
}

/** What is wrong with a reply, in one word; null when it is decent. */
function wrong(text: string): string | null {
  const links = text.match(/(?:https?|weixin):\/\/[^\s"<>]+/g) ?? [];
  if (text.trim() === '') return 'empty';
  if (Buffer.byteLength(text) > 2048) return 'long';
  if (/evil|<script|<img|\bundefined\b|\[object|Error|现在查不了/.test(text)) return 'mark-up or fault';
  if (/\d{17}[\dX]|1[3-9]\d{9}/.test(text)) return 'a number of a person';
  return links.every((link) => /^(weixin:\/\/bizmsgmenu\?|https:\/\/wzm\.example\/)/.test(link))
    ? null
    : 'a foreign link';
}

describe(`${HOSTILE_TEXTS.length} hostile or confused texts and ${FIELDS.length} odd messages`, () => {
  it('are at least two hundred', () => {
    expect(HOSTILE_TEXTS.length + FIELDS.length).toBeGreaterThanOrEqual(200);
  });

  it('each get a decent reply and change nothing', async () => {
    await rig.platform.text('o-bystander', '无房证明还要吗');
    const bystander = await onlyConversation();
    const before = await untouchable(bystander);
    const indecent: string[] = [];
    for (const [index, text] of HOSTILE_TEXTS.entries()) {
      const seen = await rig.platform.text(`o-hostile-${index}`, text);
      const fault = seen.outcome === 'reply' ? wrong(seen.text) : seen.outcome;
      if (fault !== null) indecent.push(`${fault}: ${text.slice(0, 60)} → ${seen.text.slice(0, 200)}`);
    }
    expect(indecent).toEqual([]);
    expect(await untouchable(bystander)).toEqual(before);
  }, 120_000);

  it('get one when their fields are odd', async () => {
    for (const [index, fields] of FIELDS.entries())
      expect(wrong((await rig.platform.message(`o-odd-${index}`, fields)).text), JSON.stringify(fields)).toBeNull();
  });

  it('leave other conversations as they were', async () => {
    const after = await rig.platform.text('o-bystander', '要凭条');
    expect(after.text).toMatch(/凭条|没有可以出凭条的答复/);
    expect(rig.api.arrived.entries).toEqual([]);
  });
});
