import type { Middleware } from 'koa';
import { dingtalkChannel } from '../bots/dingtalk/channel.ts';
import type { Miniprogram } from '../bots/miniprogram/program.ts';
import { type Circumstances, wechatChannel } from '../bots/wechat/channel.ts';
import { lookUpNext } from './app/inquiry/look-up-next.ts';
import { layReady } from './app/me/lay-ready.ts';
import type { Means } from './app/means.ts';
import { keepDigest } from './app/timers/daily-digest.ts';
import { ringWith } from './app/timers/register.ts';
import { keepRetention } from './app/timers/retention.ts';
import type { Config } from './config.ts';
import { httpDataSource } from './data-source/http-data-source.ts';
import { type LookUpWorker, startLookUps } from './data-source/worker.ts';
import type { Log } from './log/log.ts';
import type { Clock } from './ports/clock.ts';
import { watchArchive } from './storage/embedded/archive-watch.ts';
import type { OpenStore } from './storage/open-store.ts';
import { startOutbox } from './storage/outbox/worker.ts';
import { startTimers, type TimerWorkers } from './storage/timers/worker.ts';
import { startSealer } from './storage/trail/sealer.ts';

/** A channel as `/healthz` and the start-up lines show it. */
export type ChannelState = {
  readonly name: string;
  readonly on: boolean;
  readonly why: string;
  readonly lastSeenAt: number | null;
  /** True while it is on and the platform cannot be reached. */
  readonly down?: boolean;
};

/** Channels that are open. One without settings is off and says so. */
export type Channels = {
  readonly mounts: readonly Middleware[];
  state(): readonly ChannelState[];
  stop(): Promise<void>;
};

/** Milliseconds between two looks at the outbox for what another process put: what this one puts is sent at once. */
const OUTBOX_EVERY = 1_000;

/** The channels to the platforms, and the workers that empty the outbox into them. */
export async function connectChannels(
  { wechat: account, dingtalk: robot, platformWaits }: Pick<Config, 'wechat' | 'dingtalk'> & Circumstances,
  means: Means,
  store: OpenStore,
  log: Log,
  program: Miniprogram | null = null,
): Promise<Channels> {
  const wechat = wechatChannel(account, means, log, { ...(platformWaits !== undefined && { platformWaits }) });
  const dingtalk = dingtalkChannel(robot, means, log);
  const senders = new Map([
    ['miniprogram', program?.sender(layReady(store), store, means.clock.now) ?? layReady(store)] as const,
    ...[wechat, dingtalk].flatMap(({ name, on, sender }) => (on && sender ? [[name, sender] as const] : [])),
  ]);
  const outbox = startOutbox(store, senders, means.clock, OUTBOX_EVERY);
  await Promise.all([wechat.ready, dingtalk.start()]);
  return {
    mounts: wechat.middleware ? [wechat.middleware] : [],
    state: () => [
      { name: 'web', on: true, why: '', lastSeenAt: null, down: false },
      ...[wechat, dingtalk].map((each) => ({
        name: each.name,
        on: each.on,
        why: each.why,
        lastSeenAt: each === wechat ? inCountyTime(each.lastSeenAt(), means.clock) : each.lastSeenAt(),
        down: each.down,
      })),
    ],
    async stop() {
      await dingtalk.stop();
      await outbox.stop();
      await wechat.stop();
    },
  };
}

/** WeChat signs with real time, so its channel tells the machine's: a demonstration's county may live on another day. */
function inCountyTime(at: number | null, clock: Clock): number | null {
  return at === null ? null : at + clock.now() - Date.now();
}

/** Everything that runs beside the web server: the channels, and what is done without anybody asking. */
export async function openChannels(
  config: Config,
  means: Means,
  store: OpenStore,
  log: Log,
  program: Miniprogram | null = null,
): Promise<Channels & Pick<TimerWorkers, 'sweep'>> {
  const sealer = startSealer(store, means.clock);
  const archive = watchArchive(store);
  await keepRetention(store, means.clock.now());
  await keepDigest(store, means, means.clock.now());
  const timers = await startTimers(store, ringWith(means), means.clock);
  const channels = await connectChannels(config, means, store, log, program);
  const lookUps = lookingUp(config, means, store);
  return {
    ...channels,
    sweep: timers.sweep,
    async stop() {
      await channels.stop();
      await lookUps?.stop();
      await timers.stop();
      await archive.stop();
      await sealer.stop();
    },
  };
}

/** Milliseconds between two looks for an inquiry that the data platform is to be asked for. */
const LOOK_UP_EVERY = 1_000;

/** Null where no department's facts come from a platform. Where they do and none is set up, people are asked. */
function lookingUp({ dataSource }: Config, means: Means, store: OpenStore): LookUpWorker | null {
  if (!means.catalogue.home.factSources.some(({ mode }) => mode === 'http')) return null;
  const source = dataSource === null ? null : httpDataSource(dataSource);
  return startLookUps(() => lookUpNext(means, source), LOOK_UP_EVERY, store.log);
}

/** Whether a demonstration plays the platforms itself: not when an operator has set up a channel of his own. */
export function playsPlatforms({ mode, wechat, dingtalk }: Config): boolean {
  return mode === 'demo' && wechat.appId === null && dingtalk.clientId === null;
}
