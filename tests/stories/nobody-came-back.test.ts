import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { receiveMessage } from '../../server/app/receive-message.ts';
import { ringWith } from '../../server/app/timers/register.ts';
import { answerText } from '../../server/core/answer/answer-text.ts';
import type { OutgoingMessage } from '../../server/ports/store.ts';
import { sendDue } from '../../server/storage/outbox/worker.ts';
import { startTimers, type TimerWorkers } from '../../server/storage/timers/worker.ts';
import { type OpenCounty, openCounty } from '../rigs/county.ts';

const NEVER = 3_600_000;

describe('a citizen whose conversation nobody takes', () => {
  let county: OpenCounty;
  let timers: TimerWorkers;
  const sent: OutgoingMessage[] = [];
  beforeAll(async () => {
    county = await openCounty('2018-12-03 09:00');
    timers = await startTimers(county.store, ringWith(county.means), county.clock, NEVER);
  });
  afterAll(async () => {
    await timers.stop();
    await county.close();
  });

  let count = 0;
  async function says(person: string, text: string, reachAt: string | null = person): Promise<string> {
    count += 1;
    const talk = { channel: 'test', account: 'a', chat: '', person };
    const message = {
      ...talk,
      messageId: `m${count}`,
      at: county.clock.now(),
      content: { kind: 'text', text },
    } as const;
    const received = await receiveMessage(county.means, message, reachAt === null ? {} : { reachAt });
    if (!received.ok) throw new Error(received.refusal.code);
    return received.value.silent ? '' : answerText(received.value.answer);
  }

  /** Everything that is due at this time of the county's clock happens. */
  async function when(time: string): Promise<void> {
    county.clock.set(time);
    await timers.sweep();
    const sender = {
      async send(message: OutgoingMessage) {
        sent.push(message);
        return 'sent' as const;
      },
    };
    while ((await sendDue(county.store, 'test', sender, county.clock)) > 0);
  }

  const heardBy = (person: string) =>
    sent.filter(({ recipient }) => recipient === person).map(({ reply }) => reply.lines);

  it('is told so once, when the silence is over, and is answered by the robot again', async () => {
    expect(await says('wang', '找人')).toContain('已转给值班的人');
    await when('2018-12-03 10:59');
    expect(await says('wang', '还在吗')).toBe('');
    expect(heardBy('wang')).toEqual([]);
    await when('2018-12-03 11:01');
    await when('2018-12-03 11:02');
    expect(heardBy('wang')).toHaveLength(1);
    expect(heardBy('wang')[0]?.[0]).toContain('没能及时回您,现在由我接着答');
    const answer = await says('wang', '孩子上学报名还要开居住证明吗');
    expect(answer).toContain('不用交');
    expect(answer).not.toContain('没能及时');
  });

  it('who wrote first after the silence was over is told then, and not a second time', async () => {
    county.clock.set('2018-12-03 14:00');
    await says('li', '找人');
    county.clock.set('2018-12-03 16:30');
    expect(await says('li', '孩子上学报名还要开居住证明吗')).toContain('没能及时回您');
    await when('2018-12-03 16:31');
    expect(heardBy('li')).toEqual([]);
  });

  it('who cannot be reached is told when he writes again', async () => {
    county.clock.set('2018-12-04 09:00');
    await says('zhao', '找人', null);
    await when('2018-12-04 11:30');
    expect(await says('zhao', '孩子上学报名还要开居住证明吗')).toContain('没能及时回您');
  });

  it('leaves the lapse in the trail of the hand-over', async () => {
    const number = Number(/编号 (\d+)/.exec(sent[0]?.reply.lines[1] ?? '')?.[1]);
    const trail = await county.store.transaction((records) => records.trail.of(`hand-over ${number}`));
    expect(trail.map(({ event }) => event)).toEqual(['hand-over-opened', 'hand-over-lapsed']);
  });
});
