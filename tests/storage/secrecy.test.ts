import { randomBytes } from 'node:crypto';
import { stat } from 'node:fs/promises';
import { join } from 'node:path';
import fc from 'fast-check';
import { sql } from 'kysely';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type OpenStore, openStore } from '../../server/storage/open-store.ts';
import { demoKeys, keyFaults, newKey, readKeys, splitKeys } from '../../server/storage/secrecy/keys.ts';
import { rewrapAll, SEALED_COLUMNS } from '../../server/storage/secrecy/rewrap-all.ts';
import { openVault } from '../../server/storage/secrecy/vault.ts';
import { UNTAKEN } from '../rigs/hand-over.ts';
import { freshDatabase, testStore } from '../rigs/postgres.ts';
import { temporaryFolder } from '../rigs/postgres-folder.ts';

const NEW = newKey();
const OLD = newKey();
const INDEX = newKey();
const vaultWith = (...dataKeys: string[]) => openVault(readKeys({ dataKeys, indexKey: INDEX }));

describe('the vault', () => {
  it('gives back any text, and the sealed bytes hold none of it', () => {
    const vault = vaultWith(NEW);
    fc.assert(
      fc.property(fc.string({ unit: 'grapheme', minLength: 4 }), (text) => {
        const sealed = vault.seal(text, 'here');
        expect(vault.open(sealed, 'here')).toBe(text);
        expect(sealed.includes(Buffer.from(text))).toBe(false);
      }),
    );
  });

  it('opens nothing that was changed by one bit or moved to another place', () => {
    const vault = vaultWith(NEW);
    const sealed = vault.seal('510922195501011234', 'people.number 990100');
    expect(() => vault.open(sealed, 'people.number 990200')).toThrow();
    for (let bit = 0; bit < sealed.length * 8; bit += 7) {
      const changed = Buffer.from(sealed);
      changed[bit >> 3] = (changed[bit >> 3] ?? 0) ^ (1 << (bit & 7));
      expect(() => vault.open(changed, 'people.number 990100')).toThrow();
    }
  });

  it('changes keys without downtime: both open, the first seals, the old one can be retired', () => {
    const before = vaultWith(OLD).seal('旧', 'here');
    const both = vaultWith(NEW, OLD);
    expect(both.open(before, 'here')).toBe('旧');
    const moved = both.rewrap(before);
    expect(moved && vaultWith(NEW).open(moved, 'here')).toBe('旧');
    expect(moved && both.rewrap(moved)).toBeNull();
    expect(() => vaultWith(NEW).open(before, 'here')).toThrow('DATA_KEYS no longer holds');
    expect(vaultWith(NEW).open(both.seal('新', 'here'), 'here')).toBe('新');
  });

  it('hashes equal texts alike, and differently for another kind, county or key', () => {
    const vault = vaultWith(NEW);
    const other = openVault(readKeys({ dataKeys: [NEW], indexKey: newKey() }));
    const hash = vault.index('account', '990100', 'wechat', 'o1');
    expect(vault.index('account', '990100', 'wechat', 'o1')).toEqual(hash);
    for (const each of [
      vault.index('talk', '990100', 'wechat', 'o1'),
      vault.index('account', '990200', 'wechat', 'o1'),
      vault.index('account', '990100', 'wechato', '1'),
      vault.index('account', '990100', 'dingtalk', 'o1'),
      vault.index('account', '990100', 'wechat', 'more', 'o1'),
      other.index('account', '990100', 'wechat', 'o1'),
    ])
      expect(each).not.toEqual(hash);
    expect(vault.index('account', '990100', 'wechat', 'o1')).toEqual(hash);
  });
});

describe('keys', () => {
  it('of good luck are accepted, one or two of them', () => {
    expect(keyFaults({ dataKeys: NEW, indexKey: INDEX })).toEqual([]);
    expect(keyFaults({ dataKeys: ` ${NEW} , ${OLD}`, indexKey: randomBytes(32).toString('hex') })).toEqual([]);
  });

  it.each([
    ['none', {}, /DATA_KEYS must hold a key.*openssl/],
    [
      'a short one',
      { dataKeys: randomBytes(16).toString('base64'), indexKey: INDEX },
      /DATA_KEYS must be 32 random bytes/,
    ],
    ['a word', { dataKeys: 'changeme', indexKey: INDEX }, /DATA_KEYS must be 32 random bytes/],
    ['noughts', { dataKeys: Buffer.alloc(32).toString('base64'), indexKey: INDEX }, /default or guessable/],
    [
      'a sentence of 32 letters',
      { dataKeys: NEW, indexKey: Buffer.from('this-is-a-very-secret-demo-key-!').toString('base64') },
      /INDEX_KEY is a default/,
    ],
    ['the same twice', { dataKeys: NEW, indexKey: NEW }, /all be different/],
    ['three', { dataKeys: [NEW, OLD, newKey()].join(','), indexKey: INDEX }, /at most two/],
  ])('refuses %s and names the setting', (_, keys, sentence) => {
    expect(keyFaults(keys).join('\n')).toMatch(sentence);
  });

  it('of a demo are made once, also by two processes at once, readable by the owner only', async () => {
    const folder = await temporaryFolder();
    const made = await Promise.all([demoKeys(folder), demoKeys(folder), demoKeys(folder)]);
    expect(made[1]).toEqual(made[0]);
    expect(made[2]).toEqual(made[0]);
    expect(await demoKeys(folder)).toEqual(made[0]);
    expect((await stat(join(folder, 'keys.json'))).mode & 0o777).toBe(0o600);
    expect(keyFaults({ dataKeys: made[0].dataKeys.join(','), indexKey: made[0].indexKey })).toEqual([]);
    expect(splitKeys(' a ,, b')).toEqual(['a', 'b']);
  });
});

describe('the database', () => {
  let store: OpenStore;
  beforeAll(async () => {
    store = await testStore();
  });
  afterAll(() => store.close());

  it('holds nothing in the clear that a person typed, and no account', async () => {
    const canary = '王桂花510922195501011234';
    const talk = { channel: 'wechat', account: 'gh_1', chat: '', person: `openid-${canary}` };
    const turns = [{ from: 'citizen' as const, text: canary, at: 1 }];
    await store.transaction(async (records) => {
      await records.inbox.take({ ...talk, messageId: 'm1', at: 1 });
      await records.inbox.settle({ ...talk, messageId: 'm1' }, canary);
      await records.conversations.save(talk, {
        ...{ pending: null, last: null, failures: 0, heldBy: 'bot', handOver: null, turns, expiresAt: 2 },
      });
      await records.people.identify({ channel: 'wechat', appId: 'wx1', externalId: talk.person }, 1);
      await records.unanswered.add({ words: [canary], outcome: 'not-found', at: 1 });
      await records.nominations.add({ number: 'QP-1', proof: canary, matter: canary, question: canary, at: 1 });
      const opened = { ...UNTAKEN, openedAt: 1 };
      await records.handOvers.open({
        number: 1,
        reason: 'asked',
        talk,
        recipient: talk.person,
        transcript: [canary],
        ...opened,
      });
      const reply = { lines: [canary], choices: [] };
      await records.outbox.put({ key: 'k1', channel: 'wechat', recipient: talk.person, reply, at: 1 });
      await records.trail.append({ record: 'talk', event: 'asked', by: 'citizen', at: 1, facts: {} }, talk);
    });
    const tables = await sql<{ name: string }>`
      select tablename as name from pg_tables where schemaname = 'public'`.execute(store.db);
    expect(tables.rows.length).toBeGreaterThan(12);
    for (const { name } of tables.rows) {
      const rows = await sql<{ all: string }>`select ${sql.table(name)}::text as all from ${sql.table(name)}`.execute(
        store.db,
      );
      const dump = rows.rows.map((row) => row.all).join('\n');
      for (const piece of ['王桂花', '510922195501011234', Buffer.from(canary).toString('hex')])
        expect({ name, leaks: dump.includes(piece) }).toEqual({ name, leaks: false });
    }
  });

  it('is moved to a new key while it is in use, and the old key can go', async () => {
    const database = await freshDatabase();
    const dataDir = await temporaryFolder();
    const open = (...dataKeys: string[]) =>
      openStore({ county: '990100', dataDir, databaseUrl: database.url, keys: { dataKeys, indexKey: INDEX } });
    const talk = { channel: 'wechat', account: 'gh_1', chat: '', person: 'o1' };
    const before = await open(OLD);
    await before.transaction(async ({ inbox, nominations }) => {
      await inbox.take({ ...talk, messageId: 'm1', at: 1 });
      await inbox.settle({ ...talk, messageId: 'm1' }, 'the reply');
      for (let n = 0; n < 7; n += 1)
        await nominations.add({ number: `QP-${n}`, proof: '道士证明', matter: null, question: '问', at: 1 });
    });
    await before.close();

    const both = await open(NEW, OLD);
    expect(await rewrapAll(both, 3)).toBe(8);
    expect(await rewrapAll(both, 3)).toBe(0);
    await both.close();

    const after = await open(NEW);
    await after.transaction(async ({ inbox, nominations }) => {
      expect(await inbox.take({ ...talk, messageId: 'm1', at: 1 })).toEqual({ fresh: false, reply: 'the reply' });
      expect((await nominations.find('QP-6'))?.proof).toBe('道士证明');
    });
    await after.close();
    await database.drop();
  });

  it('knows every sealed column', async () => {
    const found = await sql<{ name: string }>`select table_name || '.' || column_name as name
      from information_schema.columns where table_schema = 'public' and data_type = 'bytea' and column_name like 'sealed_%'`.execute(
      store.db,
    );
    const told = SEALED_COLUMNS.map(({ table, column }) => `${table}.${column}`);
    expect(found.rows.map((row) => row.name).sort()).toEqual(told.sort());
  });

  it('forgets a person whole and leaves others alone', async () => {
    const person = (name: string) => ({ channel: 'wechat', account: 'gh_1', chat: '', person: name });
    const conversation = {
      pending: null,
      last: null,
      failures: 0,
      heldBy: 'bot' as const,
      handOver: null,
      turns: [],
      expiresAt: 2,
    };
    await store.transaction(async (records) => {
      for (const name of ['zhang', 'li']) {
        await records.people.identify({ channel: 'wechat', appId: 'wx1', externalId: name }, 1);
        await records.conversations.save(person(name), conversation);
        await records.inbox.take({ ...person(name), messageId: `m-${name}`, at: 1 });
        await records.inbox.settle({ ...person(name), messageId: `m-${name}` }, 'reply');
      }
    });
    const gone = await store.transaction(({ people }) => people.forget(person('zhang'), 'staff 0017', 5));
    expect(gone).toBe(3);
    expect(await store.transaction(({ people }) => people.forget(person('zhang'), 'staff 0017', 6))).toBe(0);
    await store.transaction(async (records) => {
      expect(await records.conversations.load(person('zhang'))).toBeNull();
      expect(await records.conversations.load(person('li'))).toEqual(conversation);
      expect(await records.inbox.take({ ...person('zhang'), messageId: 'm-zhang', at: 1 })).toEqual({
        fresh: false,
        reply: null,
      });
      expect(await records.inbox.take({ ...person('li'), messageId: 'm-li', at: 1 })).toEqual({
        fresh: false,
        reply: 'reply',
      });
    });
  });
});
