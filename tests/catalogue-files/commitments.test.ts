import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { copyData, type DataCopy, edit, type Loose, problemsOf } from './data-copy.ts';

let copy: DataCopy;
beforeEach(async () => {
  copy = await copyData();
});
afterEach(() => copy.remove());

const FILE = 'counties/990101/commitments.json';

/** Edits the first wording that may be signed. */
const form = (fields: Record<string, unknown>) => (content: Loose) => {
  Object.assign((content.forms as Loose)[0] as Loose, fields);
};

const SHOWN = {
  ...{ how: 'public', days: 24, shown: 5 },
  basis: { title: '示范县告知承诺公示核查办法', number: null, article: null, fictional: true },
};

describe('what a county lets people sign for', () => {
  it.each([
    ['a paper that no list knows', form({ row: 'sf-nowhere' }), '最新清单里没有“sf-nowhere”'],
    ['a row that is not committed', form({ row: 'sf-xueji' }), '不是告知承诺'],
    ['one paper twice', form({ row: 'sf-zizhu' }), '“sf-zizhu”已经写过一次'],
    ['days on the public page that leave none to go there', form({ check: SHOWN }), 'days 至少写 25'],
    ['one version for two wordings', form({ version: '学生资助承诺-1' }), '“学生资助承诺-1”已经写过一次'],
  ])('names %s', async (_, change, problem) => {
    await edit(copy.dir, FILE, change);
    expect((await problemsOf(copy.dir)).join('\n')).toContain(problem);
  });

  it('names what is shown to everybody where nobody could say why it is not true', async () => {
    await edit(copy.dir, FILE, (content) => Object.assign(content, { challenges: [] }));
    expect((await problemsOf(copy.dir)).join('\n')).toContain(
      '“低保家庭承诺-1”:要公示,先在 challenges 里写公示时能选的理由',
    );
  });
});
