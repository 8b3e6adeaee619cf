import { randomBytes } from 'node:crypto';
import type { Sighting } from '../../server/ports/sandbox.ts';
import type { Cast } from './cast.ts';
import { FakeDingTalk, TOPIC_CARD } from './fake-dingtalk.ts';
import { CREATE_CARD_PATH, DELIVER_CARD_PATH, UPDATE_CARD_PATH } from './fake-dingtalk-cards.ts';
import { TOKEN_PATH } from './fake-dingtalk-gate.ts';
import { GROUP_PATH, PERSON_PATH, WEBHOOK_PATH } from './fake-dingtalk-sends.ts';
import { GATEWAY_PATH, type Incident } from './fake-dingtalk-stream.ts';
import { FakeWeixin } from './fake-weixin.ts';
import type { Sightings } from './sightings.ts';
import { type Attempt, WechatPlatform } from './wechat-platform.ts';

/** What the channels are told instead of an operator's settings: made up anew at every start. */
export type MadeUpSettings = {
  readonly wechat: {
    readonly appId: string;
    readonly appSecret: string;
    readonly token: string;
    readonly aesKey: string;
    readonly apiUrl: string;
    readonly allowPlaintext: boolean;
  };
  readonly dingtalk: {
    readonly clientId: string;
    readonly clientSecret: string;
    readonly cardTemplate: string | null;
    readonly apiUrl: string;
    readonly webhookOrigin: string;
  };
  /** Given when WeChat is played at another pace than its own. */
  readonly platformWaits?: number;
};

export type Platforms = {
  readonly weixin: FakeWeixin;
  readonly dingtalk: FakeDingTalk;
  /** WeChat's pushing half, towards the callback at this address. */
  pushTo(callback: string, onAttempt: (openid: string, attempt: Attempt, turn: number) => void): WechatPlatform;
  readonly settings: () => MadeUpSettings;
  /** Both listen on ports of the loopback. */
  start(): Promise<void>;
  stop(): Promise<void>;
};

const hex = (bytes: number): string => randomBytes(bytes).toString('hex');

/** Identity of the account: the same after every start, because records keep it. */
const APP_ID = 'wxsandbox0000000';
const ROBOT = 'dingsandboxrobot';

/** Both platforms as stand-ins; what they see is noted without secrets. `waits`: how long WeChat does, if not as long as it says. */
export function openPlatforms({ corpId }: Cast, sightings: Sightings, waits?: number): Platforms {
  const account = { appId: APP_ID, appSecret: hex(16), token: hex(8), aesKey: hex(22).slice(0, 43) };
  const weixin = new FakeWeixin(account);
  const dingtalk = new FakeDingTalk({ clientId: ROBOT, clientSecret: hex(16), robotCode: ROBOT, corpId });
  watchWeixin(weixin, sightings);
  watchDingTalk(dingtalk, sightings);
  return {
    weixin,
    dingtalk,
    pushTo: (url, onAttempt) =>
      new WechatPlatform({
        ...account,
        url,
        ...(waits !== undefined && { waits }),
        api: weixin,
        onAttempt(openid, attempt, turn) {
          sightings.add({ platform: '微信', way: 'push', what: `推送一条消息,第 ${turn} 次`, outcome: came(attempt) });
          onAttempt(openid, attempt, turn);
        },
      }),
    settings: () => ({
      wechat: { ...account, apiUrl: weixin.url, allowPlaintext: false },
      dingtalk: {
        clientId: ROBOT,
        clientSecret: dingtalk.options.clientSecret,
        cardTemplate: dingtalk.options.cardTemplates[0] ?? null,
        apiUrl: dingtalk.url,
        webhookOrigin: dingtalk.url,
      },
      ...(waits !== undefined && { platformWaits: waits }),
    }),
    async start() {
      await Promise.all([weixin.start(), dingtalk.start()]);
    },
    async stop() {
      await Promise.all([weixin.stop(), dingtalk.stop()]);
    },
  };
}

const CALLS: Readonly<Record<string, string>> = {
  '/cgi-bin/stable_token': '领令牌 stable_token',
  '/cgi-bin/message/custom/send': '发客服消息 custom/send',
  [GATEWAY_PATH]: '领连接的票 connections/open',
  [TOKEN_PATH]: '领令牌 accessToken',
  [WEBHOOK_PATH]: '当场回话 sendBySession',
  [GROUP_PATH]: '往群里发 groupMessages/send',
  [PERSON_PATH]: '往单聊发 oToMessages/batchSend',
  [CREATE_CARD_PATH]: '建卡片、投到群里 createAndDeliver',
  [UPDATE_CARD_PATH]: '改卡片,所有群一起变 card/instances',
  [DELIVER_CARD_PATH]: '把卡片投到别的群 instances/deliver',
};

function watchWeixin({ server }: FakeWeixin, sightings: Sightings): void {
  server.answered.watch(({ path, status, body }) => {
    sightings.add({ platform: '微信', way: 'call', what: CALLS[path] ?? path, outcome: told(status, body) });
    forget(server.answered.entries, server.calls.entries);
  });
}

function watchDingTalk({ http, stream, sends, cards }: FakeDingTalk, sightings: Sightings): void {
  http.answered.watch(({ path, status, body }) => {
    sightings.add({ platform: '钉钉', way: 'call', what: CALLS[path] ?? path, outcome: told(status, body) });
    forget(http.answered.entries, http.calls.entries, sends.sent.entries, cards.changes.entries);
  });
  stream.incidents.watch((incident) => {
    sightings.add({ platform: '钉钉', ...seenOn(incident) });
    forget(stream.incidents.entries, stream.deliveries.entries, stream.connections);
  });
}

function seenOn(incident: Incident): Pick<Sighting, 'way' | 'what' | 'outcome'> {
  if (incident.kind !== 'acknowledged')
    return { way: 'call', what: 'Stream 连接', outcome: incident.kind === 'opened' ? '连上了' : '断开了' };
  const { data, topic } = incident.delivery;
  if (topic === TOPIC_CARD) return { way: 'push', what: '有人点了卡片上的按钮', outcome: '机器人确认收下' };
  const { conversationTitle: group = '单聊' } = data;
  return { way: 'push', what: `推送一条消息(${group})`, outcome: '机器人确认收下' };
}

/** Journals serve tests that end; a demonstration runs on. Old connections are closed ones: there are never so many live. */
const KEPT = 200;

function forget(...journals: unknown[][]): void {
  for (const entries of journals) entries.splice(0, entries.length - KEPT);
}

function came({ status, body, ms }: Attempt): string {
  if (status === null) return `等了 ${Math.round(ms / 1000)} 秒没有回话`;
  if (status !== 200) return `HTTP ${status}`;
  return body === '' || body === 'success' ? '收下,没有回话' : `回话,加密,${Math.round(ms)} 毫秒`;
}

/** Both platforms refuse in the body as well as by the status. */
function told(status: number, body: unknown): string {
  const { errcode, code } = (typeof body === 'object' && body !== null ? body : {}) as Record<string, unknown>;
  const refusal = errcode || code;
  if (refusal) return `拒绝 ${String(refusal)}`;
  return status === 200 ? '成功' : `HTTP ${status}`;
}
