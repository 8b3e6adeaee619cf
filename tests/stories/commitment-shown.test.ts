import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { exportMe } from '../../server/app/me/export-me.ts';
import { verifyTrail } from '../../server/storage/trail/verify.ts';
import { commitmentStaff, ringCommitments, staffSays } from '../rigs/commitment.ts';
import { type OpenCounty, openCounty } from '../rigs/county.ts';
import { citizenOf, idNumberOf, sentTo } from '../rigs/notice.ts';
import { freshDatabase, type TestDatabase } from '../rigs/postgres.ts';
import { linkFor, Signer, signAs } from '../rigs/signing.ts';

/** 公示: a commitment for 低保 is shown to the village for five working days instead of being checked by somebody who goes there. */
let database: TestDatabase;
let dataDir: string;
let county: OpenCounty;
let colleagues: ReturnType<typeof commitmentStaff>;

const open = (start: string) => openCounty(start, { databaseUrl: database.url, dataDir });
beforeAll(async () => {
  database = await freshDatabase();
  dataDir = await mkdtemp(join(tmpdir(), 'zpp-shown-'));
  county = await open('2026-11-16 09:00');
  colleagues = commitmentStaff(county);
});
afterAll(async () => {
  await county.close();
  await database.drop();
  await rm(dataDir, { recursive: true, force: true });
});

const WILLOW = { town: '990101002202', particular: '家里五口人,每月一共收入八百元' };

/** Signs for 低保, in 柳塘村. */
async function signed(person: string, order: number): Promise<{ number: string; address: string }> {
  const link = await linkFor(citizenOf(county, person), '最低生活保障');
  return signAs(new Signer(county.url), link, { name: '周大海', idNumber: idNumberOf(order) }, WILLOW);
}

const read = async (path: string): Promise<string> => (await fetch(county.url + path)).text();
const statusOf = async (path: string): Promise<number> => (await fetch(county.url + path)).status;
const kept = (number: string) => county.store.transaction(({ commitments }) => commitments.lockSigned(number));
const taskOf = async (number: string): Promise<number> => (await kept(number))?.task ?? 0;

/** Sends the form of the public page; gives back the page after it. */
async function object(number: string, fields: Readonly<Record<string, string>>, headers = {}) {
  const body = new URLSearchParams(fields);
  const answer = await fetch(`${county.url}/showings/${number}`, { method: 'POST', body, headers });
  return { status: answer.status, page: await answer.text() };
}

const SAID = { reason: '2', words: '他家在城里有两套门面出租', contact: '问村东头老李家' };

describe('a commitment that everybody may read', () => {
  let number: string;
  let address: string;

  it('says in the chat and in the text what will be public, before it is signed', async () => {
    const say = citizenOf(county, 'zhou');
    await say('签承诺 最低生活保障');
    const heard = await say('读承诺书');
    expect(heard).toContain('核查方式:公示,2026年12月16日前');
    expect(heard).toContain('公示 5 个工作日:网页上写您姓什么、哪个村社、办什么事、承诺什么');
    await say('2');
    await say('1');
    const link = /\/commitments\/new\/[\w-]{43}/.exec(await say('3'))?.[0] ?? '';
    const signer = new Signer(county.url);
    await signer.get(link);
    const text = await signer.post(link);
    expect(text).toContain('在证跑跑网页的「承诺公示」里公示 5 个工作日,2026年11月23日止,谁都看得到,期满就撤下');
    expect(text).toContain('不写:名字、身份证号、电话、门牌、您填的内容');
    expect(text).toContain('公示:《示范县告知承诺公示核查办法》(示无证办〔2026〕3号)第四条〔示范县虚构〕');
    expect(text).toContain('在哪个村社');
    expect(await signer.post('/commitments/new/fill', { ...WILLOW, town: '990101002' })).toContain('还没有选村社');
    await signer.post('/commitments/new/fill', WILLOW);
    await signer.post('/commitments/new/identity');
    const last = await signer.post(signer.at, { name: '周大海', idNumber: idNumberOf(601) });
    expect(last).toContain('所在村社:清河镇柳塘村');
    await signer.post('/commitments/new/sign', { typed: '周大海', willing: 'yes' });
    address = signer.at;
    number = /CN-\d{8}-\d{4}/.exec(address)?.[0] ?? '';
    expect((await sentTo(county, 'zhou')).at(-1)).toContain(
      '在证跑跑网页的「承诺公示」里公示 5 个工作日,2026年11月23日止',
    );
    expect(await kept(number)).toMatchObject({ state: 'signed', task: null, check: { how: 'public' } });
  });

  it('stands on the public page, masked, and nobody is sent', async () => {
    const [list, page] = [await read('/showings'), await read(`/showings/${number}`)];
    for (const shown of [list, page]) {
      expect(shown).toContain('清河镇柳塘村 周**');
      expect(shown).toContain('最低生活保障');
      expect(shown).toContain('2026年11月23日止');
      expect(shown).not.toMatch(/大海|八百|990101196/u);
    }
    expect(page).toContain('家里几口人、靠什么收入、有什么财产,说的都是真的');
    const { headers } = await fetch(`${county.url}/showings`);
    expect(headers.get('x-robots-tag')).toContain('noindex');
    expect(await read('/board')).toContain('href="/showings"');
    expect(
      await county.store.transaction(({ tasks }) => tasks.openIn({ kind: 'town', about: '990101002' }, 5)),
    ).toEqual([]);
  });

  it('is true, over a restart, when nobody objected, leaves the page at once, and he hears so', async () => {
    await county.close();
    county = await open('2026-11-23 23:59');
    await ringCommitments(county);
    expect(await read('/showings')).toContain(number);
    county.clock.set('2026-11-24 00:00');
    expect(await read('/showings'), 'also before its timer rings').not.toContain('周**');
    expect(await statusOf(`/showings/${number}`)).toBe(404);
    await ringCommitments(county);
    expect(await read('/showings')).toContain('现在没有在公示的承诺');
    expect((await sentTo(county, 'zhou')).at(-1)).toContain('公示期满,没有人说不是真的');
    expect(await read(address)).toMatch(/属实[\s\S]*周\*\*[\s\S]*哈希:一致/u);
    const { case: typed } = (await kept(number)) ?? {};
    const entries = await county.store.transaction(({ trail }) => trail.of(`commitment ${typed}`));
    expect(entries.slice(-3).map(({ event, by }) => `${event} ${by}`)).toEqual([
      ...['commitment-shown bot', 'commitment-signed citizen', 'commitment-true bot'],
    ]);
  });
});

describe('an objection of anybody', () => {
  let number: string;
  beforeAll(async () => {
    county.clock.set('2026-11-16 09:00');
    number = (await signed('disputed', 602)).number;
  });

  it('is not taken without a reason of the list and words, nor from another site', async () => {
    const empty = await object(number, { words: '', contact: '' });
    expect([empty.status, empty.page]).toEqual([422, expect.stringContaining('还没有选哪里不对')]);
    const short = await object(number, { reason: '2', words: '假', contact: '' });
    expect(short.page).toMatch(/还没有写是怎么回事[\s\S]*checked/u);
    expect((await object(number, SAID, { 'Sec-Fetch-Site': 'cross-site' })).status).toBe(403);
    expect(await taskOf(number)).toBe(0);
  });

  it('sends the town there once; what was said is read by who goes and by nobody else', async () => {
    const { status, page } = await object(number, SAID);
    expect([status, page]).toEqual([200, expect.stringContaining('收到了,镇里会去现场看')]);
    const task = await taskOf(number);
    const [open] = await county.store.transaction(({ tasks }) => tasks.openIn({ kind: 'town', about: '990101002' }, 5));
    expect(open).toMatchObject({ number: task, mode: 'joint', town: '990101002', state: 'dispatched' });
    expect((await sentTo(county, 'disputed')).at(-1)).toMatch(/^公示时有人提了异议[\s\S]*到现场看/u);
    await object(number, SAID); // the same once more
    expect((await kept(number))?.showing?.challenges).toHaveLength(1);
    const group = { channel: 'dingtalk', chat: 'c', recipient: 'group c', kind: 'county', about: '990101' } as const;
    await county.store.transaction(({ groups }) => groups.bind({ ...group, boundBy: 's042', boundAt: 0 }));
    await staffSays(county, colleagues.runner, `接单 ${task}`);
    await object(number, { reason: '1', words: '早就搬走了', contact: '' });
    const runner = county.means.catalogue.home.staff.find(({ id }) => id === colleagues.runner);
    const rows = await county.store.db.selectFrom('outbox').select('sealed_message').execute();
    const put = rows.map(({ sealed_message }) => county.store.vault.open(sealed_message, 'outbox.message 990101'));
    expect(
      put.filter((text) => text.includes('公示又有人提异议') && text.includes(runner?.staffId ?? '?')),
    ).toHaveLength(1);
    const whose = await staffSays(county, colleagues.runner, `本人 ${task}`);
    expect(whose).toContain('公示时有人说:家里的收入、财产不是这样。他家在城里有两套门面出租(可以问他:问村东头老李家)');
    expect(whose).toContain('公示时有人说:这家人不住在这个村社。早就搬走了');
    const shown =
      (await read('/showings')) + (await read(`/showings/${number}`)) + (await sentTo(county, 'disputed')).join('');
    const own = await exportMe(county.means, { channel: 'wechat', account: 'gh_shifan', person: 'disputed' });
    const trail = await county.store.db.selectFrom('trail_texts').select('text').execute();
    const others = `${shown}${JSON.stringify(own.commitments)}${JSON.stringify(trail)}${county.logLines.join('')}`;
    for (const words of ['两套门面', '老李家', '早就搬走']) expect(others).not.toContain(words);
  });

  it('leaves it unchecked when the days are over, off the page, until who went there says what it is', async () => {
    county.clock.set('2026-11-24 00:00');
    await ringCommitments(county);
    expect(await statusOf(`/showings/${number}`)).toBe(404);
    expect((await object(number, { reason: '1', words: '晚了一天才看到' })).status).toBe(404);
    expect(await kept(number)).toMatchObject({ state: 'signed' });
    const task = await taskOf(number);
    await staffSays(county, colleagues.runner, `不符 ${task} 柳塘村3组 门面租给了别人`);
    const found = await kept(number);
    expect(found).toMatchObject({ state: 'mismatch', finding: { what: '门面租给了别人' } });
    expect(found?.showing?.challenges.map(({ contact }) => contact)).toEqual([null, null]);
    expect((await sentTo(county, 'disputed')).at(-1)).toContain('现在还没有记失信');
  });
});

describe('what takes it off before', () => {
  beforeAll(() => county.clock.set('2026-11-16 09:00'));
  const gone = async (number: string) =>
    [(await read('/showings')).includes(number), await statusOf(`/showings/${number}`)] as const;

  it('is that he takes it back, or asks to be forgotten', async () => {
    const { number } = await signed('early', 603);
    expect(await gone(number)).toEqual([true, 200]);
    await citizenOf(county, 'early')(`撤回 ${number}`);
    expect(await gone(number)).toEqual([false, 404]);
    const forgotten = await signed('forgotten', 604);
    const account = { channel: 'wechat', person: 'forgotten' };
    await county.store.transaction(({ people }) => people.forget(account, 's001', county.clock.now()));
    expect(await gone(forgotten.number)).toEqual([false, 404]);
  });

  it('is that the department spares the check, or that who went there found it true', async () => {
    const { staff } = county.means.catalogue.home;
    const civil = staff.find(({ department }) => department === 'minzheng')?.id ?? '';
    const spared = await signed('spared', 605);
    expect(await staffSays(county, civil, `免予核查 ${spared.number} 1`)).toContain('免予核查');
    expect(await gone(spared.number)).toEqual([false, 404]);
    const seen = await signed('seen', 606);
    await object(seen.number, { reason: '4', words: '听说有一辆车' });
    const task = await taskOf(seen.number);
    await staffSays(county, colleagues.runner, `接单 ${task}`);
    await staffSays(county, colleagues.runner, `相符 ${task} 柳塘村3组 没有车`);
    expect(await gone(seen.number)).toEqual([false, 404]);
    expect((await sentTo(county, 'seen')).join('\n')).toContain('核查过了,属实');
  });

  it('is not the case that is decided meanwhile: it goes on to its last day', async () => {
    const { staff } = county.means.catalogue.home;
    const civil = staff.find(({ department }) => department === 'minzheng')?.id ?? '';
    const { number } = await signed('decided', 607);
    await staffSays(county, civil, `事项办结 ${number}`);
    expect(await gone(number)).toEqual([true, 200]);
    county.clock.set('2026-11-24 00:00');
    await ringCommitments(county);
    expect(await kept(number)).toMatchObject({ state: 'true' });
  });

  it('waits for the holidays of a year that nobody entered, and says so', async () => {
    county.clock.set('2026-12-30 09:00');
    const { number } = await signed('year', 608);
    expect(await read(`/showings/${number}`)).toContain('5 个工作日,到哪天等放假安排公布');
    county.clock.set('2027-02-01 09:00');
    await ringCommitments(county);
    expect(await gone(number)).toEqual([true, 200]);
  });

  it('is nothing that one address can do to all of them', async () => {
    const answers: number[] = [];
    for (let n = 0; n < 11; n += 1) answers.push((await object('CN-20261230-9999', SAID)).status);
    expect(answers.at(-1)).toBe(429);
  });

  it('leaves a trail that holds', async () => {
    expect((await verifyTrail(county.store)).faults).toEqual([]);
  });
});
