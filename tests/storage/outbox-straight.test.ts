import { setTimeout as pause } from 'node:timers/promises';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import type { OutgoingMessage, SendOutcome } from '../../server/ports/store.ts';
import type { OpenStore } from '../../server/storage/open-store.ts';
import { LEASE, type Leased, lease, settle } from '../../server/storage/outbox/lease.ts';
import { outboxStanding } from '../../server/storage/outbox/standing.ts';
import { sendDue, startOutbox } from '../../server/storage/outbox/worker.ts';
import { testStore } from '../rigs/postgres.ts';

const AT = Date.UTC(2018, 11, 3, 1, 30);
const NEVER = 86_400_000;

describe('a message that was expected', () => {
  let store: OpenStore;
  let now = AT;
  const clock = { now: () => now };
  beforeAll(async () => {
    store = await testStore();
  });
  afterAll(() => store.close());
  beforeEach(async () => {
    now = AT;
    await store.db.deleteFrom('outbox').execute();
  });

  function message(text: string, recipient = text): OutgoingMessage {
    return { key: `key ${text}`, channel: 'wechat', recipient, reply: { lines: [text], choices: [] }, at: now };
  }

  /** As a use case puts its reply: said first, then something is asked of the store, then it is put. */
  function put(...messages: readonly OutgoingMessage[]): Promise<void> {
    return store.transaction(async ({ outbox, numbers }) => {
      for (const each of messages) outbox.expect(each);
      await numbers.nextTyped();
      for (const each of messages) await outbox.put(each);
    });
  }

  /** A worker's end that keeps what comes and is never done with it. */
  function holding(): { readonly got: Leased[]; close(): Promise<void> } {
    const got: Leased[] = [];
    const send = (leased: Leased): Promise<void> => {
      got.push(leased);
      return new Promise(() => undefined);
    };
    const close = store.outlets.open('wechat', { until: () => now + LEASE, send });
    return { got, close };
  }

  function textsOf(got: readonly Leased[]): readonly (string | undefined)[] {
    return got.map((each) => each.message.reply.lines[0]);
  }

  it('goes straight to the worker, and nobody else gets it while it is on its way', async () => {
    let go: (outcome: SendOutcome) => void = () => undefined;
    const sent = new Promise<SendOutcome>((resolve) => {
      go = resolve;
    });
    const worker = startOutbox(store, new Map([['wechat', { send: () => sent }]]), clock, NEVER);
    await pause(50); // its first look at an empty outbox
    await put(message('一'));
    expect(await lease(store, 'wechat', now, 5)).toEqual([]);
    expect(await outboxStanding(store, AT, now)).toMatchObject({ waiting: 1, sent: 0 });
    go('sent');
    await worker.stop();
    expect(await outboxStanding(store, AT, now)).toMatchObject({ waiting: 0, sent: 1 });
  });

  it('is entered as sent in the transaction of those who wait for one, or else by itself', async () => {
    const { got } = holding();
    await put(message('一'), message('二'), message('三'));
    const [first, second, third] = got.map((leased) => ({ leased, outcome: 'sent', fault: null }) as const);
    if (!first || !second || !third) throw new Error('not sent straight');
    const writers = (): Promise<readonly string[]> =>
      store.pool.query('select xmin::text from outbox order by id').then(({ rows }) => rows.map(({ xmin }) => xmin));
    const before = await writers();
    const other = store.transaction(async ({ numbers }) => void (await numbers.nextTyped()));
    await Promise.all([settle(store, [first], now), settle(store, [second], now), other]);
    await settle(store, [third], now);
    const [one, two, three] = await writers();
    expect(two).toBe(one);
    expect([one, three]).not.toContain(before[0]);
    expect(three).not.toBe(one);
    expect(await outboxStanding(store, AT, now)).toMatchObject({ waiting: 0, sent: 3 });
  });

  it('is entered as sent by itself when those it went with come to nothing', async () => {
    const { got } = holding();
    await put(message('一'));
    const vain = store.transaction(async () => {
      throw new Error('in vain');
    });
    const settled = settle(
      store,
      got.map((leased) => ({ leased, outcome: 'sent', fault: null })),
      now,
    );
    await expect(vain).rejects.toThrow('in vain');
    await settled;
    expect(await outboxStanding(store, AT, now)).toMatchObject({ waiting: 0, sent: 1 });
  });

  it('is sent again by whoever comes after a process that died with it', async () => {
    const { got } = holding();
    await put(message('一'));
    expect(textsOf(got)).toEqual(['一']);
    const again: string[] = [];
    const sender = {
      send: async ({ key }: OutgoingMessage) => {
        again.push(key);
        return 'sent' as const;
      },
    };
    expect(await sendDue(store, 'wechat', sender, clock)).toBe(0);
    now += LEASE + 1;
    expect(await sendDue(store, 'wechat', sender, clock)).toBe(1);
    expect(again).toEqual(['key 一']);
  });

  it('waits behind an earlier one to the same recipient, and only the first of two goes straight', async () => {
    await store.transaction(({ outbox }) => outbox.put(message('早', '甲')));
    const { got } = holding();
    await put(message('晚', '甲'));
    await put(message('一', '乙'), message('二', '乙'));
    expect(textsOf(got)).toEqual(['一']);
    expect((await lease(store, 'wechat', now, 5)).map((each) => each.message.reply.lines[0])).toEqual(['早']);
  });

  it('is found in the outbox where there is no room, or no worker any more', async () => {
    const { got, close } = holding();
    for (let each = 0; each < 25; each += 1) await put(message(`${each}`));
    expect(got).toHaveLength(20);
    expect(await lease(store, 'wechat', now, 10)).toHaveLength(5);
    void close();
    await put(message('后来'));
    expect(textsOf(got)).not.toContain('后来');
    expect(await lease(store, 'wechat', now, 10)).toHaveLength(1);
  });

  it('is not sent, and takes no room, when the work around it comes to nothing', async () => {
    const { got } = holding();
    for (let each = 0; each < 30; each += 1) {
      const vain = store.transaction(async ({ outbox, numbers }) => {
        outbox.expect(message(`${each}`));
        await numbers.nextTyped();
        await outbox.put(message(`${each}`));
        throw new Error('in vain');
      });
      await expect(vain).rejects.toThrow('in vain');
    }
    await put(message('真的'));
    expect(textsOf(got)).toEqual(['真的']);
  });

  it('is put once: under a key that stands there already nothing goes out', async () => {
    const { got } = holding();
    await put(message('一'));
    await store.db.updateTable('outbox').set({ state: 'sent' }).execute();
    await put(message('一'));
    expect(got).toHaveLength(1);
  });
});
