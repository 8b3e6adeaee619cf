import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { CREATE_CARD_PATH, DELIVER_CARD_PATH, UPDATE_CARD_PATH } from '../../bots/sandbox/fake-dingtalk-cards.ts';
import { GROUP_PATH } from '../../bots/sandbox/fake-dingtalk-sends.ts';
import type { Records } from '../../server/ports/store.ts';
import { TEMPLATE } from '../rigs/dingtalk-cards.ts';
import { openWholeCounty, rotating, until, type WholeCounty } from '../rigs/whole-county.ts';

const COUNTY = 'cidCountyGroup0001==';
const TOWN = 'cidQinghe0000001==';
const REGISTRY = 'cidRegistryLine001==';
const ADMIN = 'sf042';
const [LI_MING, ZHOU] = ['sf001', 'sf045'];
const LIN = 'sf066';
/** 刘桂兰 runs errands in 桃源村, 吴丽 sends them out in 清河镇. */
const [AGENT, TOWN_HALL] = ['sf090', 'sf088'];
/** A generated person of the fictional area 990101, and an elder without a telephone. */
const PERSONAL = /陈小芳|9901011985|018X|王大爷|桃源村3组/u;
const CITIZEN = 'o-chen';

let county: WholeCounty;
beforeAll(async () => {
  county = await openWholeCounty('2018-12-03 09:00', TEMPLATE);
  for (const [chat, what] of [
    [COUNTY, '县级群'],
    [TOWN, '镇乡群 清河镇'],
    [REGISTRY, '条块群 县不动产登记中心'],
  ] as const) {
    county.dingtalk.say({ conversationId: chat, conversationType: '2', senderStaffId: ADMIN, text: `绑定 ${what}` });
    await until(`${what} to be bound`, () => sent().some(({ text }) => text.includes('这个群绑定为')));
    county.dingtalk.sends.sent.entries.length = 0;
  }
});
afterAll(() => county.close());

const plain = (text: string): string => text.normalize('NFKC');
const sent = () => county.dingtalk.sends.sent.entries;
const singleOf = (staff: string): string => `single ${staff}`;
const inWechat = async (text: string): Promise<string> =>
  plain((await county.platform.text(CITIZEN, text, { mode: 'aes' })).text);
const inStore = <T>(work: (records: Records) => Promise<T>): Promise<T> => county.store.transaction(work);
const eventsOf = (number: number) =>
  inStore(async ({ trail }) => (await trail.of(`task ${number}`)).map(({ event }) => event));

/** What the robot said to somebody in private, by either way. */
const told = (staff: string): readonly string[] =>
  sent()
    .filter(({ conversation, people }) => conversation === singleOf(staff) || people.includes(staff))
    .map(({ text }) => plain(text));

/** Does something that is answered to `staff` in private; the first of those answers that says `part`. */
async function answered(staff: string, part: string, act: () => unknown): Promise<string> {
  const before = told(staff).length;
  act();
  return until(`“${part}” for ${staff}`, () =>
    told(staff)
      .slice(before)
      .find((text) => text.includes(part)),
  );
}

/** The one card on the platform whose title begins like this. */
const cardOf = (title: string) =>
  [...county.dingtalk.cards.byId.values()].find((each) => each.params.title?.startsWith(title));
const cardSays = (title: string, ...words: readonly string[]) =>
  until(`“${words.join('”, “')}” on ${title}`, () => {
    const text = plain(Object.values(cardOf(title)?.params ?? {}).join('\n'));
    return words.every((each) => text.includes(each)) && text;
  });

/** Somebody taps the button of that label; the platform may bring it several times. */
function tap(title: string, label: string, userId: string, room: string, copies = 1): void {
  const card = cardOf(title);
  const at = [1, 2, 3, 4].find((each) => card?.params[`button${each}`] === label);
  if (!card || !at) throw new Error(`no button ${label} on ${title}: ${JSON.stringify(card?.params)}`);
  county.dingtalk.tap({ card: card.outTrackId, room, userId, line: card.params[`line${at}`] ?? '' }, copies);
}
const type = (staff: string, text: string, copies = 1): void => {
  const chat = { conversationId: singleOf(staff), conversationType: '1', senderStaffId: staff } as const;
  county.dingtalk.say({ ...chat, text }, copies);
};
/** What he says is sent as the platform recognised it. */
const speak = (staff: string, recognition: string, copies = 1): void => {
  const chat = { conversationId: singleOf(staff), conversationType: '1', senderStaffId: staff } as const;
  county.dingtalk.say({ ...chat, msgtype: 'audio', content: { duration: 3_000, recognition } }, copies);
};

describe('one task, one card, tapped (scripts E and G)', () => {
  let title = '';
  let number = 0;

  it('appears in the county’s group when a citizen allows it, and says nothing about her', async () => {
    expect(await inWechat('公租房申请还要无房证明吗')).toContain('不用您跑');
    await inWechat('委托代跑');
    await inWechat('清河镇 陈小芳 99010119850305018X');
    number = Number(/代跑 #(\d+)/u.exec(await inWechat('同意授权'))?.[1]);
    title = `#${number} 无房证明`;
    expect(await cardSays(title, '待接单', '镇:清河镇', '限 4 小时')).not.toMatch(PERSONAL);
    expect(cardOf(title)?.rooms).toEqual([COUNTY]);
  });

  it('goes to one of two who tap in the same moment, though every tap comes three times over lines that change', async () => {
    const said = await rotating(county, () =>
      Promise.all([LI_MING, ZHOU].map((staff) => answered(staff, '接单', () => tap(title, '接单', staff, COUNTY, 3)))),
    );
    const owner = (await inStore(({ tasks }) => tasks.find(number)))?.owner;
    const [won, lost] = owner === 's001' ? said : [said[1], said[0]];
    const name = owner === 's001' ? '李明' : '周立新';
    expect(won).toContain(`由${name}接单`);
    expect(lost).toMatch(new RegExp(`已被${name}接单|${name} 接单`, 'u'));
    expect((await eventsOf(number)).filter((event) => event === 'task-claimed')).toHaveLength(1);
    if (owner !== 's001') await answered(LI_MING, '李明', () => type(LI_MING, `转 ${number} 给我 说好的`));
    await cardSays(title, '已接单', '李明 接单');
  });

  it('leads to a department and back over a restart, with words where a button lacks them', async () => {
    await answered(LI_MING, '问哪个部门', () => tap(title, '协查', LI_MING, COUNTY, 2));
    await county.restart();
    const asked = await answered(LI_MING, '号协查', () => type(LI_MING, '1'));
    const inquiry = `#${/(\d+) 号协查/u.exec(asked)?.[1]} 协查`;
    expect(await cardSays(inquiry, '待答', '问:截至今日名下有无住房')).not.toMatch(PERSONAL);
    expect(cardOf(inquiry)?.rooms).toEqual([REGISTRY]);
    await cardSays(title, '等协查');
    expect(await answered(LIN, '核的是', () => tap(inquiry, '看是谁', LIN, REGISTRY))).toContain('陈小芳');
    await rotating(county, () =>
      answered(LIN, '协查答复:否', () => speak(LIN, `嗯,答${inquiry.slice(1, -3)}号,否。`, 3)),
    );
    await cardSays(inquiry, '已答');
    await cardSays(title, '办理中');
    expect((await eventsOf(number)).filter((event) => event === 'inquiry-answered')).toHaveLength(1);
  });

  it('is closed by voice, once, in every group, and she reads one line', async () => {
    county.clock.set('2018-12-03 10:35');
    await answered(LI_MING, '查到了什么', () => tap(title, '办结', LI_MING, COUNTY));
    await answered(LI_MING, '少跑 2 趟', () => speak(LI_MING, '名下无房,少跑两趟。', 3));
    await cardSays(title, '办结', '用时 1 小时 35 分', '少跑 2 趟');
    await until('her line', () => county.weixin.arrived.entries.some(({ text }) => text.includes('办好了')));
    expect(county.weixin.arrived.entries.filter(({ text }) => text.includes('办好了'))).toHaveLength(1);
    expect(await inWechat('谁查了我')).toContain('林小军查了:截至今日名下有无住房');
  });

  it('cost one call a change however many looked on, and nothing was posted into a group', async () => {
    const { http, cards } = county.dingtalk;
    const own = (path: string) => http.callsOf(path).filter(({ body }) => body.outTrackId === `task-${number}`).length;
    const { revision } = (await inStore(({ tasks }) => tasks.find(number))) ?? { revision: 0 };
    await until('the last change', () => cardOf(title)?.params.revision === String(revision));
    expect(own(CREATE_CARD_PATH)).toBe(1);
    expect(own(UPDATE_CARD_PATH)).toBeLessThan(revision); // what followed at once was shown at once
    expect(own(DELIVER_CARD_PATH)).toBe(0);
    expect(http.callsOf(GROUP_PATH)).toEqual([]);
    expect(cards.updatedDuringTap).toEqual([]);
    expect([...cards.byId.values()].map(({ params }) => JSON.stringify(params)).join()).not.toMatch(PERSONAL);
    expect(county.logLines.join('\n')).not.toMatch(PERSONAL);
  });
});

describe('an elder without a telephone (script F)', () => {
  const numbers: number[] = [];
  const titleOf = (at: number): string => `#${numbers[at]} 健在证明`;

  it('is entered by the village agent over a restart, hears the list first, and is authorised by a colleague', async () => {
    for (const at of [0, 1, 2]) {
      await answered(AGENT, '不用开健在证明', () => type(AGENT, '代 王大爷 高龄津贴 健在证明', 2));
      if (at === 0) await county.restart();
      const drafted = await answered(AGENT, '还差授权', () => type(AGENT, '是', 3));
      numbers.push(Number(/#(\d+)/u.exec(drafted)?.[1]));
      await cardSays(titleOf(at), '待授权');
      expect(cardOf(titleOf(at))?.rooms).toEqual([TOWN]);
      await answered(TOWN_HALL, '镇乡群 清河镇', () => tap(titleOf(at), '纸质授权', TOWN_HALL, TOWN, 3));
      await cardSays(titleOf(at), '待接单');
    }
    expect(new Set(numbers).size).toBe(3);
  });

  it('is claimed by tap, text and voice while lines change, and three errands become one trip', async () => {
    const ways = [
      () => tap(titleOf(0), '接单', AGENT, TOWN, 3),
      () => type(AGENT, `接单${numbers[1]}号`, 3),
      () => speak(AGENT, `接${numbers[2]}号单。`, 3),
    ];
    for (const way of ways) await rotating(county, () => answered(AGENT, '由刘桂兰接单', way));
    const offered = await answered(AGENT, '一趟办', () => type(AGENT, '顺路'));
    expect(offered).toContain(`同一去向(清河镇)有 ${numbers.map((each) => `#${each}`).join(' ')}`);
    await county.restart();
    await answered(AGENT, '一趟办,省 2 趟', () => type(AGENT, '是', 3));
    for (const at of [0, 1, 2]) await cardSays(titleOf(at), '顺路单');
  });

  it('is seen once, in his house, and gets his receipt in large type', async () => {
    await answered(AGENT, '在哪里见到的', () => tap(titleOf(0), '见到本人', AGENT, TOWN, 2));
    await county.restart();
    await answered(AGENT, '见到本人,记下了', () => type(AGENT, '桃源村3组 本人在家', 3));
    await answered(AGENT, '见到本人,记下了', () => type(AGENT, `见到本人 ${numbers[1]} 照 ${numbers[0]}`));
    expect(await cardSays(titleOf(0), '刘桂兰 见到本人')).not.toMatch(PERSONAL);
    const closed = await answered(AGENT, '大字回执', () => type(AGENT, `办结 ${numbers[0]} 健在 少跑1趟`, 3));
    const address = /https:\/\/[^\s]+(\/receipts\/\S+)/u.exec(closed)?.[1] ?? '';
    expect(await (await fetch(`${county.url}${address}`)).text()).toContain('办好了,您不用再交任何材料。');
    for (const once of ['task-dispatched', 'task-claimed', 'task-joined-errand', 'task-citizen-seen', 'task-closed'])
      expect((await eventsOf(numbers[0] ?? 0)).filter((event) => event === once)).toEqual([once]);
  });

  it('put nothing about him on a card, into a group or into a log', () => {
    const cards = [...county.dingtalk.cards.byId.values()].map(({ params }) => JSON.stringify(params));
    const groups = sent().filter(({ conversation }) => conversation?.startsWith('cid'));
    for (const seen of [cards, groups.map(({ text }) => text), county.logLines])
      expect(seen.join('\n')).not.toMatch(PERSONAL);
  });
});
