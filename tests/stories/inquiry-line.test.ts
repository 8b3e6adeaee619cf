import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { whoLooked } from '../../server/app/inquiry/who-looked.ts';
import type { Inquiry } from '../../server/core/inquiry/inquiry.ts';
import type { Task } from '../../server/core/task/task.ts';
import type { Records } from '../../server/ports/store.ts';
import { AUTHORISATION, CITIZEN, CITIZEN_TALK, task } from '../rigs/task.ts';
import { inChat, openWholeCounty, until, type WholeCounty } from '../rigs/whole-county.ts';

const COUNTY = 'cidCountyGroup0001==';
const REGISTRY = 'cidRegistryLine001==';
const HOUSING = 'cidHousingLine0001==';
const REFORM = 'cidReformLine00001==';
const ADMIN = 'sf042';
const LI_MING = 'sf001';
const LIN = 'sf066';
const ZHANG = 'sf067';
const WANG = 'sf064';
const LUO = 'sf038';
const PERSONAL = /王招娣|13900001111|9901011940|o-wang/u;

let county: WholeCounty;
beforeAll(async () => {
  county = await openWholeCounty('2018-12-03 14:00');
  await bind(COUNTY, '县级群');
  await bind(REGISTRY, '条块群 县不动产登记中心');
  await bind(HOUSING, '条块群 县住房和城乡建设局');
  await bind(REFORM, '条块群 县跑改办');
});
afterAll(() => county.close());

const bind = async (chat: string, what: string) =>
  expect(await say(ADMIN, `绑定 ${what}`, chat)).toContain('这个群绑定为');

/** Somebody types, in a group or in his own chat; what the robot says to him there, whatever cards change meanwhile. */
async function say(staff: string, text: string, chat = `single ${staff}`, copies = 1): Promise<string> {
  const single = chat.startsWith('single');
  const toHim = () => inChat(county, chat).filter((each) => single || each.startsWith(`@${staff}`));
  const before = toHim().length;
  const conversationType = single ? '1' : '2';
  county.dingtalk.say({ conversationId: chat, conversationType, senderStaffId: staff, text }, copies);
  return until(`an answer to “${text}”`, () => toHim()[before]).then(plain);
}
const plain = (text: string): string => text.normalize('NFKC');
const post = (chat: string, ...parts: readonly string[]) =>
  until(`“${parts.join('”, “')}” in ${chat}`, () =>
    inChat(county, chat)
      .map(plain)
      .find((text) => parts.every((part) => text.includes(part))),
  );
const inTurn = <T>(work: (records: Records) => Promise<T>): Promise<T> => county.store.transaction(work);
const find = async (number: number): Promise<Inquiry | null> => inTurn(({ inquiries }) => inquiries.find(number));
const taskOf = (number: number): Promise<Task | null> => inTurn(({ tasks }) => tasks.find(number));
const eventsOf = (record: string) => inTurn(async ({ trail }) => (await trail.of(record)).map(({ event }) => event));

/** A task in the hands of 李明, authorised for a month. */
const runningTask = (): Promise<number> =>
  inTurn(async ({ numbers, tasks }) => {
    const number = await numbers.nextTyped();
    const authorisation = { ...AUTHORISATION, expiresAt: county.clock.now() + 30 * 86_400_000 };
    await tasks.add(task('running', { number, owner: 's001', authorisation }), { due: null, department: null });
    return number;
  });
const ask = async (copies = 1): Promise<{ number: number; on: number }> => {
  const on = await runningTask();
  const said = await say(LI_MING, `协查 ${on} 不动产登记中心 截至今日名下有无住房`, COUNTY, copies);
  return { number: Number(/(\d+) 号协查/u.exec(said)?.[1]), on };
};

describe('a fact that one department asks another (script G)', () => {
  it('is asked with purpose and basis, answered 否 by a line typed twice and over a restart, and seen by the citizen', async () => {
    const { number, on } = await ask(3);
    const card = await post(REGISTRY, `${number} 协查`, '待答');
    expect(card).toContain('问:截至今日名下有无住房');
    expect(card).toContain('用途:公租房申请,代替无房证明');
    expect(card).toContain('明天 14:00 前答复');
    expect(card).toContain(`答 ${number} 否`);
    expect(await taskOf(on)).toMatchObject({ state: 'waiting-inquiry', openInquiries: [number] });
    expect(await say(LI_MING, `办结 ${on} 名下无房`, COUNTY)).toContain('协查');

    expect(await say(LIN, `看 ${number}`, REGISTRY)).toContain('在单聊里发');
    expect(await say(LIN, `看 ${number}`)).toContain('核的是:王招娣,99010119400101002X');
    expect(await say(ZHANG, `看 ${number}`)).toContain('不归您看是谁');

    await county.restart();
    const receipt = await say(LIN, `\uFF20证跑跑 答${number}号\uFF0C否`, REGISTRY, 3);
    for (const part of ['县政务服务中心 李明', '县不动产登记中心 林小军,今天 14:00', '来源:县不动产登记系统'])
      expect(receipt).toContain(part);
    await post(COUNTY, `李明:${number} 号协查答:否`);
    const answered = await find(number);
    expect(answered?.answers).toHaveLength(1);
    expect(await taskOf(on)).toMatchObject({ state: 'running', openInquiries: [] });
    const own = ['inquiry-dispatched', 'inquiry-viewed', 'inquiry-view-refused', 'inquiry-answered'];
    expect(await eventsOf(`inquiry ${answered?.publicNumber}`)).toEqual(own);
    expect((await eventsOf(`task ${on}`)).filter((event) => event.startsWith('inquiry-'))).toEqual(own);
    const looked = await inTurn((records) => whoLooked(county.means, records, CITIZEN_TALK, county.clock.now()));
    expect(looked.slice(1).map((line) => /(看了您是谁|没有给看|查了)/u.exec(line)?.[1])).toEqual([
      '查了',
      '没有给看',
      '看了您是谁',
    ]);
  });

  it('查无此人 is not 否: the task does not close before its owner has looked', async () => {
    const { number, on } = await ask();
    expect(await say(LIN, `答 ${number} 查无此人`, REGISTRY)).toContain('查无此人不等于');
    expect(await taskOf(on)).toMatchObject({ doubt: { kind: 'no-such-person' } });
    expect(await say(LI_MING, `办结 ${on} 名下无房`, COUNTY)).toContain('查无此人');
    expect(await taskOf(on)).toMatchObject({ state: 'running' });
  });

  it('is not sent away without a basis, once with one, and then the reform office binds', async () => {
    const { number } = await ask();
    expect(await say(LIN, `退回 ${number} 住建局`, REGISTRY)).toContain('退回要写依据');
    const first = await say(LIN, `退回 ${number} 《公共租赁住房管理办法》第七条 住建局`, REGISTRY);
    expect(first).toContain('转给县住房和城乡建设局 王永平');
    await post(HOUSING, `${number} 协查`, '退回后待答', '前答复');
    const second = await say(WANG, `退回 ${number} 《不动产登记暂行条例》第七条 不动产登记中心`, HOUSING);
    expect(second).toContain('转县跑改办终审');
    await post(REFORM, `${number} 协查`, '等终审');
    expect(await say(LUO, `终审 ${number} 不动产登记中心 房屋登记由其负责`, REFORM)).toContain('由县不动产登记中心');
    expect(await say(LIN, `退回 ${number} 《条例》第七条 住建局`, REGISTRY)).toContain('终审定了就按终审办');
    expect(await say(LIN, `答 ${number} 是`, REGISTRY)).toContain('协查答复:是');
  });

  it('goes to the backup of who is on leave, and the clock climbs to the head by itself', async () => {
    expect(await say(LIN, '离岗')).toContain('您离岗了');
    const { number } = await ask();
    await post(REGISTRY, `${number} 协查`, '林小军离岗,由张芳答');
    expect(await say(ZHANG, `停钟 ${number} 领导出差`, REGISTRY)).toContain('不是能停钟的理由');
    for (const [time, chat, words] of [
      ['2018-12-04 02:00', REGISTRY, '张芳:时间过半了'],
      ['2018-12-04 14:00', REGISTRY, '已超时:县不动产登记中心 张芳'],
      ['2018-12-05 09:30', COUNTY, '超时 4 个工时,请杨丽过问'],
      ['2018-12-05 14:00', COUNTY, '请一把手杨丽过问'],
    ] as const) {
      county.clock.set(time);
      await county.restart(); // whoever starts sweeps what is due
      await post(chat, `${number} 协查`, words);
    }
    const delays = await inTurn(({ inquiries }) => inquiries.delays(county.clock.now()));
    expect(delays).toEqual([{ department: 'budongchan', open: 1, overdue: 1 }]);
    expect(await say(ZHANG, `答 ${number} 否`, REGISTRY)).toContain('协查答复:否');
    expect(await say(LIN, '在岗')).toContain('您在岗了');
  });

  it('a correction after acceptance supersedes, and the owner has to confirm again', async () => {
    const { number, on } = await ask();
    await say(LIN, `答 ${number} 否`, REGISTRY);
    expect(await say(LI_MING, `确认 ${number}`, COUNTY)).toContain('已采用');
    expect(await say(LIN, `更正 ${number} 是 上午刚登记`, REGISTRY)).toContain('协查更正:是');
    await post(COUNTY, `李明:${number} 号协查更正为:是`);
    expect((await find(number))?.answers.map(({ kind }) => kind)).toEqual(['no', 'yes']);
    expect(await taskOf(on)).toMatchObject({ doubt: { kind: 'corrected' } });
    expect(await say(LI_MING, `办结 ${on} 名下无房`, COUNTY)).toContain('更正');
  });

  it('put nothing about the citizen into any group or log', () => {
    for (const chat of [COUNTY, REGISTRY, HOUSING, REFORM])
      expect(inChat(county, chat).join('\n')).not.toMatch(PERSONAL);
    expect(county.logLines.join('\n')).not.toMatch(PERSONAL);
    expect(CITIZEN.name).toMatch(PERSONAL);
  });
});
