import { setTimeout as pause } from 'node:timers/promises';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import type { OutgoingMessage, Sender, SendOutcome } from '../../server/ports/store.ts';
import type { OpenStore } from '../../server/storage/open-store.ts';
import { hastenOutbox } from '../../server/storage/outbox/hasten.ts';
import { LEASE, lease, MOST_ATTEMPTS } from '../../server/storage/outbox/lease.ts';
import { deadLetters, outboxStanding, resend } from '../../server/storage/outbox/standing.ts';
import { sendDue, startOutbox } from '../../server/storage/outbox/worker.ts';
import { testStore } from '../rigs/postgres.ts';

const AT = Date.UTC(2018, 11, 3, 1, 30);

describe('the outbox', () => {
  let store: OpenStore;
  let now = AT;
  let keys = 0;
  const clock = { now: () => now };
  beforeAll(async () => {
    store = await testStore();
  });
  afterAll(() => store.close());
  beforeEach(async () => {
    now = AT;
    await store.db.deleteFrom('outbox').execute();
  });

  async function put(recipient: string, text: string, channel = 'wechat'): Promise<void> {
    keys += 1;
    const reply = { lines: [text], choices: [] };
    await store.transaction(({ outbox }) => outbox.put({ key: `k${keys}`, channel, recipient, reply, at: now }));
  }

  /** A platform that keeps what it was sent; `outcome` decides by text. */
  function platform(outcome: (text: string) => SendOutcome | Promise<SendOutcome> = () => 'sent') {
    const got: string[] = [];
    const sender: Sender = {
      async send(message: OutgoingMessage) {
        const text = message.reply.lines[0] ?? '';
        const said = await outcome(text);
        if (said === 'sent') got.push(text);
        return said;
      },
    };
    return { got, sender };
  }

  it('sends what was put on a later day once the clock was set back', async () => {
    now = AT + 86_400_000;
    await put('甲', '甲1');
    await put('乙', '乙1');
    await lease(store, 'wechat', now, 1);
    now = AT;
    const { got, sender } = platform();
    expect(await sendDue(store, 'wechat', sender, clock)).toBe(0);
    await hastenOutbox(store, now);
    expect(await sendDue(store, 'wechat', sender, clock)).toBe(2);
    expect([...got].sort()).toEqual(['乙1', '甲1']);
  });

  it('sends in order per recipient, one at a time', async () => {
    for (const text of ['甲1', '甲2', '甲3']) await put('甲', text);
    await put('乙', '乙1');
    const { got, sender } = platform();
    expect(await sendDue(store, 'wechat', sender, clock)).toBe(2);
    expect(got.sort()).toEqual(['乙1', '甲1'].sort());
    while ((await sendDue(store, 'wechat', sender, clock)) > 0);
    expect(got.filter((text) => text.startsWith('甲'))).toEqual(['甲1', '甲2', '甲3']);
    expect(await outboxStanding(store, AT, now)).toMatchObject({ waiting: 0, sent: 4, sentWithin10s: 4, dead: 0 });
  });

  it('keeps a later message back while an earlier one is tried again', async () => {
    await put('甲', '一');
    await put('甲', '二');
    let down = true;
    const { got, sender } = platform((text) => (down && text === '一' ? 'retry' : 'sent'));
    await sendDue(store, 'wechat', sender, clock);
    expect(await sendDue(store, 'wechat', sender, clock)).toBe(0);
    now += 2_000;
    down = false;
    while ((await sendDue(store, 'wechat', sender, clock)) > 0);
    expect(got).toEqual(['一', '二']);
  });

  it('waits longer after each failure, at most five minutes, and then keeps a dead letter that can be sent again', async () => {
    await put('甲', '一');
    await put('甲', '二');
    const waits: number[] = [];
    let down = true;
    const { got, sender } = platform((text) => {
      if (text === '二' || !down) return 'sent';
      throw Object.assign(new Error('王桂花的地址连不上'), { code: 'ECONNREFUSED' });
    });
    while (waits.length < MOST_ATTEMPTS) {
      const { due } = await store.db
        .selectFrom('outbox')
        .select((row) => row.fn.min('due_at').as('due'))
        .where('attempts', '=', waits.length)
        .executeTakeFirstOrThrow();
      waits.push(due.getTime() - now);
      now = due.getTime() - 1;
      if (waits.length > 1) expect(await sendDue(store, 'wechat', sender, clock)).toBe(0);
      now += 1;
      expect(await sendDue(store, 'wechat', sender, clock)).toBe(1);
    }
    down = false;
    const [letter] = await deadLetters(store, 10);
    expect(letter).toMatchObject({ channel: 'wechat', attempts: MOST_ATTEMPTS, lastFault: 'Error ECONNREFUSED' });
    expect(await outboxStanding(store, AT, now)).toMatchObject({ dead: 1, waiting: 1 });
    await sendDue(store, 'wechat', sender, clock);
    expect(got).toEqual(['二']);
    expect(await resend(store, letter?.id ?? '', now)).toBe(true);
    expect(await resend(store, letter?.id ?? '', now)).toBe(false);
    await sendDue(store, 'wechat', sender, clock);
    expect(got).toEqual(['二', '一']);
  });

  it('shares the work among workers without sending twice', async () => {
    for (let index = 0; index < 60; index += 1) await put(`r${index % 15}`, `${index}`);
    const { got, sender } = platform(() => pause(1, 'sent' as const));
    const workers = [1, 2, 3].map(() => startOutbox(store, new Map([['wechat', sender]]), clock, 5));
    for (let tries = 0; tries < 500 && got.length < 60; tries += 1) await pause(10);
    await Promise.all(workers.map((each) => each.stop()));
    expect(got.map(Number).sort((a, b) => a - b)).toEqual(Array.from({ length: 60 }, (_, index) => index));
    for (let recipient = 0; recipient < 15; recipient += 1) {
      const own = got.map(Number).filter((each) => each % 15 === recipient);
      expect(own).toEqual([...own].sort((a, b) => a - b));
    }
  });

  it('sends at once what stood behind another of its recipient, though nobody rings for it', async () => {
    for (const text of ['甲1', '甲2', '甲3']) await put('甲', text);
    const { got, sender } = platform();
    const worker = startOutbox(store, new Map([['wechat', sender]]), clock, 86_400_000);
    for (let tries = 0; tries < 500 && got.length < 3; tries += 1) await pause(10);
    await worker.stop();
    expect(got).toEqual(['甲1', '甲2', '甲3']);
  });

  it('sends again what a worker held when it died, once its lease is over', async () => {
    await put('甲', '一');
    expect(await lease(store, 'wechat', now, 5)).toHaveLength(1);
    const { got, sender } = platform();
    expect(await sendDue(store, 'wechat', sender, clock)).toBe(0);
    now += LEASE + 1;
    expect(await sendDue(store, 'wechat', sender, clock)).toBe(1);
    expect(got).toEqual(['一']);
  });

  it('lets a channel that hangs delay no other, and leaves messages without a channel waiting', async () => {
    await put('甲', '卡住', 'dingtalk');
    await put('乙', '通', 'wechat');
    await put('丙', '没人送', 'fax');
    let hanging = 0;
    const stuck = platform(() => {
      hanging += 1;
      return new Promise<SendOutcome>(() => undefined);
    });
    const free = platform();
    const senders = new Map([
      ['dingtalk', stuck.sender],
      ['wechat', free.sender],
    ]);
    const workers = startOutbox(store, senders, clock, 5);
    for (let tries = 0; tries < 1_000 && (free.got.length === 0 || hanging === 0); tries += 1) await pause(10);
    expect(free.got).toEqual(['通']);
    const stopping = performance.now();
    await workers.stop();
    expect(performance.now() - stopping).toBeLessThan(10_000);
    expect(await outboxStanding(store, AT, now + 5_000)).toMatchObject({ waiting: 2, oldestSeconds: 5, sent: 1 });
  });

  it('goes on after the database was away', async () => {
    const lines: string[] = [];
    const broken = { ...store, db: store.db.withSchema('nowhere'), log: (line: string) => lines.push(line) };
    const workers = startOutbox(broken, new Map([['wechat', platform().sender]]), clock, 5);
    await pause(100);
    await workers.stop();
    expect(lines[0]).toContain('The outbox of wechat stands still');
  });
});
