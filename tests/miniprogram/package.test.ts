import { cp, mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { pagesOf } from '../../miniprogram/build/build.ts';
import { filesUnder } from '../../miniprogram/build/files.ts';
import { complaints, packageSizes } from '../../miniprogram/build/gates.ts';
import { secondOpinion } from '../../miniprogram/build/second-opinion.ts';
import { builtPackage, ORIGIN } from '../rigs/miniprogram/built-package.ts';

const modules = fileURLToPath(new URL('../../node_modules', import.meta.url));

describe('the mini-program as WeChat takes it', () => {
  it('fits: 700 KB for the first screen, 2 MB for what is fetched later', async () => {
    const { folder, printed } = await builtPackage();
    for (const { bytes, limit } of await packageSizes(folder)) expect(bytes).toBeLessThan(limit);
    expect(await complaints(folder, ORIGIN)).toEqual([]);
    expect(printed).toMatch(/^\(main\) +\d+ KB of 700$/m);
  });

  it('brings every page with its script, its template and its settings', async () => {
    const { folder } = await builtPackage();
    const files = await filesUnder(folder);
    const wanted = (await pagesOf(folder)).flatMap((page) => ['.js', '.json', '.wxml'].map((end) => page + end));
    expect(wanted.filter((file) => !files.includes(file))).toEqual([]);
    expect(files.filter((file) => /\.(ts|scss)$/.test(file))).toEqual([]);
  });

  it("compiles with WeChat's own compilers and with that of its component framework", async () => {
    const { folder, templates } = await builtPackage();
    const opinion = await secondOpinion(modules, folder);
    expect(templates).toEqual([]);
    expect(opinion?.wcc.refused ?? null).toBeNull();
    expect(opinion?.wcsc.refused ?? null).toBeNull();
  });

  it('talks to the host it was built for', async () => {
    const { folder } = await builtPackage();
    expect(await readFile(join(folder, 'services/origin.js'), 'utf8')).toContain(ORIGIN);
  });
});

describe('the gates of the build', () => {
  let broken: string;
  beforeAll(async () => {
    broken = await mkdtemp(join(tmpdir(), 'broken-package-'));
    await cp((await builtPackage()).folder, broken, { recursive: true });
  });
  afterAll(() => rm(broken, { recursive: true }));

  it('stop a host of somebody else, an icon that nobody drew, a script that older telephones do not read, and a package that is too big', async () => {
    await writeFile(join(broken, 'pages/ask/extra.js'), 'wx.request({ url: "https://cdn.example.com/a" })');
    await writeFile(join(broken, 'pages/ask/new.js'), "'2026'.match(/(?<!2)0/)");
    await writeFile(join(broken, 'pages/ask/extra.wxml'), '<t-icon name="rocket" />');
    await writeFile(join(broken, 'pages/ask/extra.json'), ' '.repeat(800 * 1024));
    expect((await complaints(broken, ORIGIN)).map((each) => each.replace(/\d+/g, 'N'))).toEqual([
      'package (main) has N bytes, at most N',
      'pages/ask/extra.js names the host https://cdn.example.com',
      'pages/ask/extra.wxml shows the icon rocket, which is not drawn',
      'pages/ask/new.js has (?<!, which older telephones do not read',
    ]);
  });

  it("hear what WeChat's compilers refuse", async () => {
    await writeFile(join(broken, 'pages/ask/extra.wxml'), '<view wx:if="{{a"><text></view>');
    const opinion = await secondOpinion(modules, broken);
    if (opinion) expect(opinion.wcc.refused).not.toBeNull();
  });
});
