import { cp, readdir, readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import type pg from 'pg';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { migrate } from '../../server/storage/database/migrate.ts';
import { openPool } from '../../server/storage/database/pool.ts';
import { freshDatabase, type TestDatabase } from '../rigs/postgres.ts';
import { temporaryFolder } from '../rigs/postgres-folder.ts';

const SHIPPED = join(import.meta.dirname, '..', '..', 'server', 'storage', 'migrations');

/** What the version before the migration 0006 wrote for a message, in its own words. */
const PREVIOUS = [
  `insert into inbox (county, channel, account, message_id, person_key, received_at, sealed_reply)
   values ('990100', 'wechat', 'gh', 'm' || $1::int, '\\x01', now(), null)`,
  `insert into conversations (county, talk_key, person_key, channel, sealed_content, expires_at)
   values ('990100', convert_to('t' || $1::int, 'UTF8'), '\\x01', 'wechat', '\\x02', now())`,
  `insert into identities (county, identity_key, person_key, person, channel, app_id, sealed_external_id)
   values ('990100', convert_to('i' || $1::int, 'UTF8'), '\\x01', gen_random_uuid(), 'wechat', 'gh', '\\x02')`,
  `insert into outbox (county, id, message_key, channel, recipient_key, sealed_message, state, attempts, put_at, due_at,
     leased_until, last_fault, sent_at)
   values ('990100', gen_random_uuid(), 'k' || $1::int, 'wechat', '\\x01', '\\x02', 'waiting', 0, now(), now(), null, null, null)`,
];

describe('migrations', () => {
  let database: TestDatabase;
  let pool: pg.Pool;
  beforeAll(async () => {
    database = await freshDatabase(undefined, 'empty');
    pool = openPool(
      () => ({ connectionString: database.url }),
      8,
      () => undefined,
    );
  });
  afterAll(async () => {
    await pool.end();
    await database.drop();
  });

  async function applied(): Promise<number[]> {
    const found = await pool.query('select number from migrations where number > 0 order by number');
    return found.rows.map((row: { number: number }) => row.number);
  }

  it('are each applied once when five processes start at once', async () => {
    await Promise.all(Array.from({ length: 5 }, () => migrate(pool)));
    const numbers = await applied();
    expect(numbers).toEqual([...new Set(numbers)]);
    expect(numbers[0]).toBe(1);
    expect(numbers.length).toBeGreaterThan(3);
  });

  it('go forward from the schema of yesterday, and leave nothing of one that fails', async () => {
    const folder = await temporaryFolder();
    await cp(SHIPPED, folder, { recursive: true });
    await writeFile(join(folder, '9001-more.sql'), 'create table more (county text primary key)');
    await migrate(pool, folder);
    await writeFile(
      join(folder, '9002-broken.sql'),
      'create table half (county text); create table half (county text)',
    );
    await expect(migrate(pool, folder)).rejects.toThrow(/could not be brought up to date.*half/);
    expect((await applied()).slice(-1)).toEqual([9001]);
    expect((await pool.query(`select to_regclass('half') as half`)).rows).toEqual([{ half: null }]);
  });

  it('of a newer program are accepted', async () => {
    await expect(migrate(pool)).resolves.toBeUndefined();
  });

  it('are refused when an applied file was changed', async () => {
    const folder = await temporaryFolder();
    await cp(SHIPPED, folder, { recursive: true });
    const file = join(folder, '0001-conversations.sql');
    await writeFile(file, `${await readFile(file, 'utf8')}\n-- one more thought`);
    await expect(migrate(pool, folder)).rejects.toThrow(/0001-conversations.sql was changed after/);
  });

  it('are applied under a previous version that goes on working', async () => {
    const fresh = await freshDatabase(undefined, 'empty');
    const own = openPool(
      () => ({ connectionString: fresh.url }),
      4,
      () => undefined,
    );
    const folder = await temporaryFolder();
    await cp(SHIPPED, folder, { recursive: true, filter: (path) => !/\/00(0[6-9]|[1-9]\d)-/.test(path) });
    const grants = join(folder, 'grants.sql'); // those of a version that knew no board
    await writeFile(grants, (await readFile(grants, 'utf8')).replace(/^revoke .* on board_.*$/gmu, ''));
    await migrate(own, folder);

    let [written, done] = [0, false];
    const previousVersion = async (): Promise<void> => {
      for (; !done || written < 20; written += 1)
        for (const statement of PREVIOUS) await own.query(statement, [written]);
    };
    const working = previousVersion();
    await migrate(own);
    const before = written;
    await expect.poll(() => written, { timeout: 20_000 }).toBeGreaterThan(before + 5);
    done = true;
    await working;
    const { rows } = await own.query('select count(*)::int as n from identities where last_seen is not null');
    expect(rows).toEqual([{ n: written }]);
    await own.end();
    await fresh.drop();
  });

  it('take nothing from the version before: they add tables, and columns that it need not write', async () => {
    const takes =
      /\b(?:drop (?:table|column|constraint|default)|rename\b|alter column \w+ (?:type|set not null)|add (?:constraint|check|unique|primary))/iu;
    const files = (await readdir(SHIPPED)).filter((name) => /^\d/u.test(name));
    expect(files.length).toBeGreaterThan(15);
    for (const name of files) {
      const sql = (await readFile(join(SHIPPED, name), 'utf8')).replace(/--.*$/gmu, '');
      expect(takes.exec(sql)?.[0], name).toBeUndefined();
      for (const [, column = ''] of sql.matchAll(/add column ([^,;]+)/giu))
        expect(/not null/iu.test(column) && !/default/iu.test(column), `${name}: ${column}`).toBe(false);
    }
  });

  it('put the county first in every key', async () => {
    const found = await pool.query(`
      select c.conrelid::regclass::text as name, a.attname as first from pg_constraint c
      join pg_attribute a on a.attrelid = c.conrelid and a.attnum = c.conkey[1]
      where c.contype in ('p', 'u') and c.connamespace = 'public'::regnamespace`);
    const others = found.rows.filter((row: { first: string }) => row.first !== 'county');
    expect(others).toEqual([{ name: 'migrations', first: 'number' }]);
  });
});
