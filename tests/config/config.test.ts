import { readFileSync } from 'node:fs';
import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { readConfig } from '../../server/config.ts';
import { withEnvFile } from '../../server/env-file.ts';
import { newKey } from '../../server/storage/secrecy/keys.ts';
import { temporaryFolder } from '../rigs/postgres-folder.ts';

const [first, second, third, fourth] = [newKey(), newKey(), newKey(), newKey()];
const production = { MODE: 'production', PUBLIC_URL: 'https://wzm.gov.cn/', DATA_KEYS: first, INDEX_KEY: second };

function complaints(env: Record<string, string>): readonly string[] {
  const read = readConfig(env);
  return 'complaints' in read ? read.complaints : [];
}

describe('settings', () => {
  it('need nothing in a demonstration', () => {
    expect(readConfig({})).toMatchObject({
      config: { mode: 'demo', port: 3000, homePlace: '990101', databaseUrl: null },
    });
    expect(readConfig({ PORT: '', PUBLIC_URL: '' })).toMatchObject({ config: { port: 3000, publicUrl: null } });
  });

  it.each([
    [{ PORT: 'abc' }, 'PORT must be a whole number, for example PORT=3000'],
    [{ PORT: '70000' }, 'PORT must be between 0 and 65535, for example PORT=3000'],
    [{ MODE: 'prod' }, 'MODE must be demo or production, for example MODE=demo'],
    [{ DATABASE_URL: 'mysql://x' }, 'DATABASE_URL must begin with postgres://'],
    [{ HOME_PLACE: '示范县' }, 'HOME_PLACE must be a six-digit place code'],
    [{ STAFF_CIDRS: '10.0.0.0/40' }, 'STAFF_CIDRS must be address ranges'],
    [{ PROXIES: 'nginx' }, 'PROXIES must be the number of your own proxies in front, for example PROXIES=1'],
    [{ PROXIES: '-1' }, 'PROXIES must be between 0 and 9'],
    [{ DATA_SOURCE_URL: 'https://data.gov.cn' }, 'DATA_SOURCE_TOKEN must be set with DATA_SOURCE_URL'],
    [
      { ...production, DATA_SOURCE_URL: 'http://data.gov.cn', DATA_SOURCE_TOKEN: 't' },
      'DATA_SOURCE_URL must begin with https:// in production',
    ],
    [{ WECHAT_ALLOW_PLAINTEXT: 'yes' }, 'WECHAT_ALLOW_PLAINTEXT is refused unless it is dev'],
    [{ WECHAT_APP_ID: 'wx0000000000000000' }, 'WECHAT_APP_ID is not taken in demo'],
    [{ MINIPROGRAM_TEMPLATE: 'thing1' }, 'MINIPROGRAM_TEMPLATE must be the template id, a colon and its fields'],
    [{ DINGTALK_CLIENT_ID: 'ding0' }, 'DINGTALK_CLIENT_ID is not taken in demo'],
  ])('that are wrong are named: %j', (env, complaint) => {
    expect(complaints(env)[0]).toContain(complaint);
  });

  it('are complained of all at once', () => {
    expect(complaints({ PORT: 'x', MODE: 'y' })).toHaveLength(2);
  });

  it('of production need keys of their own and a public address', () => {
    expect(readConfig(production)).toMatchObject({ config: { publicUrl: 'https://wzm.gov.cn' } });
    expect(complaints({ MODE: 'production' }).join()).toMatch(/PUBLIC_URL.*DATA_KEYS.*INDEX_KEY/);
    expect(complaints({ ...production, DATA_KEYS: 'short' }).join()).toContain('DATA_KEYS');
    expect(complaints({ ...production, DATA_KEYS: 'A'.repeat(43) }).join()).toContain('DATA_KEYS');
    expect(complaints({ ...production, INDEX_KEY: first }).join()).toContain('must all be different');
    expect(complaints({ ...production, DATA_KEYS: `${first},${third}` })).toEqual([]);
    expect(complaints({ ...production, DATA_KEYS: [first, third, fourth].join() }).join()).toContain('at most two');
  });

  it('take platform credentials in a demonstration only for a platform on this machine', () => {
    const local = { DINGTALK_CLIENT_ID: 'ding0', DINGTALK_API_URL: 'http://127.0.0.1:4000' };
    expect(readConfig(local)).toMatchObject({ config: { dingtalk: { apiUrl: 'http://127.0.0.1:4000' } } });
    expect(complaints({ ...local, DINGTALK_API_URL: 'http://127.0.0.1.example.com' })).toHaveLength(1);
  });

  it('are all listed in .env.example', () => {
    const listed = readFileSync(new URL('../../.env.example', import.meta.url), 'utf8').match(/^[A-Z_]+(?==)/gm) ?? [];
    const source = readFileSync(new URL('../../server/config.ts', import.meta.url), 'utf8');
    const known = [...new Set(source.match(/^ {2}[A-Z][A-Z_]+(?=:)/gm)?.map((name) => name.trim()))];
    expect([...listed].sort()).toEqual(known.sort());
  });
});

describe('the file of settings', () => {
  it('is read as an editor of Windows writes it; what stands in the environment wins', async () => {
    const file = join(await temporaryFolder(), '.env');
    await writeFile(file, '\uFEFFMODE=production\r\n# 端口\r\nPORT=8080\r\nWECHAT_TOKEN="a b"\r\nSTAFF_CIDRS=\r\n');
    expect(withEnvFile({ ENV_FILE: file, PORT: '9090' })).toEqual({
      env: { ENV_FILE: file, MODE: 'production', PORT: '9090', WECHAT_TOKEN: 'a b', STAFF_CIDRS: '' },
    });
    expect(withEnvFile({ ENV_FILE: '' })).toEqual({ env: { ENV_FILE: '' } });
  });

  it('that was named and is not there is said plainly', async () => {
    const file = join(await temporaryFolder(), '.env');
    expect(withEnvFile({ ENV_FILE: file })).toEqual({
      complaints: [expect.stringContaining(`读不了设置文件 ${file}(ENOENT)`)],
    });
  });

  it('can be a copy of .env.example, changed nowhere', () => {
    const example = new URL('../../.env.example', import.meta.url).pathname;
    const read = withEnvFile({ ENV_FILE: example });
    expect('env' in read && readConfig(read.env)).toMatchObject({ config: { mode: 'demo', port: 3000 } });
  });
});
