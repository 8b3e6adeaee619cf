import { rm } from 'node:fs/promises';
import { sql } from 'kysely';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { sayTrailFault } from '../../server/core/trail/trail-fault.ts';
import type { OpenStore } from '../../server/storage/open-store.ts';
import { readAnchors } from '../../server/storage/trail/anchors.ts';
import { sealHeads } from '../../server/storage/trail/seal.ts';
import { startSealer } from '../../server/storage/trail/sealer.ts';
import { checkSm3 } from '../../server/storage/trail/sm3.ts';
import { verifyTrail } from '../../server/storage/trail/verify.ts';
import { testStore } from '../rigs/postgres.ts';

const AT = Date.UTC(2018, 11, 3, 1, 30);
const CITIZEN = { channel: 'wechat', person: 'o-zhang' };

describe('the trail', () => {
  let store: OpenStore;
  beforeAll(async () => {
    store = await testStore();
  });
  afterAll(() => store.close());

  async function write(record: string, count: number): Promise<void> {
    for (let index = 1; index <= count; index += 1)
      await store.transaction(({ trail }) =>
        trail.append({ record, event: 'asked', by: 'citizen', at: AT + index, facts: { index } }, CITIZEN),
      );
  }

  /** What an administrator of the database can do when he puts his mind to it. */
  async function tamper(statement: string): Promise<void> {
    await store.db.transaction().execute(async (tx) => {
      await sql.raw(`set local session_replication_role = replica; ${statement}`).execute(tx);
    });
  }

  const findings = async (): Promise<string[]> => (await verifyTrail(store)).faults.map(sayTrailFault);

  beforeEach(async () => {
    await tamper('delete from trail_links; delete from trail_texts; delete from trail_heads');
    await tamper(`delete from trail_seals; delete from counters; delete from trail_erasures`);
    await rm(`${store.dataDir}/anchors`, { recursive: true, force: true });
    await write('slip A', 4);
    await write('slip B', 2);
  });

  it('is whole when nobody touched it, before and after sealing', async () => {
    expect(await verifyTrail(store)).toMatchObject({ records: 2, entries: 6, seals: 0, faults: [] });
    await sealHeads(store, AT);
    expect(await verifyTrail(store)).toMatchObject({ records: 2, entries: 6, seals: 1, anchors: 1, faults: [] });
  });

  it('refuses to be changed through the ordinary door', async () => {
    for (const table of ['trail_links', 'trail_seals', 'trail_texts'] as const) {
      await sealHeads(store, AT);
      const change = sql.raw(`update ${table} set seq = 9`).execute(store.db);
      await expect(change).rejects.toThrow('append-only');
      await expect(sql.raw(`truncate ${table}`).execute(store.db)).rejects.toThrow('append-only');
    }
    await expect(store.db.deleteFrom('trail_links').execute()).rejects.toThrow('append-only');
  });

  it.each([
    [
      'an edited text',
      `update trail_texts set text = replace(text, '"index":2', '"index":7') where seq = 2 and record = 'slip A'`,
      'slip A 第 2 条被改过',
    ],
    ['an edited time', `update trail_links set at = at - interval '1 day' where seq = 3`, 'slip A 第 3 条被改过'],
    [
      'an edited hash',
      `update trail_links set leaf = repeat('0', 64) where seq = 1 and record = 'slip B'`,
      'slip B 第 1 条被改过',
    ],
    ['a deleted entry', `delete from trail_links where record = 'slip A' and seq = 2`, 'slip A 第 2 条被删掉了'],
    ['a cut-off end', `delete from trail_links where record = 'slip A' and seq > 2`, 'slip A 第 3 条从末尾被截掉了'],
    [
      'a text that is gone',
      `delete from trail_texts where record = 'slip A' and seq = 2`,
      'slip A 第 2 条的正文不见了,也没有注销记录',
    ],
    [
      'an entry added behind the head',
      `update trail_heads set seq = 1 where record = 'slip B'`,
      'slip B 第 2 条来历不明',
    ],
    ['a head that is gone', `delete from trail_heads where record = 'slip B'`, 'slip B 第 1 条来历不明'],
  ])('names %s', async (_, statement, said) => {
    await tamper(statement);
    expect(await findings()).toContain(said);
  });

  it('names entries that changed places', async () => {
    for (const table of ['trail_links', 'trail_texts'])
      await tamper(`
        update ${table} set seq = 99 where record = 'slip A' and seq = 2;
        update ${table} set seq = 2 where record = 'slip A' and seq = 3;
        update ${table} set seq = 3 where record = 'slip A' and seq = 99`);
    expect(await findings()).toEqual(['slip A 第 2 条被换了顺序', 'slip A 第 3 条被换了顺序']);
  });

  it('names an end that was cut off together with its head, once it was sealed', async () => {
    const cut = `
      update trail_heads h set seq = 2, link = (select link from trail_links l where l.record = h.record and l.seq = 2)
        where record = 'slip A';
      delete from trail_links where record = 'slip A' and seq > 2`;
    await sealHeads(store, AT);
    await tamper(cut);
    expect(await findings()).toEqual(['slip A 第 4 条从末尾被截掉了']);
  });

  it('names a record that vanished with its head, and seals that vanished with it', async () => {
    await sealHeads(store, AT);
    await write('slip C', 1);
    await sealHeads(store, AT);
    for (const table of ['trail_links', 'trail_texts', 'trail_heads'])
      await tamper(`delete from ${table} where record = 'slip C'`);
    expect(await findings()).toEqual(['slip C 第 1 条从末尾被截掉了']);
    await tamper('delete from trail_seals where seq = 2');
    expect(await findings()).toEqual(['库外锚点 第 2 条从末尾被截掉了']);
  });

  it('names an edited and a deleted seal', async () => {
    for (const index of [1, 2, 3]) {
      await write(`slip S${index}`, 1);
      await sealHeads(store, AT);
    }
    await tamper(`update trail_seals set heads = replace(heads, 'slip S2', 'slip S9') where seq = 2`);
    expect(await findings()).toContain('封印 第 2 条被改过');
    await tamper('delete from trail_seals where seq = 2');
    expect(await findings()).toContain('封印 第 2 条被删掉了');
  });

  it('still verifies after a person was forgotten, and tells how many texts went', async () => {
    await sealHeads(store, AT);
    await store.transaction(({ people }) => people.forget(CITIZEN, 'staff 0017', AT + 9));
    const report = await verifyTrail(store);
    expect(report).toMatchObject({ entries: 7, erased: 6, faults: [] });
    const texts = await store.db.selectFrom('trail_texts').select('record').execute();
    expect(texts.every(({ record }) => record.startsWith('erasure '))).toBe(true);
    const kept = await store.transaction(({ trail }) => trail.of('slip A'));
    expect(kept.map((entry) => entry.event)).toEqual(['erased', 'erased', 'erased', 'erased']);
  });

  it('is sealed in the background, and the day keeps its last seal outside the database', async () => {
    const sealer = startSealer(store, { now: () => AT }, 20);
    for (let tries = 0; tries < 100 && (await verifyTrail(store)).seals === 0; tries += 1);
    await write('slip D', 1);
    await sealer.stop();
    const { faults, seals } = await verifyTrail(store);
    expect(faults).toEqual([]);
    const [anchor] = await readAnchors(store.dataDir, store.county);
    expect(anchor).toMatchObject({ day: '2018-12-03', seal: seals, county: '990100' });
  });

  it('seals from two processes at once without a gap', async () => {
    const rounds = Array.from({ length: 12 }, async (_, index) => {
      await write(`slip P${index}`, 1);
      await Promise.all([sealHeads(store, AT), sealHeads(store, AT)]);
    });
    await Promise.all(rounds);
    while (await sealHeads(store, AT));
    expect((await verifyTrail(store)).faults).toEqual([]);
  });

  it('refuses to start on a Node without a right SM3', () => {
    expect(() => checkSm3()).not.toThrow();
    expect(() => checkSm3((text) => `${text.length}`)).toThrow('SM3');
  });
});
