import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { receiveMessage } from '../../server/app/receive-message.ts';
import { answerText } from '../../server/core/answer/answer-text.ts';
import { verifyTrail } from '../../server/storage/trail/verify.ts';
import { type OpenCounty, openCounty } from '../rigs/county.ts';

/** One of everything a citizen can do that the trail remembers. */
const SAID = [
  '孩子上学报名还要开居住证明吗',
  '要凭条',
  '小学入学报名还要外星人接触证明吗',
  '13812345678',
  '找人',
  '还在吗',
  '退出',
];

describe('a citizen who is forgotten', () => {
  let county: OpenCounty;
  beforeAll(async () => {
    county = await openCounty('2018-12-03 09:00');
  });
  afterAll(() => county.close());

  async function says(person: string, text: string): Promise<string> {
    const talk = { channel: 'test', account: 'a', chat: '', person };
    const message = { ...talk, messageId: `${person} ${text}`, at: county.clock.now() };
    const received = await receiveMessage(county.means, { ...message, content: { kind: 'text', text } });
    if (!received.ok) throw new Error(received.refusal.code);
    return received.value.silent ? '' : answerText(received.value.answer);
  }

  /** What the trail still tells, as `record event`, of what citizens did. */
  async function deeds(): Promise<string[]> {
    const texts = await county.store.db.selectFrom('trail_texts').select('text').execute();
    const entries = texts.map(({ text }) => JSON.parse(text) as { by: string; event: string });
    return entries.flatMap(({ by, event }) => (by === 'citizen' ? [event] : [])).sort();
  }

  /** How many people's conversations the trail has heads of. */
  async function talks(): Promise<number> {
    const heads = await county.store.db.selectFrom('trail_heads').select('record').execute();
    return heads.filter(({ record }) => record.startsWith('conversation ')).length;
  }

  it('has left a text in the trail for all he did', async () => {
    for (const text of SAID) await says('zhang', text);
    expect([...new Set(await deeds())]).toEqual([
      'contact-left',
      'hand-over-left',
      'hand-over-opened',
      'message-answered',
      'message-held',
      'proof-nominated',
      'slip-issued',
    ]);
  });

  it('leaves no text behind, nor takes another’s along, and the trail still proves itself', async () => {
    const before = (await verifyTrail(county.store)).entries;
    await says('li', '孩子上学报名还要开居住证明吗');
    await county.store.transaction(({ people }) =>
      people.forget({ channel: 'test', person: 'zhang' }, 'staff 0017', county.clock.now()),
    );
    expect(await deeds()).toEqual(['message-answered']);
    const { entries, erased, faults } = await verifyTrail(county.store);
    expect({ entries, erased, faults }).toEqual({ entries: before + 2, erased: before, faults: [] });
  });

  it('is somebody new when he writes again, though this process remembers who he was', async () => {
    const before = await talks();
    await says('zhang', '孩子上学报名还要开居住证明吗?');
    await says('zhang', '那户口本呢');
    expect((await talks()) - before).toBe(1);
    expect((await verifyTrail(county.store)).faults).toEqual([]);
  });
});
