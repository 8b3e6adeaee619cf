import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { renderWords } from '../../bots/console/words.ts';
import { listWords } from '../../server/app/list-words.ts';
import { type OpenStore, openStore } from '../../server/storage/open-store.ts';
import { newKey } from '../../server/storage/secrecy/keys.ts';
import { freshDatabase, type TestDatabase } from '../rigs/postgres.ts';
import { runCommand } from '../rigs/postgres-command.ts';
import { temporaryFolder } from '../rigs/postgres-folder.ts';

const PATIENCE = 120_000;
const at = (text: string): number => Date.parse(`${text.replace(' ', 'T')}+08:00`);

/** What citizens said that nobody understood; 2018-12-03 is a Monday. */
const HEARD: readonly (readonly [string, readonly string[]])[] = [
  ['2018-12-02 23:59', ['老黄历', '老黄历']],
  ['2018-12-03 00:00', ['红本本']],
  ['2018-12-05 10:00', ['红本本', '盖章单']],
  ['2018-12-07 10:00', ['盖章单']],
  ['2018-12-09 23:59', ['红本本']],
  ['2018-12-06 09:00', ['某某某']],
  ['2018-12-10 00:00', ['下一周', '下一周']],
];

describe('npm run words', { timeout: PATIENCE }, () => {
  let database: TestDatabase;
  let store: OpenStore;
  let settings: Record<string, string>;

  beforeAll(async () => {
    database = await freshDatabase();
    const [dataDir, keys] = [await temporaryFolder(), { dataKeys: [newKey()], indexKey: newKey() }];
    settings = { DATA_DIR: dataDir, DATABASE_URL: database.url, HOME_PLACE: '990101' };
    settings = { ...settings, DATA_KEYS: keys.dataKeys.join(','), INDEX_KEY: keys.indexKey };
    store = await openStore({ county: '990101', dataDir, databaseUrl: database.url, keys });
    for (const [when, words] of HEARD)
      await store.transaction(({ unanswered }) => unanswered.add({ words, outcome: 'not-found', at: at(when) }));
  }, PATIENCE);
  afterAll(async () => {
    await store.close();
    await database.drop();
  });

  it('lists the words of the week of a day, most frequent first, and names none that only one person said', async () => {
    const { code, said } = await runCommand('words', settings, '2018-12-05');
    const lines = said.split('\n');
    expect(lines.slice(0, 4)).toEqual([
      '2018-12-03 至 2018-12-09,没答上的问题里听不懂的词:',
      '     3 次  红本本',
      '     2 次  盖章单',
      '另有 1 个只听到一次,不列出来:可能是人名。',
    ]);
    expect(said).not.toContain('某某某');
    expect(said).toContain('data/lexicon.json');
    expect(code).toBe(0);
  });

  it('says that there are none in a week without any, and not where to put them', async () => {
    expect(renderWords(await listWords(store, '2018-01-07'))).toEqual([
      '2018-01-01 至 2018-01-07,没答上的问题里听不懂的词:',
      '  没有',
    ]);
  });

  it('refuses what is no day', async () => {
    const { code, said } = await runCommand('words', settings, '12月3日');
    expect({ code, said }).toEqual({ code: 2, said: '“12月3日”不是一个日期,写成 2018-12-03 这样。\n' });
  });
});
