import { setTimeout as pause } from 'node:timers/promises';
import type { Means } from '../../server/app/means.ts';
import type { Instant } from '../../server/core/time.ts';
import type { OutgoingMessage, Sender } from '../../server/ports/store.ts';
import { openAccessTokens } from './access-token.ts';
import { openCallCount } from './call-count.ts';
import { openCardApi } from './cards/card-api.ts';
import { openCardRecord } from './cards/card-record.ts';
import { type CardMessage, openCardSender } from './cards/card-sender.ts';
import { openCardTexts } from './cards/card-texts.ts';
import { takeTap } from './cards/take-tap.ts';
import { openTapInbox } from './cards/tap-inbox.ts';
import { openInbox } from './inbox.ts';
import { CHANNEL, type Log } from './log.ts';
import { openOpenApi } from './open-api.ts';
import { openFetchPicture } from './pictures/fetch-picture.ts';
import { openPoster } from './post-json.ts';
import { single } from './recipient.ts';
import type { Rendered } from './render.ts';
import { openApiSend } from './send-by-api.ts';
import { openWebhookSend } from './send-by-webhook.ts';
import { openSender } from './sender.ts';
import { type Credentials, type DingTalkSettings, TIMINGS } from './settings.ts';
import { SECRET_REFUSED, superviseStream } from './stream/supervisor.ts';
import { takeMessage } from './take-message.ts';

/** The plug between DingTalk and the product. */
export type DingTalkChannel = {
  readonly name: 'dingtalk';
  /** False when the settings are absent. */
  readonly on: boolean;
  /** Why it is off, or what is wrong now; empty when all is well. Changes while it runs. */
  readonly why: string;
  /** True while it is on and no connection to the platform lives. */
  readonly down: boolean;
  /** Sends what the outbox holds for this channel; null when the channel is off. */
  readonly sender: Sender | null;
  /** When the platform last gave a sign of life; null before the first. */
  lastSeenAt(): Instant | null;
  /** Begins to connect and returns; the connections come when they come. */
  start(): Promise<void>;
  /** Messages under way first. Nothing connects afterwards. */
  stop(): Promise<void>;
};

const STOP_PATIENCE = 5_000;

export function dingtalkChannel(settings: DingTalkSettings, means: Means, log: Log): DingTalkChannel {
  const { clientId, clientSecret, apiUrl } = settings;
  if (!clientId || !clientSecret) return channelThatIsOff(clientId ? 'DINGTALK_CLIENT_SECRET' : 'DINGTALK_CLIENT_ID');
  return liveChannel(settings, { clientId, clientSecret, apiUrl }, means, log);
}

function channelThatIsOff(missing: string): DingTalkChannel {
  return {
    name: 'dingtalk',
    on: false,
    why: `没有设置 ${missing}`,
    down: false,
    sender: null,
    lastSeenAt: () => null,
    start: async () => undefined,
    stop: async () => undefined,
  };
}

function liveChannel(settings: DingTalkSettings, credentials: Credentials, means: Means, log: Log): DingTalkChannel {
  const timings = { ...TIMINGS, ...settings.timings };
  const { clock, store } = means;
  const { webhookOrigin } = settings;
  const { apiUrl } = credentials;
  const patience = timings.sendPatience;
  const poster = openPoster();
  const count = openCallCount({ store, now: () => clock.now(), log, most: settings.monthlyCalls });
  const tokens = openAccessTokens(credentials, poster, patience, count.note);
  const byWebhook = openWebhookSend(poster, webhookOrigin, patience);
  const api = openOpenApi({ poster, tokens, apiUrl, patience, called: count.note });
  const byApi = openApiSend(api);
  const origin = { origin: webhookOrigin, robot: credentials.clientId };
  const fetchPicture = openFetchPicture({ api, ...origin, patience, log });
  const texts = openSender({ byWebhook, byApi, ownAddress: means.publicUrl, robot: credentials.clientId, log });
  const record = openCardRecord(store, () => clock.now());
  const taps = openTapInbox({
    ...{ log, storeAgain: timings.storeAgain, patience: timings.tapPatience },
    take: (tap) => takeTap(means, record, credentials.clientId, tap),
    apologise: async ({ person }) => void (await byApi(single(credentials.clientId, person), notStored(means))),
  });
  const cards = openCardSender({
    ...{ record, log, quiet: taps.quiet, post: openCardTexts(texts) },
    api: settings.cardTemplate ? openCardApi(api, settings.cardTemplate, means.publicUrl) : null,
  });
  const inbox = openInbox({
    ...{ clock, log, webhookOrigin, storeAgain: timings.storeAgain },
    take: (heard) => takeMessage(means, heard, fetchPicture),
    apologise: async ({ recipient }) => void (await byWebhook(recipient, notStored(means))),
  });
  let seenAt: Instant | null = null;
  let started = false;
  const stream = superviseStream(
    { credentials, timings, poster, log },
    {
      robot: inbox.hear,
      card: taps.hear,
      alive: () => {
        seenAt = clock.now();
      },
      fault: (fault) => log.error('dingtalk-frame-fault', fault, CHANNEL),
    },
  );
  return {
    name: 'dingtalk',
    on: true,
    get why() {
      if (stream.refused()) return SECRET_REFUSED;
      return started && stream.live() === 0 ? '正在连接钉钉' : '';
    },
    get down() {
      return started && stream.live() === 0;
    },
    sender: { send: (message) => (carriesCard(message) ? cards(message) : texts.send(message)) },
    lastSeenAt: () => seenAt,
    async start() {
      started = true;
      await count.load().catch((fault: unknown) => log.error('dingtalk-calls-not-read', fault, CHANNEL));
      stream.start();
    },
    async stop() {
      stream.halt();
      await within(STOP_PATIENCE, Promise.all([inbox.idle(), taps.idle()]));
      await stream.close();
      await within(STOP_PATIENCE, Promise.all([inbox.idle(), taps.idle()]));
      await count.save();
      poster.close();
    },
  };
}

function carriesCard(message: OutgoingMessage): message is CardMessage {
  return message.reply.card !== undefined;
}

function notStored({ catalogue }: Means): Rendered {
  const text = `现在记不下您的话,请过几分钟再发一次。急事打 ${catalogue.home.hotline}`;
  return { title: '请稍后再发', text };
}

async function within(patience: number, work: Promise<unknown>): Promise<void> {
  const giveUp = new AbortController();
  await Promise.race([work, pause(patience, undefined, { signal: giveUp.signal }).catch(() => undefined)]);
  giveUp.abort();
}
