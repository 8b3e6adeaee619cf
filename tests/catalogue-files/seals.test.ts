import { cp, readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { sealLists } from '../../server/catalogue-files/seal-lists.ts';
import { copyData, type DataCopy, edit, HOME, problemsOf } from './data-copy.ts';

let copy: DataCopy;
let lists: string;
beforeEach(async () => {
  copy = await copyData();
  lists = join(copy.dir, 'counties', HOME, 'lists');
});
afterEach(() => copy.remove());

/** Writes a fourth list: the third with another number and date. */
async function addFourth(): Promise<void> {
  await cp(join(lists, 'v3.json'), join(lists, 'v4.json'));
  await edit(copy.dir, `counties/${HOME}/lists/v4.json`, (content) => {
    Object.assign(content, { no: 4, publishedOn: '2026-12-01', effectiveOn: '2027-01-01' });
  });
}

describe('published lists', () => {
  it('must be sealed before the service starts with them', async () => {
    await addFourth();
    expect(await problemsOf(copy.dir)).toEqual([
      `data/counties/${HOME}/lists/v4.json:还没有封存。核对无误后运行 npm run check:data -- --seal,再公布`,
    ]);
    expect(await sealLists(copy.dir, HOME)).toEqual(['v4.json']);
    expect(await problemsOf(copy.dir)).toEqual([]);
  });

  it('keep their first seal: sealing again does not excuse a change', async () => {
    await edit(copy.dir, `counties/${HOME}/lists/v1.json`, (content) => Object.assign(content, { title: '改过' }));
    expect(await sealLists(copy.dir, HOME)).toEqual([]);
    expect(await problemsOf(copy.dir)).toEqual([
      `data/counties/${HOME}/lists/v1.json:公布过的清单被改动了。请恢复原样,修改内容另出新的一版`,
    ]);
  });

  it('do not look changed when only the line ends are', async () => {
    const text = await readFile(join(lists, 'v1.json'), 'utf8');
    await writeFile(join(lists, 'v1.json'), text.replaceAll('\n', '\r\n'));
    expect(await problemsOf(copy.dir)).toEqual([]);
  });

  it('are numbered without a gap and follow each other in time', async () => {
    await addFourth();
    await edit(copy.dir, `counties/${HOME}/lists/v4.json`, (content) =>
      Object.assign(content, { no: 5, effectiveOn: '2026-02-01' }),
    );
    const problems = await problemsOf(copy.dir);
    expect(problems).toContain(`data/counties/${HOME}/lists/v4.json:文件名与版号(no)5不一致`);
    expect(problems).toContain(`data/counties/${HOME}/lists/v5.json:施行日期应晚于第3版的 2026-03-01`);
  });
});
