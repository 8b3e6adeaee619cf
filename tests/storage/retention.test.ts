import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { keepRetention, retention } from '../../server/app/timers/retention.ts';
import { RETENTION } from '../../server/core/privacy/retention.ts';
import { idempotentRequests } from '../../server/storage/idempotent-requests.ts';
import type { OpenStore } from '../../server/storage/open-store.ts';
import { sealHeads } from '../../server/storage/trail/seal.ts';
import { verifyTrail } from '../../server/storage/trail/verify.ts';
import { UNTAKEN } from '../rigs/hand-over.ts';
import { testStore } from '../rigs/postgres.ts';
import { catalogue } from '../rigs/small-catalogue.ts';

const DAY = 86_400_000;
const AT = Date.UTC(2018, 11, 3, 1, 30);
const CANARY = '奶奶的户口本';

const TABLES = [
  'inbox',
  'conversations',
  'outbox',
  'idempotent_requests',
  'hand_overs',
  'unanswered',
  'files',
  'file_holders',
  'trail_texts',
  'identities',
  'people',
] as const;

describe('the nightly clearing', () => {
  let store: OpenStore;
  beforeAll(async () => {
    store = await testStore();
  });
  afterAll(() => store.close());

  async function counts(): Promise<Record<string, number>> {
    const found = await Promise.all(
      TABLES.map(async (table) => {
        const row = await store.db
          .selectFrom(table)
          .select((each) => each.fn.countAll<number>().as('n'))
          .executeTakeFirstOrThrow();
        return [table, row.n] as const;
      }),
    );
    return Object.fromEntries(found);
  }

  /** Everything one citizen leaves behind on one day. */
  async function visit(name: string, at: number): Promise<void> {
    const talk = { channel: 'wechat', account: 'gh_1', chat: '', person: name };
    const turns = [{ from: 'citizen' as const, text: CANARY, at }];
    const bytes = Buffer.concat([Buffer.from('ffd8ff', 'hex'), Buffer.from(name)]);
    await store.transaction(async (records) => {
      await records.inbox.take({ ...talk, messageId: `m ${name}`, at });
      await records.inbox.settle({ ...talk, messageId: `m ${name}` }, CANARY);
      await records.conversations.save(talk, {
        ...{ pending: null, last: null, failures: 0, heldBy: 'bot', handOver: null, turns, expiresAt: at },
      });
      await records.people.identify({ channel: 'wechat', appId: 'gh_1', externalId: name }, at);
      const number = await records.numbers.nextTyped();
      const rest = { reason: 'asked' as const, talk, recipient: name, transcript: [CANARY] };
      await records.handOvers.open({ ...rest, ...UNTAKEN, number, openedAt: at });
      await records.unanswered.add({ words: [CANARY], outcome: 'not-found', at });
      const reply = { lines: [CANARY], choices: [] };
      await records.outbox.put({ key: `o ${name}`, channel: 'wechat', recipient: name, reply, at });
      const holder = { record: `task ${name}`, expires: at + 30 * DAY, about: talk };
      await records.files.put({ mediaType: 'image/jpeg', bytes }, holder, at);
      await records.numbers.nextPublic('MZ', new Date(at).toISOString().slice(0, 10));
      await records.trail.append(
        { record: `visit ${name}`, event: 'asked', by: 'citizen', at, facts: { text: CANARY } },
        talk,
      );
    });
    await store.db
      .updateTable('outbox')
      .set({ state: 'sent', sent_at: new Date(at) })
      .execute();
    await idempotentRequests(store).begin({ actor: 'web', key: name, bodyHash: '00' }, at);
  }

  /** The night of an instant: rings as often as the timer asks for. */
  async function night(now: number): Promise<number> {
    for (let rings = 1; ; rings += 1) {
      const knowledge = { catalogue: catalogue({ requirements: [] }) };
      const again = await store.transaction((records) =>
        retention.ring({ knowledge, records, subject: 'every-night', now }),
      );
      if (again !== now) return rings;
    }
  }

  it('leaves yesterday alone', async () => {
    await visit('王', AT);
    const before = await counts();
    await night(AT + DAY / 2);
    expect(await counts()).toEqual(before);
  });

  it.each([
    [3, { conversations: 0, idempotent_requests: 0, inbox: 1 }],
    [8, { inbox: 0, files: 1, outbox: 1 }],
    [31, { files: 0, file_holders: 0, outbox: 0, hand_overs: 1 }],
    [181, { hand_overs: 0, unanswered: 1 }],
    [400, { unanswered: 0, identities: 1 }],
    [1100, { identities: 0, people: 0 }],
  ])('has cleared after %i days what its class allows', async (days, wanted) => {
    await night(AT + days * DAY);
    const left = await counts();
    expect(left).toMatchObject(wanted);
  });

  it('has erased the person’s words from the trail, and the trail still proves itself', async () => {
    await sealHeads(store, AT + 1_101 * DAY);
    const texts = await store.db.selectFrom('trail_texts').select('text').execute();
    expect(JSON.stringify(texts)).not.toContain(CANARY);
    const [entry] = await store.transaction(({ trail }) => trail.of('visit 王'));
    expect(entry?.event).toBe('erased');
    expect((await verifyTrail(store)).faults).toEqual([]);
  });

  it('says in the trail how much it cleared', async () => {
    const months = await store.transaction(({ trail }) => trail.of('retention 2018-12'));
    expect(months[0]).toMatchObject({ event: 'retention-cleared', by: 'bot', facts: { conversations: 1 } });
  });

  it('keeps who comes back: only three years of silence count', async () => {
    await visit('李', AT);
    await visit2years();
    await night(AT + 1_200 * DAY);
    expect(await counts()).toMatchObject({ identities: 1, people: 1 });
  });

  async function visit2years(): Promise<void> {
    const identity = { channel: 'wechat', appId: 'gh_1', externalId: '李' };
    await store.transaction(({ people }) => people.identify(identity, AT + 730 * DAY));
  }

  it('takes a long backlog in pieces', async () => {
    const rows = Array.from({ length: 1_201 }, (_, index) => ({
      ...{ county: store.county, channel: 'web', account: '', message_id: `b${index}` },
      ...{ person_key: Buffer.alloc(32), received_at: new Date(AT), sealed_reply: null },
    }));
    await store.db.insertInto('inbox').values(rows).execute();
    expect(await night(AT + 10 * DAY)).toBe(3);
    expect(await counts()).toMatchObject({ inbox: 0 });
  });

  it('never counts a public number twice, and keeps the counters that carry no day', async () => {
    const names = (await store.db.selectFrom('counters').select('name').execute()).map(({ name }) => name);
    expect(names).toContain('typed');
    expect(names.filter((name) => name.startsWith('MZ-2018'))).toEqual([]);
  });

  it('is set once, however often the server starts', async () => {
    await keepRetention(store, AT);
    const timer = { kind: retention.name, subject: 'every-night' };
    const due = await store.transaction(({ timers }) => timers.dueAt(timer));
    expect(new Date(due ?? 0).toISOString()).toBe('2018-12-03T19:10:00.000Z');
    await keepRetention(store, AT + 5 * DAY);
    expect(await store.transaction(({ timers }) => timers.dueAt(timer))).toBe(due);
  });

  it('has a rule, a label and a reason for every class', () => {
    expect(new Set(RETENTION.map((rule) => rule.class)).size).toBe(RETENTION.length);
    for (const rule of RETENTION) expect([rule.label, rule.since, rule.why].every((text) => text !== '')).toBe(true);
  });
});
