import { setTimeout as pause } from 'node:timers/promises';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { SaidInDingTalk } from '../../bots/sandbox/fake-dingtalk-message.ts';
import { answersIn, type DingTalkRig, eventually, openDingTalkRig } from '../rigs/dingtalk.ts';
import { strayAcks } from '../rigs/dingtalk-traffic.ts';
import { HOSTILE } from './hostile-messages.ts';

let rig: DingTalkRig;
const replies = new Map<SaidInDingTalk, readonly string[]>();
const chatOf = (at: number): string => `cidHostile${at}==`;

async function rows(table: 'slips' | 'hand_overs' | 'nominations' | 'identities' | 'conversations'): Promise<number> {
  const { count } = await rig.stored.db
    .selectFrom(table)
    .select((row) => row.fn.countAll<string>().as('count'))
    .executeTakeFirstOrThrow();
  return Number(count);
}

beforeAll(async () => {
  rig = await openDingTalkRig();
  await rig.start();
  for (const [at, said] of HOSTILE.entries()) {
    rig.fake.say({ conversationId: chatOf(at), senderStaffId: `hostile-${at}`, ...said });
    await pause(8);
  }
  await eventually(() => HOSTILE.every((_, at) => answersIn(rig, chatOf(at)).length > 0), 30_000);
  await rig.outbox.idle();
  for (const [at, said] of HOSTILE.entries()) replies.set(said, answersIn(rig, chatOf(at)));
}, 60_000);
afterAll(() => rig.close());

describe(`${HOSTILE.length} hostile or confused messages`, () => {
  it('are two hundred at least', () => expect(HOSTILE.length).toBeGreaterThanOrEqual(200));

  it('are each answered once', () => {
    const odd = HOSTILE.filter((said) => replies.get(said)?.length !== 1);
    expect(odd).toEqual([]);
  });

  it('get a decent reply: a first line in Chinese, nothing of ours, nobody called, no strange address', () => {
    for (const said of HOSTILE) {
      const [text = ''] = replies.get(said) ?? [];
      expect(text).toMatch(/^(@hostile-\d+\n\n)?\*\*.{0,60}[\u4e00-\u9fff]/);
      expect(text).not.toMatch(/evil|secret|@所有人|@all|undefined|\[object|NaN|null/i);
      expect(text.match(/https?:\/\/\S+/g) ?? []).toEqual([]);
      expect(text.length).toBeLessThan(700);
    }
    for (const { body } of rig.fake.sends.sent.entries) expect(JSON.stringify(body)).not.toContain('"isAtAll":true');
  });

  it('change nothing: no slip, nobody disturbed, no more said about people than that they wrote', async () => {
    expect(await rows('slips')).toBe(0);
    expect(await rows('hand_overs')).toBe(0);
    expect(await rows('nominations')).toBe(0);
    expect(await rows('identities')).toBeLessThanOrEqual(HOSTILE.length);
  });

  it('leave no trace of what was typed in the log, and no forged line', () => {
    const log = rig.lines.join('\n');
    expect(log).not.toMatch(/evil|DROP TABLE|passwd|forged|忽略/);
    for (const line of rig.lines) expect(() => JSON.parse(line)).not.toThrow();
    expect(rig.lines.filter((line) => line.includes('"error"'))).toEqual([]);
  });

  it('leave both connections and the next question as they were', async () => {
    expect(rig.fake.stream.live).toHaveLength(2);
    expect(strayAcks(rig)).toBe(0);
    rig.fake.say({ conversationId: 'cidAfter==', text: '孩子上学报名还要开居住证明吗' });
    expect(await eventually(() => answersIn(rig, 'cidAfter==').length > 0)).toBe(true);
    expect(answersIn(rig, 'cidAfter==')[0]).toContain('居住证明');
  });
});
