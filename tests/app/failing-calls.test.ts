import { sql } from 'kysely';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type Received, receiveMessage } from '../../server/app/receive-message.ts';
import { handOverLapse } from '../../server/app/timers/hand-over-lapse.ts';
import { ringWith } from '../../server/app/timers/register.ts';
import type { Result } from '../../server/core/result.ts';
import type { OutgoingMessage } from '../../server/ports/store.ts';
import type { OpenStore } from '../../server/storage/open-store.ts';
import { LEASE } from '../../server/storage/outbox/lease.ts';
import { sendDue } from '../../server/storage/outbox/worker.ts';
import { ringOne } from '../../server/storage/timers/ring.ts';
import { verifyTrail } from '../../server/storage/trail/verify.ts';
import { type OpenCounty, openCounty } from '../rigs/county.ts';
import { failingAt } from '../rigs/failing-store.ts';

/** Everything a use case may leave behind; trail_links first, because no effect may come without an entry. */
const EFFECTS = [
  'trail_links',
  'inbox',
  'outbox',
  'slips',
  'nominations',
  'hand_overs',
  'unanswered',
  'identities',
  'timers',
] as const;

/** More store calls than any use case makes: the loop ends by itself. */
const ENOUGH = 80;

describe('a use case whose n-th store call fails', () => {
  let county: OpenCounty;
  beforeAll(async () => {
    county = await openCounty('2018-12-03 09:00');
  });
  afterAll(() => county.close());

  async function effects(): Promise<Record<string, number>> {
    const parts = EFFECTS.map((table) => `(select count(*) from ${table}) as ${table}`);
    const drawn = `(select coalesce(sum(value), 0) from counters where name <> 'seals') as drawn`;
    const jobs = `(select count(*) from pgboss.job) as jobs`;
    const { rows } = await sql
      .raw<Record<string, number>>(`select ${[...parts, drawn, jobs].join(', ')}`)
      .execute(county.store.db);
    return Object.fromEntries(Object.entries(rows[0] ?? {}).map(([name, count]) => [name, Number(count)]));
  }

  const change = (before: Record<string, number>, after: Record<string, number>) =>
    Object.fromEntries(Object.entries(after).map(([name, count]) => [name, count - (before[name] ?? 0)]));

  let count = 0;
  /** The next words of a person, ready to be delivered to a store as often as one likes. */
  function words(person: string, text: string) {
    count += 1;
    const talk = { channel: 'test', account: 'a', chat: '', person };
    const message = {
      ...talk,
      messageId: `m${count}`,
      at: county.clock.now(),
      content: { kind: 'text', text },
    } as const;
    return (store: OpenStore): Promise<Result<Received>> =>
      receiveMessage({ ...county.means, store }, message, { replyTo: person });
  }

  it.each([
    ['a question', [], '孩子上学报名还要开居住证明吗', { trail_links: 1, inbox: 1, outbox: 1 }],
    ['a slip', ['孩子上学报名还要开居住证明吗'], '要凭条', { trail_links: 2, slips: 1, outbox: 1, drawn: 1 }],
    [
      'a nomination',
      [],
      '小学入学报名还要外星人接触证明吗',
      { trail_links: 2, nominations: 1, unanswered: 1, drawn: 1 },
    ],
    ['a hand-over', [], '找人', { trail_links: 2, hand_overs: 1, timers: 1, jobs: 1, drawn: 1 }],
  ])('leaves nothing of %s, and does it once when the message comes again', async (name, first, text, wanted) => {
    let passed = false;
    for (let n = 1; n < ENOUGH && !passed; n += 1) {
      const person = `${name} ${n}`;
      for (const said of first) await words(person, said)(county.store);
      const deliver = words(person, text);
      const before = await effects();
      const failing = failingAt(county.store, n);
      const outcome = await deliver(failing.store).catch((fault: Error) => fault.message);
      passed = failing.queries() < n;
      if (!passed) {
        expect(outcome).toBe('planted');
        expect(change(before, await effects())).toEqual(change(before, before));
      }
      const replies = [await deliver(county.store), await deliver(county.store)];
      expect(replies[0]).toEqual(replies[1]);
      expect(replies[0]).toMatchObject({ ok: true });
      expect(change(before, await effects())).toMatchObject(wanted);
    }
    expect(passed).toBe(true);
    expect((await verifyTrail(county.store)).faults).toEqual([]);
  });

  it('leaves nothing of a hand-over that lapses, and gives it back once when it rings again', async () => {
    const ring = ringWith(county.means);
    let passed = false;
    for (let n = 1; n < ENOUGH && !passed; n += 1) {
      await words(`lapse ${n}`, '找人')(county.store);
      const opened = await county.store.db
        .selectFrom('timers')
        .select('subject')
        .where('kind', '=', handOverLapse.name)
        .orderBy(sql`subject::int`, 'desc')
        .executeTakeFirstOrThrow();
      const timer = { kind: handOverLapse.name, subject: opened.subject };
      const later = county.clock.now() + 24 * 3_600_000;
      const before = await effects();
      const failing = failingAt(county.store, n);
      const outcome = await ringOne(failing.store, timer, ring, later).catch((fault: Error) => fault.message);
      passed = failing.queries() < n;
      if (!passed) {
        expect(outcome).toBe('planted');
        expect(change(before, await effects())).toEqual(change(before, before));
      }
      for (let again = 0; again < 2; again += 1) await ringOne(county.store, timer, ring, later);
      expect(change(before, await effects())).toMatchObject({ trail_links: 1, outbox: 1, timers: -1 });
    }
    expect(passed).toBe(true);
  });

  it('loses no message and keeps the order when a call of the sender’s side fails', async () => {
    await county.store.db.deleteFrom('outbox').execute();
    let passed = false;
    for (let n = 1; n < ENOUGH && !passed; n += 1) {
      const [person, arrived] = [`sent ${n}`, [] as string[]];
      for (const text of ['一', '二', '三'])
        await county.store.transaction(({ outbox }) =>
          outbox.put({
            ...{ key: `${person} ${text}`, channel: 'test', recipient: person, at: county.clock.now() },
            reply: { lines: [text], choices: [] },
          }),
        );
      const sender = {
        async send({ reply }: OutgoingMessage) {
          arrived.push(reply.lines[0] ?? '');
          return 'sent' as const;
        },
      };
      const failing = failingAt(county.store, n);
      await sendAll(failing.store, sender, 0).catch(() => undefined);
      passed = failing.queries() < n;
      await sendAll(county.store, sender, LEASE + 1);
      // What was sent and could not be entered comes once more, right after itself: never lost, never out of order.
      expect(arrived.filter((text, index) => text !== arrived[index - 1])).toEqual(['一', '二', '三']);
      expect(arrived.length).toBeLessThanOrEqual(4);
    }
    expect(passed).toBe(true);
  });

  async function sendAll(store: OpenStore, sender: Parameters<typeof sendDue>[2], ahead: number): Promise<void> {
    const clock = { now: () => county.clock.now() + ahead };
    while ((await sendDue(store, 'test', sender, clock)) > 0);
  }
});
