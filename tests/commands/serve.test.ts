import { cp, mkdtemp, readFile, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { describe, expect, it } from 'vitest';
import { listen, run, start } from '../rigs/command.ts';

const PATIENCE = 120_000;
const folder = (): Promise<string> => mkdtemp(join(tmpdir(), 'zpp-serve-'));

async function until(true_: () => boolean): Promise<void> {
  const deadline = Date.now() + 60_000;
  while (!true_()) {
    if (Date.now() > deadline) throw new Error('it did not come to pass within a minute');
    await new Promise((resolve) => setTimeout(resolve, 50));
  }
}

describe('npm start', () => {
  it('prints an address that answers, keeps what it acknowledged, and stops in order', {
    timeout: PATIENCE,
  }, async () => {
    const settings = { DATA_DIR: await folder(), PORT: '0' };
    const first = start([], settings);
    const heard = listen(first);
    await until(() => /healthz/.test(heard.out));
    const url = /http:\/\/127\.0\.0\.1:\d+/.exec(heard.out)?.[0] ?? '';
    const post = (body: object): Promise<Response> =>
      fetch(`${url}/api/questions`, {
        method: 'POST',
        headers: { 'content-type': 'application/json' },
        body: JSON.stringify(body),
      });
    const asked = (await (await post({ q: '孩子上学报名还要开居住证明吗' })).json()) as { conversation: string };
    const slip = (await (await post({ choice: 'slip', conversation: asked.conversation })).json()) as { text: string };
    const number = /MZ-\d{8}-\d{4}/.exec(slip.text)?.[0] ?? '';
    expect(await (await fetch(`${url}/slips/${number}`)).text()).toContain('居住证明');
    first.kill('SIGTERM');
    const code = await new Promise((resolve) => first.once('close', resolve));
    expect({ code, err: heard.err }).toEqual({ code: 0, err: '' });

    const second = start([], settings);
    const heardAgain = listen(second);
    await until(() => /healthz/.test(heardAgain.out));
    const again = /http:\/\/127\.0\.0\.1:\d+/.exec(heardAgain.out)?.[0] ?? '';
    expect((await fetch(`${again}/slips/${number}`)).status).toBe(200);
    second.kill('SIGTERM');
    await new Promise((resolve) => second.once('close', resolve));
  });

  it('refuses a wrong setting by name, with an example', { timeout: PATIENCE }, async () => {
    const ended = await run([], '', { PORT: 'abc' });
    expect(ended).toEqual({ code: 2, out: '', err: 'PORT must be a whole number, for example PORT=3000\n' });
  });

  it('refuses to start on a malformed row, naming file and row', { timeout: PATIENCE }, async () => {
    const data = join(await folder(), 'data');
    await cp(fileURLToPath(new URL('../../data', import.meta.url)), data, { recursive: true });
    const file = join(data, 'requirements', 'hubei.json');
    await writeFile(file, (await readFile(file, 'utf8')).replace('"不由村居出具"', '"不由村居出据"'));
    const ended = await run([], '', { CATALOGUE_DIR: data, DATA_DIR: await folder(), PORT: '0' });
    expect(ended.code).toBe(2);
    expect(ended.err).toMatch(/hubei\.json.*第\d+条.*不由村居出据/);
  });

  it('names the commands it has when asked for another', { timeout: PATIENCE }, async () => {
    expect((await run(['fly'])).err).toContain('没有“fly”这个命令');
  });
});
