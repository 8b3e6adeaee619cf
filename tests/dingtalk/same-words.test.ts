import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { renderReply } from '../../bots/dingtalk/render.ts';
import { receiveMessage } from '../../server/app/receive-message.ts';
import { answerLines } from '../../server/core/answer/answer-text.ts';
import { answersIn, type DingTalkRig, eventually, openDingTalkRig } from '../rigs/dingtalk.ts';

/** Acceptance script A, typed by two people: one through DingTalk, one through the door that HTTP and the terminal use. */
const SCRIPT = [
  '孩子上学报名还要开居住证明吗',
  '要凭条',
  '上学报名还要开居住正明吗',
  '社保证明还要吗',
  '不是',
  '身份证要带吗',
  '小学入学报名还要学区房购买意向证明吗',
  '我要办个证',
  '都不是',
  '找人',
];

let rig: DingTalkRig;

beforeAll(async () => {
  rig = await openDingTalkRig();
  await rig.start();
});
afterAll(() => rig.close());

/** Numbers are drawn from one counter, so the two people get different ones. */
const numberless = (text: string): string => text.replace(/\d{8}-\d{4}|编号 \d+/g, '〈编号〉');

/** Empty when a person holds the conversation: chat channels are silent then. */
async function overTheCounter(text: string): Promise<string> {
  const result = await receiveMessage(rig.means, {
    ...{ channel: 'web', account: 'page', chat: 'counter', person: 'counter' },
    messageId: randomUUID(),
    at: rig.clock.now(),
    content: { kind: 'text', text },
  });
  if (!result.ok) throw new Error(result.refusal.message);
  const { answer, silent } = result.value;
  if (silent) return '';
  const reply = { lines: answerLines(answer), choices: answer.choices };
  const messages = renderReply(reply, { mention: null, ownAddress: rig.means.publicUrl, again: false });
  return messages.map((each) => each.text).join('\n\n');
}

async function inDingTalk(text: string): Promise<string> {
  const conversationId = 'cidScript==';
  const before = answersIn(rig, conversationId).length;
  const since = performance.now();
  const delivery = rig.fake.say({ conversationId, conversationType: '1', senderStaffId: 'script', text });
  expect(await eventually(() => delivery.acks.length === 1)).toBe(true);
  await rig.outbox.idle();
  took.push(performance.now() - since);
  return answersIn(rig, conversationId).slice(before).join('\n\n');
}

const took: number[] = [];

describe('the same words in DingTalk and over HTTP', () => {
  it('get the same answers, with a restart in the middle', async () => {
    for (const [at, text] of SCRIPT.entries()) {
      if (at === 1 || at === 4) await rig.restart();
      expect(`${text}: ${numberless(await inDingTalk(text))}`).toBe(
        `${text}: ${numberless(await overTheCounter(text))}`,
      );
    }
  });

  it('are answered within a second', () => {
    const quick = [...took].sort((a, b) => a - b)[Math.floor(took.length / 4)];
    expect(quick).toBeLessThan(1_000); // a busy machine may hold up the others
  });
});
