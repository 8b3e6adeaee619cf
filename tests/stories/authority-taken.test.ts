import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { samplePhoto } from '../rigs/photo.ts';
import { inChat, openWholeCounty, typeInDingTalk, until, type WholeCounty } from '../rigs/whole-county.ts';

const GROUP = 'cidCounty==';
const ADMIN = 'sf042';
/** 刘桂兰 runs errands in 桃源村, 吴丽 sends them out in 清河镇. */
const AGENT = 'sf090';
const DISPATCHER = 'sf088';

let county: WholeCounty;
beforeAll(async () => {
  county = await openWholeCounty('2018-12-03 14:00');
  county.dingtalk.say({ conversationId: GROUP, conversationType: '2', senderStaffId: ADMIN, text: '绑定 县级群' });
  await until('the group to be bound', () => inChat(county, GROUP).find((text) => text.includes('绑定为县级群')));
  county.dingtalk.files.byCode.set('slip', await samplePhoto());
  county.dingtalk.files.byCode.set('page', Buffer.from('<!doctype html>'));
});
afterAll(() => county.close());

/** A chat takes twenty answers a minute: each story has its own. */
let story = 0;
beforeEach(() => {
  story += 1;
});
const single = (staff: string) => `single-${story}-${staff}==`;
const say = (text: string, staff: string) => typeInDingTalk(county, { staff, chat: single(staff), text });
/** A group without cards: what stands there is what was answered. */
const inGroup = (text: string, staff: string) => typeInDingTalk(county, { staff, chat: 'cidOther==', text });

async function send(downloadCode: string, staff: string): Promise<string> {
  const chat = single(staff);
  const before = inChat(county, chat).length;
  const said = { conversationId: chat, conversationType: '1', senderStaffId: staff, msgtype: 'picture' } as const;
  county.dingtalk.say({ ...said, content: { downloadCode } }, 2);
  return until('an answer to a picture', () => inChat(county, chat)[before]);
}

async function drafted(): Promise<number> {
  await say('代 王大爷 高龄津贴 健在证明', AGENT);
  return Number(/#(\d+)/u.exec(await say('是', AGENT))?.[1]);
}

const task = (number: number) => county.store.transaction(({ tasks }) => tasks.find(number));

describe('an authorisation by a photographed slip (script F)', () => {
  it('is asked for in private, drawn anew, and sends the task; the owner may look at it', async () => {
    const number = await drafted();
    expect(await inGroup(`授权 ${number} 照片`, DISPATCHER)).toContain('别发在群里');
    expect(await say(`授权 ${number} 照片`, DISPATCHER)).toContain('把本人签了字的授权书拍一张发过来');
    expect(await send('page', DISPATCHER)).toContain('这不是照片,没有收');
    expect(await send('slip', DISPATCHER)).toContain(`#${number} 已授权,派到`);
    const authorised = await task(number);
    expect(authorised?.authorisation).toMatchObject({ method: 'paper-photo', takenBy: 's088' });
    const lives = (authorised?.authorisation?.expiresAt ?? 0) - county.clock.now();
    expect(lives).toBe(7 * 86_400_000);
    const [held] = await county.store.db.selectFrom('file_holders').selectAll().execute();
    expect(held).toMatchObject({ record: `task ${number}` });
    await say(`接单 ${number}`, AGENT);
    const address = `/desk/slips/${number}`;
    expect(await say(`本人 ${number}`, AGENT)).toContain(address);
    const look = async (staff: string) => {
      const until = county.clock.now() + 3_600_000;
      const session = await county.store.transaction(({ deskKeys }) => deskKeys.open(staff, until));
      return fetch(`${county.url}${address}`, { headers: { Cookie: `desk=${session}` } });
    };
    const seen = await look('s090');
    expect(seen.headers.get('content-type')).toBe('image/jpeg');
    expect(seen.headers.get('x-content-type-options')).toBe('nosniff');
    expect(seen.headers.get('cache-control')).toBe('no-store');
    expect((await look('s042')).status).toBe(403);
    expect((await fetch(`${county.url}${address}`)).status).toBe(401);
    const trail = await county.store.transaction((records) => records.trail.of(`task ${number}`));
    expect(trail.map(({ event }) => event)).toContain('task-slip-viewed');
  });

  it('is not what who drafted the task can take, and a picture nobody asked for is none', async () => {
    const number = await drafted();
    expect(await say(`授权 ${number} 照片`, AGENT)).toContain('要由同事来做');
    expect(await send('slip', AGENT)).toContain('图片我看不了');
    expect((await task(number))?.state).toBe('draft');
  });

  it('may be left: 算了', async () => {
    const number = await drafted();
    await say(`授权 ${number} 照片`, DISPATCHER);
    expect(await say('算了', DISPATCHER)).toContain('不等照片了');
    expect(await send('slip', DISPATCHER)).toContain('图片我看不了');
  });

  it('is fetched from no address but the platform’s', async () => {
    const number = await drafted();
    await say(`授权 ${number} 照片`, DISPATCHER);
    county.dingtalk.files.address = 'http://169.254.169.254/latest/meta-data';
    expect(await send('slip', DISPATCHER)).toContain('这张照片没有收到');
    county.dingtalk.files.address = null;
    expect(await send('slip', DISPATCHER)).toContain('已授权');
  });
});

describe('an authorisation by a call back (script F)', () => {
  const codeIn = (text: string): string => /核对码:((?:\d ?){4})/u.exec(text)?.[1]?.replaceAll(' ', '') ?? '';
  const other = (code: string, by: number): string => String((Number(code) + by) % 10_000).padStart(4, '0');

  it('goes from one colleague by telephone to the citizen, and through the other one back', async () => {
    const number = await drafted();
    expect(await inGroup(`授权 ${number} 回拨`, DISPATCHER)).toContain('核对码不能给在群里');
    expect(await say(`授权 ${number} 回拨`, AGENT)).toContain('要由同事来做');
    const read = await say(`授权 ${number} 回拨`, DISPATCHER);
    expect(read).toContain('同意的话,把这 4 个数字告诉来办事的人');
    const code = codeIn(read);
    expect(await say(`授权 ${number} 回拨 ${code}`, DISPATCHER)).toContain('要由来办事的人报回来');
    expect(await say(`授权 ${number} 回拨 ${other(code, 1)}`, AGENT)).toContain('还能试 2 次');
    expect(await inGroup(`授权 ${number} 回拨 ${code}`, AGENT)).toContain(`#${number} 已授权,派到`);
    expect((await task(number))?.authorisation).toMatchObject({ method: 'call-back', takenBy: 's088' });
    expect(await say(`授权 ${number} 回拨 ${code}`, AGENT)).toContain('没有等着核对的码');
    const rows = await county.store.db.selectFrom('call_backs').selectAll().execute();
    expect(rows).toEqual([]);
  });

  it('cannot be guessed: three tries, fifteen minutes, and the newest code only', async () => {
    const number = await drafted();
    const first = codeIn(await say(`授权 ${number} 回拨`, DISPATCHER));
    for (const by of [1, 2, 3]) await say(`授权 ${number} 回电 ${other(first, by)}`, AGENT);
    expect(await say(`授权 ${number} 回拨 ${first}`, AGENT)).toContain('没有等着核对的码');
    const second = codeIn(await say(`授权 ${number} 回拨`, DISPATCHER));
    county.clock.set('2018-12-03 14:16');
    expect(await say(`授权 ${number} 回拨 ${second}`, AGENT)).toContain('没有等着核对的码');
    county.clock.set('2018-12-03 14:00');
    expect((await task(number))?.state).toBe('draft');
  });
});
