import { sql } from 'kysely';
import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest';
import { type OpenStore, openStore } from '../../server/storage/open-store.ts';
import { newKey } from '../../server/storage/secrecy/keys.ts';
import { sealHeads } from '../../server/storage/trail/seal.ts';
import { freshDatabase, type TestDatabase } from '../rigs/postgres.ts';
import { runCommand } from '../rigs/postgres-command.ts';
import { temporaryFolder } from '../rigs/postgres-folder.ts';

// Whole programs and databases start here; on a busy machine that takes its time.
vi.setConfig({ testTimeout: 120_000, hookTimeout: 180_000 });

describe('npm run trail:verify', () => {
  let database: TestDatabase;
  let store: OpenStore;
  let env: Record<string, string>;
  beforeAll(async () => {
    database = await freshDatabase();
    const dataDir = await temporaryFolder();
    const keys = { dataKeys: [newKey()], indexKey: newKey() };
    env = { DATA_DIR: dataDir, DATABASE_URL: database.url, HOME_PLACE: '990101' };
    env = { ...env, DATA_KEYS: keys.dataKeys.join(','), INDEX_KEY: keys.indexKey };
    store = await openStore({ county: '990101', dataDir, databaseUrl: database.url, keys });
    const entry = { record: 'slip MZ-20181203-0001', event: 'slip-issued', by: 'bot', at: 1, facts: {} };
    await store.transaction(({ trail }) => trail.append(entry));
    await sealHeads(store, 1);
  });
  afterAll(async () => {
    await store.close();
    await database.drop();
  });

  it('says that the trail is whole', async () => {
    const { code, said } = await runCommand('trail:verify', env);
    expect(said).toContain('查了 1 个对象的 1 条留痕');
    expect(said).toContain('留痕完整');
    expect(said).toContain('公示板完整');
    expect(code).toBe(0);
  });

  it('names what was done to the board behind the program', async () => {
    const tally = sql`insert into board_tallies values ('990101', '2019-07-15', 'standing', 3)`;
    await tally.execute(store.db);
    const { code, said } = await runCommand('trail:verify', env);
    expect(said).toContain('公示板被动过:1 处');
    expect(code).toBe(1);
    await sql`delete from board_tallies`.execute(store.db);
  });

  it('names what was touched and ends with 1', async () => {
    await store.db.transaction().execute(async (tx) => {
      await sql`set local session_replication_role = replica`.execute(tx);
      await tx.updateTable('trail_texts').set({ salt: 'other' }).execute();
    });
    const { code, said } = await runCommand('trail:verify', env);
    expect(said).toContain('slip MZ-20181203-0001 第 1 条被改过');
    expect(code).toBe(1);
  });

  it('says what is wrong with the database in one line', async () => {
    const { code, said } = await runCommand('trail:verify', { ...env, DATABASE_URL: 'postgres://x@127.0.0.1:1/x' });
    expect(said.trim()).toMatch(/^The database of DATABASE_URL cannot be reached: [^\n]*$/);
    expect(code).toBe(2);
  });
});
