import type { Middleware } from 'koa';
import type { Means } from '../../server/app/means.ts';
import type { Instant } from '../../server/core/time.ts';
import type { Sender } from '../../server/ports/store.ts';
import { wechatCallback } from './callback.ts';
import { createConverse } from './converse.ts';
import type { Exchange } from './exchange.ts';
import { createExchanges } from './exchanges.ts';
import { startFacade } from './facade.ts';
import { fetchPictureFrom } from './fetch-picture.ts';
import { createGate } from './gate.ts';
import { createKeeping, type Keeping } from './keeping.ts';
import type { Log } from './log.ts';
import { patienceOf } from './patience.ts';
import { createReach, type Reach } from './reach.ts';
import { startSecretCheck } from './secret-check.ts';
import { createSender } from './sender.ts';
import { type Account, readAccount, type WechatSettings } from './settings.ts';
import { createApi, type WechatApi } from './wechat-api.ts';

/** A channel as the rest of the product sees it. */
export type Channel = {
  readonly name: 'wechat';
  readonly on: boolean;
  /** Why it is off, or what an operator has to know while it is on; empty when all is well. */
  readonly why: string;
  /** Never: the platform comes to us, and that nobody writes is no fault. */
  readonly down: false;
  /** Null when the channel is off. */
  readonly middleware: Middleware | null;
  readonly sender: Sender | null;
  /** When the platform last spoke to us with a good signature. */
  lastSeenAt(): Instant | null;
  /** Resolves when messages can be taken: wechaty is loaded, or found wanting. */
  readonly ready: Promise<void>;
  stop(): Promise<void>;
};

/** For tests and the sandbox: other clocks, a platform that waits less long. */
export type Circumstances = {
  readonly now?: () => Instant;
  readonly platformWaits?: number;
  /** Between two tries to prove the secret, in milliseconds. */
  readonly proveAgain?: number;
};

const COLLECT_LATER = '这一条要多查一会儿。\n过一两分钟回复 1 取结果。';

/** The WeChat official account. Off, with the reason, when its settings are absent or wrong; nothing else depends on it. */
export function wechatChannel(settings: WechatSettings, means: Means, log: Log, around: Circumstances = {}): Channel {
  const read = readAccount(settings);
  return 'why' in read ? off(read.why) : open(read.account, means, log, around);
}

function off(why: string): Channel {
  return {
    name: 'wechat',
    on: false,
    why,
    down: false,
    middleware: null,
    sender: null,
    lastSeenAt: () => null,
    ready: Promise.resolve(),
    stop: () => Promise.resolve(),
  };
}

function open(account: Account, means: Means, log: Log, around: Circumstances): Channel {
  const { now = Date.now, platformWaits, proveAgain } = around;
  const { appId, appSecret } = account;
  const api = appSecret === null ? null : createApi({ ...account, appSecret }, now);
  const secret = api && startSecretCheck(api, log, proveAgain);
  const reach = createReach(api !== null, now);
  const keeping = createKeeping(means.store);
  const owesTo = (openid: string): boolean => exchanges.owesTo(openid);
  const fetchPicture = api === null ? undefined : fetchPictureFrom(api, log);
  const converse = createConverse(means, { keeping, reach, log, owesTo, fetchPicture });
  const facade = startFacade(appId, { converse, speak: speaker(api), log });
  const exchanges = createExchanges({
    account: appId,
    patience: patienceOf(platformWaits),
    now,
    clock: means.clock,
    begin: (exchange) => facade.carry(exchange),
    overdue: (exchange) => void sendLater(exchange, keeping, reach, log),
  });
  let seenAt: Instant | null = null;
  return {
    name: 'wechat',
    on: true,
    get why() {
      return secret === null ? '没有 WECHAT_APP_SECRET:慢的答复要群众自己取' : secret.why();
    },
    down: false,
    middleware: wechatCallback({
      gate: createGate(account, now),
      exchanges,
      now,
      onHeard(heard) {
        seenAt = now();
        reach.spoke(heard.from);
      },
      onPromised: ({ from }) => (reach.canReach(from) ? null : COLLECT_LATER),
    }),
    sender: createSender(api, { keeping, reach, log, account: appId, publicUrl: means.publicUrl }),
    lastSeenAt: () => seenAt,
    ready: facade.ready.then(() => undefined),
    stop() {
      secret?.stop();
      return facade.stop();
    },
  };
}

function speaker(api: WechatApi | null) {
  return async (openid: string, text: string): Promise<void> => {
    await api?.sendText(openid, text);
  };
}

/** The answer missed its response: it goes into the outbox, or waits to be collected when nobody could be reached by that. */
async function sendLater(exchange: Exchange, keeping: Keeping, reach: Reach, log: Log): Promise<void> {
  const { incoming, reply } = exchange;
  if (reply === null) return;
  try {
    if (reach.canReach(incoming.person)) await keeping.queue(incoming, reply, exchange.claimed);
    else await keeping.keep(incoming.account, incoming.person, reply, incoming.at);
  } catch (fault) {
    log.error('late-answer-lost', fault, { channel: 'wechat' });
  }
}
