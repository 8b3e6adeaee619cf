import { randomUUID } from 'node:crypto';
import { setTimeout as pause } from 'node:timers/promises';
import { FakeDingTalk } from '../../bots/sandbox/fake-dingtalk.ts';
import { FakeWeixin } from '../../bots/sandbox/fake-weixin.ts';
import { WechatPlatform } from '../../bots/sandbox/wechat-platform.ts';
import type { Means } from '../../server/app/means.ts';
import { openChannels } from '../../server/channels.ts';
import { createHttpServer } from '../../server/http/server.ts';
import { createLog } from '../../server/log/log.ts';
import { openPhotos } from '../../server/photos/redraw.ts';
import { usesOf } from '../../server/wiring.ts';
import { demoConfig, movableClock, shippedKnowledge } from './county.ts';
import { QUICK } from './dingtalk.ts';
import { testStore } from './postgres.ts';
import { watchedLog } from './public-bytes.ts';
import { ACCOUNT } from './weixin.ts';

/** The organisation of the shipped staff directory. */
const CORP = 'ding-shifan';

/**
 * Everything that `npm start` runs, between both platforms played on the loopback, with a clock to move. It can be started anew.
 * Cards live with a `cardTemplate`; without one they go out as texts.
 */
export async function openWholeCounty(start: string, cardTemplate: string | null = null) {
  const clock = movableClock(start);
  const dingtalk = await new FakeDingTalk({ corpId: CORP, quietBeforeClose: 3_000 }).start();
  const weixin = await new FakeWeixin(ACCOUNT).start();
  const knowledge = await shippedKnowledge(clock);
  const store = await testStore({ county: knowledge.catalogue.home.id });
  const means: Means = { ...knowledge, store, publicUrl: 'https://wzm.example', photos: openPhotos() };
  const logLines: string[] = [];
  const log = createLog({ destination: watchedLog(logLines) });
  const { clientId, clientSecret } = dingtalk.options;
  const robot = {
    clientId,
    clientSecret,
    cardTemplate,
    apiUrl: dingtalk.url,
    webhookOrigin: dingtalk.url,
    timings: QUICK,
  };
  const config = {
    ...demoConfig(),
    wechat: { ...ACCOUNT, apiUrl: weixin.url, allowPlaintext: false },
    dingtalk: robot,
  };

  const up = async (port: number, lines = 1) => {
    const channels = await openChannels(config, means, store, log);
    const server = createHttpServer({
      uses: usesOf(means, 'test', channels.state),
      county: knowledge.catalogue.home,
      publicUrl: means.publicUrl,
      now: clock.now,
      log,
      mounts: channels.mounts,
    });
    const address = await server.listen(port, '127.0.0.1');
    await dingtalk.connected(lines, 20_000);
    return { port: address.port, server, channels };
  };
  let running = await up(0);
  const url = `http://127.0.0.1:${running.port}`;
  const platform = new WechatPlatform({ ...ACCOUNT, url: `${url}/wechat/callback`, api: weixin });
  const down = async (): Promise<void> => {
    await running.server.stop();
    await running.channels.stop();
  };
  return {
    url,
    clock,
    means,
    store,
    logLines,
    dingtalk,
    weixin,
    platform,
    /** The process ends and another one begins, on the same records. `lines`: how many to DingTalk are waited for. */
    async restart(lines = 1): Promise<void> {
      await down();
      running = await up(running.port, lines);
    },
    async close(): Promise<void> {
      platform.close();
      await down();
      await dingtalk.stop();
      await weixin.stop();
      await store.close();
    },
  };
}

export type WholeCounty = Awaited<ReturnType<typeof openWholeCounty>>;

/** Waits until something is there; fails with `what` after twenty seconds. */
export async function until<T>(what: string, look: () => T | undefined | false | null): Promise<T> {
  const end = performance.now() + 20_000;
  for (;;) {
    const found = look();
    if (found) return found;
    if (performance.now() > end) throw new Error(`${what}: not within twenty seconds`);
    await pause(10);
  }
}

/** What stands in a DingTalk chat from the robot, oldest first. */
export function inChat({ dingtalk }: WholeCounty, chat: string): readonly string[] {
  return dingtalk.sends.sent.entries.filter(({ conversation }) => conversation === chat).map(({ text }) => text);
}

/** Somebody types in DingTalk; what the robot says to that. `chat` is a group unless it begins with `single`. */
export async function typeInDingTalk(
  county: WholeCounty,
  { staff, chat, text, copies = 1 }: { staff: string; chat: string; text: string; copies?: number },
): Promise<string> {
  const before = inChat(county, chat).length;
  const conversationType = chat.startsWith('single') ? '1' : '2';
  county.dingtalk.say({ conversationId: chat, conversationType, senderStaffId: staff, text }, copies);
  return until(`an answer to “${text}”`, () => inChat(county, chat)[before]);
}

/** The platform takes a connection away while something is said or tapped, and another one comes. */
export async function rotating<T>({ dingtalk: { stream } }: WholeCounty, work: () => Promise<T>): Promise<T> {
  await until('two connections', () => stream.live.length === 2);
  const old = [...stream.live];
  old[0]?.expire(2_000);
  const done = await work();
  await until('a new connection', () => stream.live.some((each) => !old.includes(each)));
  return done;
}

/** A citizen at the web page. */
export function atWebPage({ url }: WholeCounty) {
  let conversation: string | undefined;
  const post = async (path: string, body: object, headers: Record<string, string> = {}) => {
    const response = await fetch(`${url}${path}`, {
      method: 'POST',
      headers: { 'Content-Type': 'application/json', ...headers },
      body: JSON.stringify(body),
    });
    return (await response.json()) as { text: string; conversation: string; behaviour: string };
  };
  return {
    get conversation(): string {
      return conversation ?? '';
    },
    async say(q: string, key: string = randomUUID()): Promise<string> {
      const asked = { q, ...(conversation && { conversation }) };
      const reply = await post('/api/questions', asked, { 'Idempotency-Key': key });
      conversation = reply.conversation;
      return reply.text;
    },
    replies: () => post('/api/replies', { conversation }) as unknown as Promise<Replies>,
  };
}

type Replies = { held: boolean; lines: { from: string; text: string }[] };
