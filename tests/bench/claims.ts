import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import { FakeDingTalk } from '../../bots/sandbox/fake-dingtalk.ts';
import { FakeWeixin } from '../../bots/sandbox/fake-weixin.ts';
import { STARTED_WITH } from '../rigs/typescript.ts';
import { type Ask, around, asking, type ChannelFigure, costOf, median, ROUNDS, type Side, WECHAT } from './channels.ts';
import { startProcess } from './channels-process.ts';

/** Claims that count in one round: fewer where each changes a card, because cards are sent at twenty a second at most. */
const ALONE = 60;
const WITH_CARD = 40;
const WARM = 80;
const GOAL = '≤ 3';
const GROUP = 'cidCountyGroup0001==';
const [ADMIN, ASKS, AUTHORISES, CLAIMS] = ['sf042', 'sf001', 'sf045', 'sf046'];
const PATIENCE = 60_000;

type Rig = { readonly dingtalk: FakeDingTalk; readonly ours: Side; readonly bare: Side };

/**
 * What claiming a task costs the bot's process, from the frame to the reply, beside the bare SDK that echoes the same line: first
 * with no group bound, so that nothing but the reply goes out, then with the task's card in the county's group, which each claim
 * changes. Tasks are drafted and authorised before, by other members of staff.
 */
export async function measureClaims(): Promise<ChannelFigure[]> {
  const dataDir = await mkdtemp(join(tmpdir(), 'zpp-'));
  const dingtalk = await new FakeDingTalk({ corpId: 'ding-shifan' }).start();
  const beside = await new FakeDingTalk().start();
  const weixin = await new FakeWeixin(WECHAT).start();
  const words = [dataDir, around(dingtalk, weixin, dingtalk.options.cardTemplates[0])];
  const product = await startProcess('channels-product.ts', words, STARTED_WITH);
  const echo = await startProcess('channels-dingtalk-echo.ts', [around(beside, weixin)]);
  const bare = { bot: echo, ask: asking(beside) };
  const ours = { bot: product, ask: asking(dingtalk, CLAIMS) };
  const rig = { dingtalk, ours, bare };
  try {
    await Promise.all([dingtalk.connected(1), beside.connected(1)]);
    await claims(rig, 'warm', WARM);
    const alone = await compared(rig, 'a task claimed, no group bound', ALONE);
    dingtalk.say({ conversationId: GROUP, conversationType: '2', senderStaffId: ADMIN, text: '绑定 县级群' });
    await until('the group', () => dingtalk.sends.sent.entries.some(({ conversation }) => conversation === GROUP));
    await claims(rig, 'warm, in a group', WARM); // cards are other work than replies
    return [...alone, ...(await compared(rig, 'a task claimed, its card in a group changed', WITH_CARD))];
  } finally {
    for (const bot of [product, echo]) await bot.stop();
    await Promise.all([dingtalk.stop(), beside.stop(), weixin.stop()]);
    await rm(dataDir, { recursive: true, force: true });
  }
}

type Claimed = {
  readonly ours: number;
  readonly bare: number;
  readonly waits: readonly number[];
  readonly shown: number;
};

async function compared(rig: Rig, what: string, count: number): Promise<ChannelFigure[]> {
  const rounds: Claimed[] = [];
  for (let round = 0; round < ROUNDS; round += 1) rounds.push(await claims(rig, `${what} ${round}`, count));
  const middle = (of: (each: Claimed) => number): number => median(rounds.map(of));
  const wait = median(rounds.flatMap(({ waits }) => waits));
  const shown = middle((each) => each.shown);
  const cards = shown === 0 ? '' : `, all ${count} cards changed after ${shown.toFixed(0)} ms`;
  return [
    {
      channel: `DingTalk: ${what} (n=${count * ROUNDS}; reply after ${wait.toFixed(0)} ms${cards})`,
      'ours ms': middle((each) => each.ours).toFixed(2),
      'bare echo ms': middle((each) => each.bare).toFixed(2),
      ratio: middle((each) => each.ours / each.bare).toFixed(1),
      goal: GOAL,
    },
  ];
}

/** One round: tasks are made, which does not count; then they are claimed, and the same lines are echoed by the bare SDK. */
async function claims(rig: Rig, people: string, count: number): Promise<Claimed> {
  const { dingtalk, ours, bare } = rig;
  const numbers = await dispatched(dingtalk, people, count);
  await cardsShow(dingtalk, numbers, '待接单');
  const lines = numbers.map((number) => `接单 ${number}`);
  const waits: number[] = [];
  const timed: Ask = async (person, line) => {
    const begun = performance.now();
    const said = String(await ours.ask(person, line));
    waits.push(performance.now() - begun);
    if (!said.includes('接单')) throw new Error(`“${line}” was answered “${said}”`);
  };
  const echoed = await costOf(bare, people, lines);
  const begun = performance.now();
  const before = await ours.bot.cpu();
  await costOf({ bot: ours.bot, ask: timed }, `${people} claim`, lines);
  const shown = await cardsShow(dingtalk, numbers, '已接单');
  const spent = ((await ours.bot.cpu()) - before) / 1_000 / count;
  return { ours: spent, bare: echoed, waits, shown: shown ? performance.now() - begun : 0 };
}

/** Numbers of new tasks that anybody may claim who runs for the county. */
async function dispatched(dingtalk: FakeDingTalk, people: string, count: number): Promise<readonly string[]> {
  const [draft, authorise] = [asking(dingtalk, ASKS), asking(dingtalk, AUTHORISES)];
  const numbers: string[] = [];
  for (let at = 0; at < count; at += 1) {
    const said = String(await draft(`${people} draft ${at}`, '代 王大爷 公租房申请 无房证明'));
    const number = /#\\?(\d+)/u.exec(said.normalize('NFKC'))?.[1];
    if (number === undefined) throw new Error(`No task was drafted: “${said}”`);
    await authorise(`${people} authorise ${at}`, `授权 ${number} 纸质`);
    numbers.push(number);
  }
  return numbers;
}

/** Waits until every card shows a state; false where no group is bound and there are no cards. */
async function cardsShow({ cards, sends }: FakeDingTalk, numbers: readonly string[], state: string): Promise<boolean> {
  if (!sends.sent.entries.some(({ conversation }) => conversation === GROUP)) return false;
  await until(`${numbers.length} cards that say ${state}`, () =>
    numbers.every((number) => cards.byId.get(`task-${number}`)?.params.state === state),
  );
  return true;
}

async function until(what: string, holds: () => boolean): Promise<void> {
  const end = performance.now() + PATIENCE;
  while (!holds()) {
    if (performance.now() > end) throw new Error(`${what}: not within a minute`);
    await pause(10);
  }
}
