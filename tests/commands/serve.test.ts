import type { ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { cp, readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { beforeAll, describe, expect, it } from 'vitest';
import type { KeyTexts } from '../../server/storage/secrecy/keys.ts';
import { listen, run, start } from '../rigs/command.ts';
import { freshDatabase } from '../rigs/postgres.ts';
import { temporaryFolder } from '../rigs/postgres-folder.ts';

const PATIENCE = 150_000;

type Served = {
  readonly url: string;
  /** What was printed at the start. */
  readonly out: string;
  /** Asks it to stop; how it ended, and which files of ours it had loaded when `LOADED_FILES` was set. */
  stop(): Promise<{ code: number | null; err: string; loaded: readonly string[] }>;
};

/** Starts the product as `npm start` does and waits until it says that it answers. */
async function serve(settings: Readonly<Record<string, string>>): Promise<Served> {
  const child: ChildProcess = start([], { PORT: '0', ...settings });
  const heard = listen(child);
  const ended = once(child, 'close') as Promise<[number | null]>;
  await expect
    .poll(() => heard.out, { timeout: PATIENCE })
    .toMatch(/通道/)
    .catch((fault: unknown) => {
      child.kill('SIGTERM'); // what does not come up is not left behind
      throw fault;
    });
  return {
    url: /http:\/\/127\.0\.0\.1:\d+/.exec(heard.out)?.[0] ?? '',
    out: heard.out,
    async stop() {
      child.kill('SIGTERM');
      const [code] = await ended;
      return { code, err: heard.err, loaded: await loadedBy(settings.LOADED_FILES) };
    },
  };
}

async function loadedBy(file: string | undefined): Promise<readonly string[]> {
  return file === undefined ? [] : (await readFile(file, 'utf8')).split('\n');
}

const inSandbox = (file: string): boolean => file.includes('/bots/sandbox/');

describe('npm start', { timeout: 2 * PATIENCE }, () => {
  let dataDir: string;
  let slip: string;
  beforeAll(async () => {
    dataDir = await temporaryFolder();
  });

  it('prints an address that answers, has the sandbox of a demonstration and says where, and stops in order', async () => {
    const served = await serve({ DATA_DIR: dataDir, LOADED_FILES: join(await temporaryFolder(), 'loaded') });
    expect(served.out).toMatch(/试用台 +http:\/\/127\.0\.0\.1:\d+\/sandbox/);
    expect(served.out).toContain('微信 关(试用台');
    expect((await fetch(`${served.url}/sandbox`)).status).toBe(200);
    const post = async (body: object) => {
      const headers = { 'content-type': 'application/json' };
      const response = await fetch(`${served.url}/api/questions`, {
        method: 'POST',
        headers,
        body: JSON.stringify(body),
      });
      return (await response.json()) as { conversation: string; text: string };
    };
    const { conversation } = await post({ q: '孩子上学报名还要开居住证明吗' });
    slip = /MZ-\d{8}-\d{4}/.exec((await post({ choice: 'slip', conversation })).text)?.[0] ?? '';
    expect(await (await fetch(`${served.url}/slips/${slip}`)).text()).toContain('居住证明');
    const { code, err, loaded } = await served.stop();
    expect({ code, err }).toEqual({ code: 0, err: '' });
    expect(loaded.filter(inSandbox).length).toBeGreaterThan(10);
  });

  it('goes into production on the same records: what it acknowledged is there, page and stand-ins are not', async () => {
    const keys = JSON.parse(await readFile(join(dataDir, 'keys.json'), 'utf8')) as KeyTexts;
    const served = await serve({
      ...{ DATA_DIR: dataDir, LOADED_FILES: join(await temporaryFolder(), 'loaded') },
      ...{ MODE: 'production', PUBLIC_URL: 'https://wzm.example' },
      ...{ DATA_KEYS: keys.dataKeys.join(','), INDEX_KEY: keys.indexKey },
    });
    expect((await fetch(`${served.url}/slips/${slip}`)).status).toBe(200);
    expect((await fetch(`${served.url}/sandbox`)).status).toBe(404);
    expect(served.out).not.toContain('sandbox');
    const { loaded } = await served.stop();
    expect(loaded.some((file) => file.endsWith('/server/main.ts'))).toBe(true);
    expect(loaded.filter(inSandbox)).toEqual([]);
  });

  it('leaves the platforms to an operator who has set up one of his own, by the file that the guides tell to write', async () => {
    const database = await freshDatabase();
    const file = join(await temporaryFolder(), '.env');
    const own = ['DINGTALK_CLIENT_ID=dingown', 'DINGTALK_CLIENT_SECRET=secret', 'DINGTALK_API_URL=http://127.0.0.1:9'];
    await writeFile(file, `${own.join('\n')}\n`);
    const served = await serve({ DATA_DIR: await temporaryFolder(), DATABASE_URL: database.url, ENV_FILE: file });
    expect((await fetch(`${served.url}/sandbox`)).status).toBe(404);
    expect(served.out).toContain('钉钉 开');
    await served.stop();
    await database.drop();
  });

  it('refuses a wrong setting by name, with an example', async () => {
    const ended = await run([], '', { PORT: 'abc' });
    expect(ended).toEqual({ code: 2, out: '', err: 'PORT must be a whole number, for example PORT=3000\n' });
  });

  it('refuses to start on a malformed row, naming file and row', async () => {
    const data = join(await temporaryFolder(), 'data');
    await cp(fileURLToPath(new URL('../../data', import.meta.url)), data, { recursive: true });
    const file = join(data, 'requirements', 'hubei.json');
    await writeFile(file, (await readFile(file, 'utf8')).replace('"不由村居出具"', '"不由村居出据"'));
    const database = await freshDatabase();
    const settings = { CATALOGUE_DIR: data, DATA_DIR: await temporaryFolder(), DATABASE_URL: database.url, PORT: '0' };
    const ended = await run([], '', settings);
    await database.drop();
    expect(ended.code).toBe(2);
    expect(ended.err).toMatch(/hubei\.json.*第\d+条.*不由村居出据/);
  });

  it('names the commands it has when asked for another', async () => {
    expect((await run(['fly'])).err).toContain('没有“fly”这个命令');
  });
});
