import { randomBytes } from 'node:crypto';
import { mkdtemp, readdir, readFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { listen, start } from '../rigs/command.ts';

const folder = (): Promise<string> => mkdtemp(join(tmpdir(), 'zpp-sandbox-'));
const key = (): string => randomBytes(32).toString('base64');

type Seen = { readonly out: string; readonly status: number; readonly loaded: readonly string[] };

/** Starts the product, visits `/sandbox`, stops it; which files of ours it had loaded, by Node's own coverage. */
async function visit(settings: Readonly<Record<string, string>>): Promise<Seen> {
  const coverage = await folder();
  const child = start([], { DATA_DIR: await folder(), PORT: '0', NODE_V8_COVERAGE: coverage, ...settings });
  const heard = listen(child);
  const ended = new Promise((resolve) => child.once('close', resolve));
  await expect.poll(() => heard.out, { timeout: 60_000 }).toMatch(/通道/);
  const url = /http:\/\/127\.0\.0\.1:\d+/.exec(heard.out)?.[0] ?? '';
  const { status } = await fetch(`${url}/sandbox`);
  child.kill('SIGTERM');
  await ended;
  const reports = await Promise.all((await readdir(coverage)).map((file) => readFile(join(coverage, file), 'utf8')));
  const loaded = reports.flatMap((text) => text.match(/(?<="url":"file:\/\/)[^"]*\/(?:bots|server)\/[^"]*/g) ?? []);
  return { out: heard.out, status, loaded };
}

const inSandbox = (file: string): boolean => file.includes('/bots/sandbox/');

describe('npm start', { timeout: 120_000 }, () => {
  it('has the sandbox in a demonstration, and says where', async () => {
    const { out, status, loaded } = await visit({});
    expect(status).toBe(200);
    expect(out).toMatch(/试用台 +http:\/\/127\.0\.0\.1:\d+\/sandbox/);
    expect(out).toContain('微信 关(试用台');
    expect(loaded.filter(inSandbox).length).toBeGreaterThan(10);
  });

  it('has neither the page nor the stand-ins in production', async () => {
    const settings = { MODE: 'production', PUBLIC_URL: 'https://wzm.example', DATA_KEYS: key(), INDEX_KEY: key() };
    const { out, status, loaded } = await visit(settings);
    expect(status).toBe(404);
    expect(out).not.toContain('sandbox');
    expect(loaded.some((file) => file.endsWith('/server/main.ts'))).toBe(true);
    expect(loaded.filter(inSandbox)).toEqual([]);
  });

  it('leaves the platforms to an operator who has set up one of his own', async () => {
    const { out, status } = await visit({
      DINGTALK_CLIENT_ID: 'dingown',
      DINGTALK_CLIENT_SECRET: 'secret',
      DINGTALK_API_URL: 'http://127.0.0.1:9',
    });
    expect(status).toBe(404);
    expect(out).toContain('钉钉 开');
  });
});
