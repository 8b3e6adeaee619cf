import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { taskAwaitsInquiry } from '../../server/app/task/await-inquiry.ts';
import { draftTask } from '../../server/app/task/draft-task.ts';
import { grantAuthorisation } from '../../server/app/task/grant-authorisation.ts';
import { taskHearsInquiry } from '../../server/app/task/hear-inquiry.ts';
import { revokeAuthorisation } from '../../server/app/task/revoke-authorisation.ts';
import { publicId } from '../../server/core/catalogue/requirement.ts';
import { checkList } from '../../server/core/task/list-check.ts';
import { dayOf } from '../../server/core/time.ts';
import type { Records } from '../../server/ports/store.ts';
import { ACCOUNT } from '../rigs/weixin.ts';
import { inChat, openWholeCounty, typeInDingTalk, until, type WholeCounty } from '../rigs/whole-county.ts';

const GROUP = 'cidCountyGroup0001==';
const ADMIN = 'sf042';
const LI_MING = 'sf001';
const ZHOU = 'sf045';
const DISPATCHER = 'sf043';
const VILLAGE_AGENT = 'sf090';
const PERSONAL = /王招娣|13900001111|9901011940/u;

let county: WholeCounty;
beforeAll(async () => {
  county = await openWholeCounty('2018-12-03 14:00');
  expect(await inGroup(ADMIN, '绑定 县级群')).toContain('这个群绑定为县级群');
});
afterAll(() => county.close());

/** Somebody types in the group; what the robot says to him there, whatever cards change meanwhile. */
async function inGroup(staff: string, text: string, copies = 1): Promise<string> {
  const toHim = () => inChat(county, GROUP).filter((each) => each.startsWith(`@${staff}`));
  const before = toHim().length;
  county.dingtalk.say({ conversationId: GROUP, conversationType: '2', senderStaffId: staff, text }, copies);
  return until(`an answer to “${text}”`, () => toHim()[before]);
}
const posts = () => inChat(county, GROUP).map((text) => text.normalize('NFKC'));
const groupPost = (...parts: readonly string[]) =>
  until(`“${parts.join('”, “')}” in the group`, () =>
    posts().find((text) => parts.every((part) => text.includes(part))),
  );
const inTurn = <T>(work: (records: Records) => Promise<T>): Promise<T> => county.store.transaction(work);
const talkOf = (person: string) => ({ channel: 'wechat', account: ACCOUNT.appId, chat: '', person });
const heard = (person: string, part: string) =>
  until(
    `“${part}” for ${person}`,
    () => county.weixin.arrived.entries.find((each) => each.openid === person && each.text.includes(part))?.text,
  );
const taskOf = (number: number) => inTurn(({ tasks }) => tasks.find(number));
const eventsOf = (number: number) =>
  inTurn(async ({ trail }) => (await trail.of(`task ${number}`)).map(({ event, by }) => `${event} ${by}`));

/** The row of the list about 无房证明, by its public id. */
function requirement(): string | null {
  const { row } = checkList('无房证明', '公租房申请', dayOf(county.clock.now()), county.means.catalogue);
  return row && publicId(row);
}

/** A citizen who has talked with us and authorises the run of her 无房证明. */
async function authorised(person: string): Promise<number> {
  await county.platform.text(person, '无房证明还要吗');
  const reach = { talk: talkOf(person), recipient: person };
  const citizen = { name: '王招娣', idNumber: '99010119400101002X', telephone: '13900001111', reach };
  const wanted = { proof: '无房证明', requirement: requirement(), matter: '公租房申请', town: '990101002', citizen };
  const by = { kind: 'citizen', talk: reach.talk } as const;
  const at = county.clock.now();
  const { number } = await inTurn((records) => draftTask(county.means, records, { wanted, by, at }));
  expect(posts().some((text) => text.includes(`#${number} `))).toBe(false);
  const granted = await inTurn((records) =>
    grantAuthorisation(county.means, records, { number, talk: reach.talk, at }),
  );
  expect(granted).toMatchObject({ ok: true, value: { state: 'dispatched', mode: 'online' } });
  return number;
}

describe('a task in the county group (script E)', () => {
  let number = 0;

  it('shows a card that says what, where and until when, and nothing about her', async () => {
    number = await authorised('o-wang');
    const card = await groupPost(`#${number} 无房证明`, '待接单');
    for (const part of ['镇:清河镇', '限 4 小时', '明天 9:30 前', `接单 ${number}`]) expect(card).toContain(part);
    expect(card).not.toMatch(PERSONAL);
  });

  it('is claimed by one of two who come at once; the other reads who was first', async () => {
    county.clock.set('2018-12-03 14:02');
    const said = await Promise.all([
      typeInDingTalk(county, { staff: LI_MING, chat: 'singleLi==', text: `接单 ${number}`, copies: 3 }),
      typeInDingTalk(county, { staff: ZHOU, chat: 'singleZhou==', text: `我接${number}单`, copies: 2 }),
    ]);
    const owner = (await taskOf(number))?.owner;
    const [won, lost] = owner === 's001' ? said : [said[1], said[0]];
    const name = owner === 's001' ? '李明' : '周立新';
    expect(won).toContain(`由${name}接单`);
    expect(lost?.normalize('NFKC')).toContain(`已被${name}接单(14:02)`);
    expect(lost?.normalize('NFKC')).toContain(`转 ${number} 给我`);
    if (owner !== 's001') await inGroup(LI_MING, `转 ${number} 给我 说好的`);
    expect(await heard('o-wang', '在替您办')).toContain('您不用跑');
    expect((await eventsOf(number)).filter((event) => event.startsWith('task-claimed'))).toHaveLength(1);
  });

  it('is not for those who do not run for the county, whatever they type', async () => {
    for (const [staff, words] of [
      ['sf004', '只有名册里'],
      ['nobody-we-know', '只有名册里'],
      ['sf040', '只有接单人能办结'],
    ] as const)
      expect(await inGroup(staff, `办结 ${number} 名下无房`)).toContain(words);
    expect((await taskOf(number))?.state).toBe('claimed');
  });

  it('is told whose it is by nobody but the robot, in private, to nobody but the owner', async () => {
    const alone = (staff: string) =>
      typeInDingTalk(county, { staff, chat: `single${staff}==`, text: `本人 ${number}` });
    expect((await alone(LI_MING)).normalize('NFKC')).toContain('王招娣**\n\n办 公租房申请 用\n\n电话 13900001111');
    expect(await alone(LI_MING)).not.toContain('19400101');
    for (const staff of [ZHOU, DISPATCHER, ADMIN, 'nobody-we-know']) expect(await alone(staff)).not.toMatch(PERSONAL);
    expect(await inGroup(LI_MING, `本人 ${number}`)).toContain('本人的信息不在群里给');
    expect((await eventsOf(number)).filter((event) => event === 'task-citizen-viewed s001')).toHaveLength(2);
  });

  it('waits for a department over a restart, and does not close before the answer', async () => {
    expect(await inGroup(LI_MING, `开始${number}号`)).toContain('开始办理');
    const li = county.means.catalogue.home.staff.find(({ id }) => id === 's001');
    if (!li) throw new Error('李明 is in the directory');
    const inquiry = await inTurn(({ numbers }) => numbers.nextTyped());
    const at = county.clock.now();
    const awaited = await inTurn((records) => taskAwaitsInquiry(county.means, records, number, inquiry, li, at));
    expect(awaited).toMatchObject({ ok: true, value: { state: 'waiting-inquiry', openInquiries: [inquiry] } });
    await county.restart();
    const refused = await inGroup(LI_MING, `办结 ${number} 名下无房`);
    expect(refused.normalize('NFKC')).toContain('还有 1 个协查未答复');
    await inTurn((records) =>
      taskHearsInquiry(county.means, records, number, inquiry, 'answered', `协查 #${inquiry} 答复:否`, at),
    );
    expect(await groupPost(`#${number} 无房证明`, `李明:协查 #${inquiry} 答复:否`)).not.toMatch(PERSONAL);
    expect((await taskOf(number))?.state).toBe('running');
  });

  it('is closed once, with what she was spared, and she reads one line', async () => {
    county.clock.set('2018-12-03 15:37');
    expect(await inGroup(LI_MING, `办结 ${number}`)).toContain('查到了什么?发一句就办结');
    const closed = await inGroup(LI_MING, `@证跑跑 办结 ${number}\uFF0C名下无房 少跑2趟`, 3);
    expect(closed).toContain('少交 1 份材料、少跑 2 趟');
    expect(await groupPost(`#${number} 无房证明`, '办结', '用时 1 小时 37 分')).not.toMatch(PERSONAL);
    expect(await heard('o-wang', '办好了')).toContain('办好了。您不用再交任何材料。这件事您少交 1 份材料、少跑 2 趟。');
    const told = county.weixin.arrived.entries.filter(
      ({ openid, text }) => openid === 'o-wang' && text.includes('办好了'),
    );
    expect(told).toHaveLength(1);
    expect((await inGroup(LI_MING, `取消 ${number} 手误`)).normalize('NFKC')).toContain(
      `#${number} 办结(15:37),不能再改`,
    );
    expect(posts().join('\n')).not.toMatch(PERSONAL);
    expect(county.logLines.join('\n')).not.toMatch(PERSONAL);
  });

  it('ends when she takes her authorisation back, and who runs it is told to stop', async () => {
    const second = await authorised('o-zhao');
    await inGroup(LI_MING, `接单 ${second}`);
    const act = { number: second, talk: talkOf('o-somebody'), at: county.clock.now() };
    expect((await inTurn((records) => revokeAuthorisation(county.means, records, act))).ok).toBe(false);
    const hers = { ...act, talk: talkOf('o-zhao') };
    expect((await inTurn((records) => revokeAuthorisation(county.means, records, hers))).ok).toBe(true);
    await groupPost(`#${second} 无房证明`, '李明:群众撤回了授权');
    expect(await inGroup(LI_MING, `办结 ${second} 名下无房`)).toContain('已取消');
  });
});

describe('a village agent asks for somebody (script F)', () => {
  it('hears first that nothing has to be run, and drafts it all the same', async () => {
    const chat = 'singleAgent==';
    const say = (text: string, staff = VILLAGE_AGENT) => typeInDingTalk(county, { staff, chat, text });
    const checked = await say('代 王大爷 高龄津贴 健在证明');
    expect(checked).toContain('清单第2版');
    expect(checked).toContain('不用开健在证明');
    expect(checked).toContain('要建任务吗');
    const drafted = await say('是');
    expect(drafted).toContain('健在证明 已建(联动跑),还差授权');
    const number = Number(/(\d+) 健在证明/u.exec(drafted)?.[1]);
    expect(await say(`授权 ${number} 纸质`)).toContain('是您自己建的');
    expect(await inGroup('sf088', `授权 ${number} 纸质`)).toContain('派到镇乡群 清河镇');
    expect((await taskOf(number))?.authorisation).toMatchObject({ method: 'paper-photo', takenBy: 's088' });
    expect(await inGroup(LI_MING, `接单 ${number}`)).toContain('不归您接单');
    expect(await say(`接单 ${number}`)).toContain('由刘桂兰接单');
    expect(await say('1')).not.toContain('已建');
  });

  it('runs tasks with the same destination in one trip', async () => {
    const numbers = [await authorised('o-a'), await authorised('o-b'), await authorised('o-c')];
    for (const number of numbers) await inGroup(ZHOU, `接单 ${number}`);
    const offered = await inGroup(ZHOU, '顺路');
    expect(offered.normalize('NFKC')).toContain(
      `同一去向(县不动产登记中心)有 ${numbers.map((each) => `#${each}`).join(' ')}`,
    );
    expect(await inGroup(ZHOU, '是')).toContain('一趟办,省 2 趟');
    expect(await inGroup(ZHOU, '顺路')).toContain('没有去同一个地方的两张单');
    expect(await inGroup(ZHOU, '我的单')).toContain('您手里有 3 张单');
    expect((await inGroup(DISPATCHER, '群里的单')).normalize('NFKC')).toContain(
      `#${numbers[2]} 无房证明 · 已接单 · 周立新`,
    );
  });
});
