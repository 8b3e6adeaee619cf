import { randomUUID } from 'node:crypto';
import type { Middleware } from 'koa';
import { workingCalendarOf } from '../../server/core/calendar/working-calendar.ts';
import type { Catalogue } from '../../server/core/catalogue/catalogue.ts';
import { done, type Result, refused } from '../../server/core/result.ts';
import type { Instant } from '../../server/core/time.ts';
import type { Sandbox, SandboxAct, SandboxChat, SandboxPerson } from '../../server/ports/sandbox.ts';
import type { Store } from '../../server/ports/store.ts';
import { type Cast, castOf } from './cast.ts';
import { leadsTo } from './clock-moves.ts';
import { DingTalkChats } from './dingtalk-chats.ts';
import type { FakeDingTalk } from './fake-dingtalk.ts';
import type { Delivery } from './fake-dingtalk-delivery.ts';
import { FaultSwitches, type Mischief } from './fault-switches.ts';
import type { MovableClock } from './movable-clock.ts';
import { type MadeUpSettings, openPlatforms } from './platforms.ts';
import { Sightings } from './sightings.ts';
import { Slowness, slowStore } from './slow-store.ts';
import { type Tap, Transcript } from './transcript.ts';
import { WEIXIN_WAITS } from './wechat-platform.ts';
import { WeixinChats } from './weixin-chats.ts';

/** The channels as the rest of the product opens them, whatever settings they are given. */
type Channels = {
  readonly mounts: readonly Middleware[];
  state(): readonly State[];
  stop(): Promise<void>;
};

type State = {
  readonly name: string;
  readonly on: boolean;
  readonly why: string;
  readonly lastSeenAt: number | null;
};

export type SandboxMeans = {
  readonly catalogue: Catalogue;
  readonly clock: MovableClock;
  /** Opens the real channels with these settings over this store. */
  readonly open: (settings: MadeUpSettings, slowed: (store: Store) => Store) => Promise<Channels>;
  /** The clock may have been set back: what waits for a time must not wait for it twice. */
  readonly reset: (now: Instant) => Promise<void>;
  readonly failed: (fault: unknown) => void;
  /** How long the played WeChat waits for an answer, in milliseconds; as long as the real one when left out. */
  readonly weixinWaits?: number;
};

/** The sandbox, and its channels in the shape of any others. */
export type OpenSandbox = Channels & {
  readonly sandbox: Sandbox;
  /** Where our own server listens. */
  reachAt(url: string): void;
  /** Lets go of the pages that listen: the server ends. */
  hush(): void;
};

const ASLEEP: readonly State[] = [
  { name: 'web', on: true, why: '', lastSeenAt: null },
  { name: 'wechat', on: false, why: '试用台:打开 /sandbox 时接通', lastSeenAt: null },
  { name: 'dingtalk', on: false, why: '试用台:打开 /sandbox 时接通', lastSeenAt: null },
];

const NOT_AWAKE = refused('sandbox-asleep', '试用台还没接通。', '等几秒再试;一直这样,看服务的日志。');
const NOBODY = refused('sandbox-nobody', '这个人不在这个聊天里。', '刷新页面,重新选人和聊天。');
const NO_TAP = refused('sandbox-no-tap', '这个按钮不在了。', '刷新页面再点。');

/**
 * Platforms that are stand-ins, people who are made up, channels that are real. Nothing is connected before the first
 * visitor: loading the channels takes seconds that a start without visitors need not wait for.
 */
export function openSandbox({ catalogue, clock, open, reset, failed, weixinWaits }: SandboxMeans): OpenSandbox {
  const run = randomUUID();
  const cast = castOf(catalogue, run.slice(0, 8));
  const calendar = workingCalendarOf(catalogue);
  const transcript = new Transcript(clock.now);
  const sightings = new Sightings(clock.now);
  const platforms = openPlatforms(cast, sightings, weixinWaits);
  const waits = weixinWaits ?? WEIXIN_WAITS;
  const mischief: Mischief = { slowness: new Slowness(), weixinCopies: 1, dingtalkCopies: 1 };
  const faults = new FaultSwitches(platforms.weixin, platforms.dingtalk, mischief, waits);
  const changed = (): void => transcript.tell({ kind: 'controls' });
  let home = '';
  let waking: Promise<Awake> | null = null;
  let awake: Awake | null = null;

  async function start(): Promise<Awake> {
    await Promise.all([platforms.start(), reset(clock.now())]);
    const channels = await open(platforms.settings(), (store) => slowStore(store, mischief.slowness));
    const push = platforms.pushTo(`${home}/wechat/callback`, (...attempt) => weixin.attempted(...attempt));
    const weixin = new WeixinChats({
      ...{ platform: push, api: platforms.weixin, transcript },
      copies: () => mischief.weixinCopies,
      waits,
    });
    const dingtalk = new DingTalkChats({
      ...{ fake: platforms.dingtalk, cast, transcript },
      copies: () => mischief.dingtalkCopies,
    });
    platforms.dingtalk.stream.incidents.watch(({ kind }) => {
      if (kind !== 'acknowledged') changed();
    });
    awake = { channels, push, weixin, dingtalk };
    await platforms.dingtalk.connected(1).catch(failed);
    bindGroups(cast, dingtalk, platforms.dingtalk);
    changed();
    return awake;
  }

  function wake(): Promise<Awake | null> {
    waking ??= start();
    return waking.catch((fault: unknown) => {
      failed(fault);
      return null;
    });
  }

  async function act(person: string, key: string, wanted: SandboxAct): Promise<Result<null>> {
    const by = cast.person(person);
    const chat = cast.chatsOf(person).find((each) => each.key === key);
    if (!by || !chat) return NOBODY;
    const done_ = wanted.kind === 'tap' ? transcript.tap(chat.room, wanted.bubble, wanted.tap) : wanted;
    if (done_ === null) return NO_TAP;
    const ready = await wake();
    if (ready === null) return NOT_AWAKE;
    carry(ready, by, chat, done_);
    return done(null);
  }

  function carry(ready: Awake, by: SandboxPerson, chat: SandboxChat, what: Exclude<SandboxAct, { kind: 'tap' }> | Tap) {
    if (chat.channel === 'wechat') void ready.weixin.act(by, chat, what).catch(failed);
    else if (!('kind' in what) || what.kind !== 'subscribe') ready.dingtalk.act(by, chat, what);
  }

  const sandbox: Sandbox = {
    run,
    people: cast.people,
    chatsOf: cast.chatsOf,
    fresh() {
      const said = (id: string): number => transcript.in(cast.chatsOf(id)[0]?.room ?? '').length;
      return cast.citizens.reduce((least, each) => (said(each.id) < said(least.id) ? each : least)).id;
    },
    bubbles: (room) => transcript.in(room),
    after: (tick) => transcript.after(tick),
    get tick() {
      return transcript.tick;
    },
    get controlsChanged() {
      return transcript.controlsChanged;
    },
    wake: () => void wake(),
    connections() {
      if (awake === null) return ['微信 正在接通…', '钉钉 正在接通…'];
      const lines = platforms.dingtalk.stream.live.length;
      return ['微信 已接通', lines === 0 ? '钉钉 正在重连…' : `钉钉 已接通(${lines} 条连接)`];
    },
    act,
    now: clock.now,
    get moved() {
      return clock.moved;
    },
    move(to) {
      const at = leadsTo(to, clock.now(), calendar);
      if (at === null) return refused('clock-malformed', '没有这个时间。', '选 2018 年到 2099 年之间的日期和时间。');
      if (to.to === 'now') clock.reset();
      else clock.set(at);
      void reset(at).catch(failed);
      changed();
      return done(at);
    },
    faults: () => faults.all,
    turn(name, on) {
      if (!faults.turn(name, on)) return refused('fault-unknown', '没有这个故障开关。', '刷新页面再试。');
      changed();
      return done(null);
    },
    sightings: () => sightings.newestFirst,
    watch: (listener) => transcript.watch(listener),
  };

  return {
    sandbox,
    reachAt(url) {
      home = url;
    },
    hush: () => transcript.tell({ kind: 'over' }),
    mounts: [async (ctx, next) => passThrough(awake?.channels.mounts ?? [], ctx, next)],
    state: () => awake?.channels.state().map(asSandbox) ?? ASLEEP,
    async stop() {
      await waking?.catch(() => undefined);
      awake?.push.close();
      await awake?.channels.stop();
      if (waking !== null) await platforms.stop();
    },
  };
}

type Awake = {
  readonly channels: Channels;
  readonly push: { close(): void };
  readonly weixin: WeixinChats;
  readonly dingtalk: DingTalkChats;
};

/**
 * As in a real county: an administrator tells each group's robot what the group is. The next is told when the platform knows
 * that the last was heard, so that visitors come first; what a broken connection swallowed is said again on the next one.
 */
function bindGroups({ groups, admin }: Cast, dingtalk: DingTalkChats, { stream }: FakeDingTalk): void {
  if (admin === null) return;
  let at = 0;
  let under: Delivery | null = null;
  const tell = (): void => {
    const group = groups[at];
    under = group ? dingtalk.act(admin, group.chat, { kind: 'text', text: group.binding, calls: true }) : null;
  };
  const onItsWay = ({ connections }: Delivery): boolean => stream.live.some(({ id }) => connections.includes(id));
  stream.incidents.watch((incident) => {
    if (incident.kind === 'opened' && under?.acks.length === 0 && !onItsWay(under)) tell();
    if (incident.kind !== 'acknowledged' || incident.delivery !== under) return;
    at += 1;
    tell();
  });
  tell();
}

/** Says of a channel that its platform is a stand-in. */
function asSandbox(state: State): State {
  return state.name === 'web' ? state : { ...state, why: state.why === '' ? '试用台' : `试用台,${state.why}` };
}

/** Runs middleware that was not there yet when the server was put together. */
function passThrough(
  mounts: readonly Middleware[],
  ctx: Parameters<Middleware>[0],
  next: () => Promise<unknown>,
): Promise<unknown> {
  const [first, ...rest] = mounts;
  return first === undefined ? next() : Promise.resolve(first(ctx, () => passThrough(rest, ctx, next)));
}
