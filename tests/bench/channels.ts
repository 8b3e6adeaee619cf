import { mkdtemp, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import { FakeDingTalk } from '../../bots/sandbox/fake-dingtalk.ts';
import { FakeWeixin } from '../../bots/sandbox/fake-weixin.ts';
import { WechatPlatform } from '../../bots/sandbox/wechat-platform.ts';
import { STARTED_WITH } from '../rigs/typescript.ts';
import { type BenchProcess, startProcess } from './channels-process.ts';

/** One line of the report. Milliseconds of the bot process's own processor: the database and the platforms are other processes. */
export type ChannelFigure = {
  readonly channel: string;
  readonly 'ours ms': string;
  readonly 'bare echo ms': string;
  readonly ratio: string;
  readonly goal: string;
};

export const ROUNDS = 5;
/** People who ask side by side. */
const ABREAST = 8;
/** What is done after the last answer (delivery noted, records closed) belongs to the round. */
const AFTERMATH = 300;
const IDLE = 3_000;

export const WECHAT = {
  appId: 'wx0123456789abcdef',
  appSecret: '0123456789abcdef0123456789abcdef',
  token: 'gongzhonghao',
  aesKey: 'abcdefghijklmnopqrstuvwxyz0123456789ABCDEFG',
  allowPlaintext: false,
};

/** Asks one question and waits for its answer. */
export type Ask = (person: string, question: string) => Promise<unknown>;

/** One side of a comparison: who answers, and how he is asked. */
export type Side = { readonly bot: BenchProcess; readonly ask: Ask };

/** A channel, what a question may cost there, and who answers. */
type Pair = {
  readonly channel: string;
  readonly goal: string;
  readonly ours: Side;
  readonly bare: Side;
};

/** Words in front of a question, so that it is another one. With all of them asked, a process has answered five thousand. */
const SEASONING = ['麻烦问下,', '想问问,', '师傅,', '同志,', '请教一下,', '打扰了,', '咨询一下,', '帮我看看,'];

/**
 * What a question costs the bot's process in each channel, beside the least that could answer there: the platform's SDK or Koa
 * with an echo. The whole product stands behind the channels; every question is asked once; rounds are paired, and both sides have
 * been sent the same before. Twice: after a thousand messages, and after five thousand more, when the compiler has done its work
 * on both: it has less of it in an echo.
 */
export async function measureChannels(): Promise<ChannelFigure[]> {
  const questions = await questionsOf('questions.jsonl', 'independent-questions.jsonl');
  const dataDir = await mkdtemp(join(tmpdir(), 'zpp-'));
  const dingtalk = await new FakeDingTalk().start();
  const beside = await new FakeDingTalk().start();
  const weixin = await new FakeWeixin(WECHAT).start();
  const product = await startProcess('channels-product.ts', [dataDir, around(dingtalk, weixin)], STARTED_WITH);
  const echoes = [
    await startProcess('channels-wechat-echo.ts', [around(beside, weixin)]),
    await startProcess('channels-dingtalk-echo.ts', [around(beside, weixin)]),
  ] as const;
  const inWechat = platformAt(product.url, weixin);
  const echoed = platformAt(echoes[0].url, weixin);
  try {
    await Promise.all([dingtalk.connected(1), beside.connected(1)]);
    const pairs: readonly Pair[] = [
      {
        ...{ channel: 'DingTalk', goal: '≤ 2.5' },
        ours: { bot: product, ask: asking(dingtalk) },
        bare: { bot: echoes[1], ask: asking(beside) },
      },
      {
        ...{ channel: 'WeChat', goal: '≤ 4' },
        ours: { bot: product, ask: texting(inWechat) },
        bare: { bot: echoes[0], ask: texting(echoed) },
      },
    ];
    const figures: ChannelFigure[] = [];
    for (const pair of pairs) {
      await sendBoth(pair, 'warm', saidAs('请问一下,', questions));
      figures.push(await compared(pair, 'young', 'a question answered', questions));
    }
    for (const pair of pairs) {
      for (const [at, words] of SEASONING.entries()) await sendBoth(pair, `season${at}`, saidAs(words, questions));
      figures.push(await compared(pair, 'old', 'the same after five thousand more', saidAs('问一声,', questions)));
    }
    return [...figures, await idling(product)];
  } finally {
    for (const platform of [inWechat, echoed]) platform.close();
    for (const bot of [product, ...echoes]) await bot.stop();
    await Promise.all([dingtalk.stop(), beside.stop(), weixin.stop()]);
    await rm(dataDir, { recursive: true, force: true });
  }
}

async function questionsOf(...files: readonly string[]): Promise<string[]> {
  const texts = await Promise.all(files.map((file) => readFile(new URL(`../cases/${file}`, import.meta.url), 'utf8')));
  const lines = texts.flatMap((text) => text.trim().split('\n'));
  return [...new Set(lines.map((line) => (JSON.parse(line) as { q: string }).q))];
}

/** What a measured process is told of the platforms. */
export function around({ options, url }: FakeDingTalk, weixin: FakeWeixin, cardTemplate: string | null = null): string {
  const { clientId, clientSecret } = options;
  return JSON.stringify({
    wechat: { ...WECHAT, apiUrl: weixin.url },
    dingtalk: { clientId, clientSecret, cardTemplate, apiUrl: url, webhookOrigin: url },
  });
}

function platformAt(url: string, api: FakeWeixin): WechatPlatform {
  return new WechatPlatform({ ...WECHAT, url, api });
}

function texting(platform: WechatPlatform): Ask {
  return async (person, question) => {
    const seen = await platform.text(`o-${person}`, question);
    if (seen.outcome !== 'reply' || seen.attempts.length > 1) throw new Error(`WeChat: no reply to “${question}”`);
  };
}

/** Each person in a single chat of his own: a chat is answered twenty times a minute at most. `staff`: who types in all of them. */
export function asking(platform: FakeDingTalk, staff?: string): Ask {
  const waiting = new Map<string, (text: string) => void>();
  platform.sends.sent.watch(({ conversation, text }) => waiting.get(conversation ?? '')?.(text));
  return async (person, question) => {
    const answered = new Promise<string>((resolve) => waiting.set(person, resolve));
    platform.say({
      ...{ conversationId: person, conversationType: '1', senderStaffId: staff ?? person },
      text: question,
    });
    const patience = pause(10_000, undefined, { ref: false }).then(() => Promise.reject(late(question)));
    const text = await Promise.race([answered, patience]);
    waiting.delete(person);
    return text;
  };
}

function late(question: string): Error {
  return new Error(`DingTalk: no reply to “${question}”`);
}

/** Other words than those that count, so that the compiler has seen the work and nothing has seen the questions. */
function saidAs(words: string, questions: readonly string[]): readonly string[] {
  return questions.map((question) => `${words}${question}`);
}

async function sendBoth({ channel, ours, bare }: Pair, people: string, messages: readonly string[]): Promise<void> {
  for (const side of [bare, ours]) await costOf(side, `${channel}-${people}`, messages);
}

async function compared(pair: Pair, age: string, what: string, questions: readonly string[]): Promise<ChannelFigure> {
  const { channel, goal, ours, bare } = pair;
  // Who asks has been here before: the first contact of a person with the county is not what most messages are.
  await sendBoth(
    pair,
    age,
    questions.map(() => '你好'),
  );
  const people = `${channel}-${age}`;
  const share = Math.floor(questions.length / ROUNDS);
  const rounds: { ours: number; bare: number }[] = [];
  for (let round = 0; round < ROUNDS; round += 1) {
    const from = round * share;
    const asked = questions.slice(from, from + share);
    rounds.push({ bare: await costOf(bare, people, asked, from), ours: await costOf(ours, people, asked, from) });
  }
  const ratio = median(rounds.map((each) => each.ours / each.bare));
  return {
    channel: `${channel}: ${what} (n=${share * ROUNDS}, ${ABREAST} side by side)`,
    'ours ms': median(rounds.map((each) => each.ours)).toFixed(2),
    'bare echo ms': median(rounds.map((each) => each.bare)).toFixed(2),
    ratio: ratio.toFixed(1),
    goal,
  };
}

/** Milliseconds of the bot's processor for each of these questions, asked by a person each, who are numbered `from` here on. */
export async function costOf(
  { bot, ask }: Side,
  people: string,
  questions: readonly string[],
  from = 0,
): Promise<number> {
  const before = await bot.cpu();
  let next = 0;
  const person = async (): Promise<void> => {
    while (next < questions.length) {
      const at = next;
      next += 1;
      await ask(`${people}-${from + at}`, questions[at] ?? '');
    }
  };
  await Promise.all(Array.from({ length: ABREAST }, person));
  await pause(AFTERMATH);
  return ((await bot.cpu()) - before) / 1_000 / questions.length;
}

/** What the product costs while nobody asks. */
async function idling(bot: BenchProcess): Promise<ChannelFigure> {
  const before = await bot.cpu();
  await pause(IDLE);
  const spent = ((await bot.cpu()) - before) / IDLE;
  return { channel: 'nobody asks: a second', 'ours ms': spent.toFixed(2), 'bare echo ms': '', ratio: '', goal: '' };
}

export function median(values: readonly number[]): number {
  return [...values].sort((a, b) => a - b)[Math.floor(values.length / 2)] ?? 0;
}
