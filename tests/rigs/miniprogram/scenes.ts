import type { Locator, Page } from 'playwright-core';
import { CHEN } from '../notice.ts';
import { drawOn } from './finger.ts';
import { handsOn } from './hands.ts';
import type { Belongings } from './lived-in.ts';
import type { Phone } from './phone.ts';
import { say, tap } from './talk.ts';

/** A screen as somebody comes to see it: where he goes (null: he stays where he was), and what he does there. */
export type Scene = {
  readonly name: string;
  readonly path: string | null;
  readonly act?: (hands: Hands) => Promise<unknown>;
  /** All of it is still there in the next scene: what takes long is looked for there. */
  readonly grows?: true;
};

export type Hands = ReturnType<typeof handsOn> & {
  readonly phone: Phone;
  readonly page: Page;
  field(nth: number): Locator;
};

/** What a scene is acted with. */
export function handsWith(phone: Phone): Hands {
  const hands = handsOn(() => phone.page);
  const field = (nth: number): Locator => hands.top().locator('.field input').nth(nth);
  return { ...hands, phone, page: phone.page, field };
}

/** Every screen of every page, with something on it. */
export function scenesOf({ slip, running, done, notice, commitment, who }: Belongings): readonly Scene[] {
  return [
    ...asking,
    ...reading(slip.number, notice),
    { name: '我的', path: 'pages/mine/mine', act: ({ see }) => see('想看,没有给看') },
    {
      name: '我的-没同意过',
      path: null,
      act: async ({ tapOn, see }) => {
        await tapOn(/^有哪一次您没同意过/);
        await see('没经我同意查我');
      },
    },
    ...signing(commitment, who),
    ...announcing,
    ...entrusting(running, done),
    ...complaining,
    {
      name: '通知和账号',
      path: 'packages/account/pages/reach/reach',
      act: async ({ tapOn, see }) => {
        await tapOn('拿一个合并码');
        await see('发给公众号');
      },
    },
  ];
}

const ASK = 'pages/ask/ask';

const asking: readonly Scene[] = [
  { name: '问', path: ASK, act: ({ see }) => see('示范县') },
  {
    name: '问-不用交',
    grows: true,
    path: ASK,
    act: async ({ phone, tapOn }) => {
      await say(phone, '孩子上学报名还要开居住证明吗');
      await tapOn('为什么这么答');
    },
  },
  { name: '问-凭条', grows: true, path: null, act: ({ phone }) => tap(phone, '要凭条') },
  { name: '问-反问', grows: true, path: null, act: ({ phone }) => say(phone, '社保证明还要去打吗') },
  { name: '问-还需要', grows: true, path: null, act: ({ phone }) => tap(phone, '是') },
  {
    name: '问-清单里没有',
    grows: true,
    path: null,
    act: ({ phone }) => say(phone, '小学入学报名还要外星人接触证明吗'),
  },
  { name: '问-代跑', grows: true, path: null, act: ({ phone }) => say(phone, '公租房申请还要无房证明吗') },
  { name: '问-有危险', path: null, act: ({ phone }) => say(phone, '我不想活了') },
];

function reading(slip: string, notice: string): readonly Scene[] {
  return [
    { name: '清单', path: 'pages/lists/lists', act: ({ top }) => top().locator('.row-button').first().tap() },
    { name: '凭条', path: `pages/slip/slip?number=${slip}`, act: ({ see }) => see('给窗口工作人员') },
    { name: '要带什么', path: 'packages/matter/pages/list/list' },
    { name: '要带什么-一件事', path: null, act: ({ tapOn }) => tapOn('义务教育阶段报名') },
    { name: '公示板', path: 'packages/board/pages/list/list' },
    { name: '公示板-一份', path: `packages/board/pages/notice/notice?number=${notice}` },
    {
      name: '核验',
      path: 'packages/board/pages/check/check',
      act: async ({ top, pick, tapOn, see }) => {
        await top().locator('.choice').tap();
        await pick('残疾人证');
        await top().locator('.full-number input').fill(`${CHEN.idNumber}43`);
        await tapOn('查一下');
        await see(/没有挂失|声明遗失/);
      },
    },
    { name: '附近办', path: 'packages/nearby/pages/list/list' },
    {
      name: '附近办-一件事',
      path: null,
      act: async ({ top, see }) => {
        await top().locator('.find input').fill('高龄津贴');
        await see('归县民政局');
      },
    },
  ];
}

function signing(commitment: string, who: Belongings['who']): readonly Scene[] {
  return [
    { name: '承诺-签好的', path: `packages/commitment/pages/receipt/receipt?number=${commitment}` },
    { name: '承诺', path: 'packages/commitment/pages/list/list' },
    {
      name: '承诺-门槛',
      path: null,
      act: ({ top }) => top().locator('.row-button').first().tap(),
    },
    { name: '承诺-读', path: null, act: ({ tapOn }) => tapOn('读承诺书') },
    { name: '承诺-问', path: null, act: ({ tapOn }) => tapOn('读完了') },
    {
      name: '承诺-答',
      path: null,
      act: async ({ top, see }) => {
        await answer(top(), '只是登记一下');
        await see('没答对,再说一遍'); // the page says "没答对之前不能签" all the time
      },
    },
    {
      name: '承诺-填',
      path: null,
      act: async ({ top, see }) => {
        await answer(top(), '这个地方我有权');
        await see('第 2 句');
        await answer(top(), '办成的会撤销');
        await see('第 3 句');
        await answer(top(), '照旧交证明,一样给办');
        await see('在哪个镇街');
      },
    },
    {
      name: '承诺-核验',
      path: null,
      act: async ({ top, pick, field, tapOn, see }) => {
        await top().locator('.choice').tap();
        await pick('清河镇');
        if ((await field(0).count()) > 0) await field(0).fill('柳塘村3组路口');
        await tapOn('填好了');
        await see('核验身份');
        await tapOn('核验身份');
        await see('演示核验');
      },
    },
    {
      name: '承诺-签字',
      path: null,
      act: async ({ top, field, tapOn, see }) => {
        await field(0).fill(who.name);
        await field(1).fill(who.idNumber);
        await tapOn('就用这个身份');
        await see('本人签字');
        await drawOn(top().locator('wx-canvas'));
        await top().locator('.tick').tap();
      },
    },
  ];
}

const answer = (page: Locator, option: string): Promise<void> => page.locator('.option', { hasText: option }).tap();

const announcing: readonly Scene[] = [
  { name: '证丢了', path: 'packages/notice/pages/advice/advice', act: ({ see }) => see('在这里登记') },
  {
    name: '登记',
    path: null,
    act: async ({ top, see }) => {
      await top().locator('.row-button').nth(1).tap();
      await see('哪一天丢的');
    },
  },
  {
    name: '登记-要改',
    path: null,
    act: async ({ field, tapOn, see }) => {
      await field(0).fill('123');
      await tapOn('下一步');
      await see(/处要改/);
    },
  },
];

function entrusting(running: number, done: number): readonly Scene[] {
  return [
    { name: '代跑-办完的', path: `packages/task/pages/task/task?number=${done}` },
    { name: '代跑-在办的', path: `packages/task/pages/task/task?number=${running}` },
    { name: '代跑', path: 'packages/task/pages/list/list' },
    {
      name: '代跑-填',
      path: null,
      act: async ({ tapOn, see }) => {
        await tapOn(/^无房证明/);
        await see('您的姓名');
        await tapOn('下一步');
        await see('还没有选办什么事');
      },
    },
    {
      name: '代跑-允许',
      path: null,
      act: async ({ top, pick, field, tapOn, see }) => {
        await top().locator('.choice').first().tap();
        await pick('公租房申请');
        await top().locator('.choice').nth(1).tap();
        await pick('清河镇');
        await field(0).fill(CHEN.name);
        await field(1).fill(CHEN.idNumber);
        await tapOn('下一步');
        await see('您允许我们');
      },
    },
  ];
}

const complaining: readonly Scene[] = [
  { name: '没办成', path: 'packages/complaint/pages/tell/tell', act: ({ see }) => see('哪里不对?') },
  { name: '没办成-交', path: null, act: ({ tapOn }) => tapOn('要不该要的证明') },
  {
    name: '没办成-写',
    path: null,
    act: async ({ tapOn, top }) => {
      await tapOn('县教育局');
      await tapOn('再写几句、拍张照片');
      await tapOn('拍照或选一张');
      await top().locator('.shot-picture').waitFor();
    },
  },
  {
    name: '没办成-收到',
    path: null,
    act: async ({ tapOn, see }) => {
      await tapOn('交上去');
      await see('收到了');
    },
  },
];
