import { execFile } from 'node:child_process';
import { fileURLToPath } from 'node:url';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { TYPESCRIPT } from '../rigs/typescript.ts';
import { copyData, DATA, type DataCopy, edit } from './data-copy.ts';

const command = fileURLToPath(new URL('../../server/main.ts', import.meta.url));

/** Runs the check on a folder as its own process: exit code and what it printed. */
function check(dir: string): Promise<{ code: number; out: string; err: string }> {
  return new Promise((resolve) => {
    execFile(
      process.execPath,
      [...TYPESCRIPT, command, 'check:data'],
      { env: { PATH: process.env.PATH, CATALOGUE_DIR: dir } },
      (error, out, err) => resolve({ code: Number(error?.code ?? 0), out, err }),
    );
  });
}

let copy: DataCopy;
beforeEach(async () => {
  copy = await copyData();
});
afterEach(() => copy.remove());

describe('the check of data/', () => {
  it('counts what is there', async () => {
    const { code, out } = await check(DATA);
    expect(code).toBe(0);
    expect(out).toContain('各地证明 364 条,证照种类 55 种');
    expect(out).toContain('第3版 120 项(2026-03-01 起)');
  });

  it('prints every problem and fails', async () => {
    await edit(copy.dir, 'requirements/anhui.json', (rows) =>
      Object.assign(rows[0] as object, { disposition: '取笑' }),
    );
    const { code, err } = await check(copy.dir);
    expect(code).toBe(1);
    expect(err).toContain('data/requirements/anhui.json 第1条(id ah-shouru):处置方式“取笑”不认识');
    expect(err).toContain('处问题。');
  });
});
