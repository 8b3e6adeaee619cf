import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Records } from '../../server/ports/store.ts';
import { inChat, openWholeCounty, rotating, until, type WholeCounty } from '../rigs/whole-county.ts';

const COUNTY = 'cidCountyGroup0001==';
const REGISTRY = 'cidRegistryLine001==';
const ADMIN = 'sf042';
const LI_MING = 'sf001';
const ZHOU = 'sf045';
const LIN = 'sf066';
/** A generated person of the fictional area 990101. */
const NUMBER = '99010119850305018X';
const PERSONAL = /陈小芳|9901011985|018X/u;
const CITIZEN = 'o-chen';

let county: WholeCounty;
beforeAll(async () => {
  county = await openWholeCounty('2026-11-16 09:00');
  expect(await inGroup(ADMIN, '绑定 县级群', COUNTY)).toContain('这个群绑定为');
  expect(await inGroup(ADMIN, '绑定 条块群 县不动产登记中心', REGISTRY)).toContain('这个群绑定为');
});
afterAll(() => county.close());

const plain = (text: string): string => text.normalize('NFKC');
const inWechat = async (text: string): Promise<string> =>
  plain((await county.platform.text(CITIZEN, text, { mode: 'aes' })).text);
const told = (part: string) =>
  until(`“${part}” for the citizen`, () =>
    county.weixin.arrived.entries.find(({ openid, text }) => openid === CITIZEN && text.includes(part)),
  );
const inStore = <T>(work: (records: Records) => Promise<T>): Promise<T> => county.store.transaction(work);

/** Somebody types in a group, and perhaps the platform brings it more than once; what the robot says to him there. */
async function inGroup(staff: string, text: string, chat = COUNTY, copies = 1): Promise<string> {
  const toHim = () => inChat(county, chat).filter((each) => each.startsWith(`@${staff}`));
  const before = toHim().length;
  county.dingtalk.say({ conversationId: chat, conversationType: '2', senderStaffId: staff, text }, copies);
  return plain(await until(`an answer to “${text}”`, () => toHim()[before]));
}
const posted = (chat: string, ...parts: readonly string[]) =>
  until(`“${parts.join('”, “')}”`, () =>
    inChat(county, chat)
      .map(plain)
      .find((text) => parts.every((part) => text.includes(part))),
  );

describe('from a question in WeChat to a closed task in DingTalk', () => {
  let number = 0;
  let inquiry = 0;

  it('a citizen hears that she need not run, and authorises', async () => {
    expect(await inWechat('公租房申请还要无房证明吗')).toContain('不用您跑');
    expect(await inWechat('委托代跑')).toContain('您住哪个镇');
    expect(await inWechat(`陈小芳 ${NUMBER} 清河镇`)).toContain('您允许我们:替您查、取无房证明');
    const sent = await inWechat('同意授权');
    number = Number(/代跑 #(\d+)/u.exec(sent)?.[1]);
    expect(sent).toContain('今天 14:30 前');
    await posted(COUNTY, `#${number} 无房证明`, '待接单', '镇:清河镇');
  });

  it('a runner claims it while the platform takes its connections away and brings everything three times', async () => {
    expect(await rotating(county, () => inGroup(LI_MING, `接单${number}号`, COUNTY, 3))).toContain('由李明接单');
    expect(await inGroup(ZHOU, `我来接 ${number}`)).toContain('已被李明接单(9:00)');
    await told('李明在替您办无房证明');
    expect(await inWechat('我的')).toContain(`#${number} 无房证明 · 已接单 · 李明`);
  });

  it('asks the registry over a restart, and the answer comes back to the runner', async () => {
    await inGroup(LI_MING, `开始 ${number}`);
    const asked = await inGroup(LI_MING, `协查 ${number} 县不动产登记中心 截至今日名下有无住房`);
    inquiry = Number(/(\d+) 号协查/u.exec(asked)?.[1]);
    await posted(REGISTRY, `${inquiry} 协查`, '问:截至今日名下有无住房');
    await county.restart();
    expect(await inGroup(LI_MING, `办结 ${number} 名下无房`)).toContain('还有 1 个协查未答复');
    expect(await rotating(county, () => inGroup(LIN, `答 ${inquiry} 否`, REGISTRY, 2))).toContain('协查答复:否');
    await posted(COUNTY, `李明:${inquiry} 号协查答:否`);
  });

  it('closes once; the citizen reads that she is done, sees who looked, and says how it went', async () => {
    county.clock.set('2026-11-16 10:35');
    expect(await inGroup(LI_MING, `办结 ${number} 名下无房`, COUNTY, 3)).toContain('少交 1 份材料');
    await posted(COUNTY, `#${number} 无房证明`, '办结', '用时 1 小时 35 分');
    await told('办好了。您不用再交任何材料。');
    expect(county.weixin.arrived.entries.filter(({ text }) => text.includes('办好了'))).toHaveLength(1);
    expect(await inWechat('谁查了我')).toContain(
      '今天 9:00 县不动产登记中心 林小军查了:截至今日名下有无住房(公租房申请',
    );
    expect(await inWechat('5分')).toContain('谢谢');
    const task = await inStore(({ tasks }) => tasks.find(number));
    expect(task).toMatchObject({ state: 'rated', rating: 5, owner: 's001', openInquiries: [] });
  });

  it('leaves one entry a deed in the trail, and nothing about her in a group or a log', async () => {
    const events = await inStore(async ({ trail }) => (await trail.of(`task ${number}`)).map(({ event }) => event));
    for (const once of [
      'task-authorised',
      'task-dispatched',
      'task-claimed',
      'inquiry-answered',
      'task-closed',
      'task-rated',
    ])
      expect(events.filter((event) => event === once)).toEqual([once]);
    for (const chat of [COUNTY, REGISTRY]) expect(inChat(county, chat).join('\n')).not.toMatch(PERSONAL);
    expect(county.logLines.join('\n')).not.toMatch(PERSONAL);
  });
});
