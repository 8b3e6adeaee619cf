import { randomUUID } from 'node:crypto';
import { readFile } from 'node:fs/promises';
import type { Middleware } from 'koa';
import { dingtalkChannel } from '../bots/dingtalk/channel.ts';
import { wechatChannel } from '../bots/wechat/channel.ts';
import { answerAtDesk, giveBackAtDesk } from './app/desk/act-at-desk.ts';
import { enterDesk } from './app/desk/enter-desk.ts';
import { leaveDesk } from './app/desk/leave-desk.ts';
import { viewDesk } from './app/desk/view-desk.ts';
import { viewHandOver } from './app/desk/view-hand-over.ts';
import { listRequirements } from './app/list-requirements.ts';
import type { Knowledge, Means } from './app/means.ts';
import { readHealth } from './app/read-health.ts';
import { readReplies } from './app/read-replies.ts';
import { readSlip } from './app/read-slip.ts';
import { receiveMessage } from './app/receive-message.ts';
import { ringWith } from './app/timers/register.ts';
import { keepRetention } from './app/timers/retention.ts';
import { loadCatalogue } from './catalogue-files/load-catalogue.ts';
import { readRequirementsJsonl } from './catalogue-files/requirements-jsonl.ts';
import type { Config } from './config.ts';
import type { Catalogue } from './core/catalogue/catalogue.ts';
import { familiesOf } from './core/catalogue/family.ts';
import type { Requirement } from './core/catalogue/requirement.ts';
import type { Content } from './core/conversation/message.ts';
import type { Asked, Uses } from './http/uses.ts';
import type { Log } from './log/log.ts';
import type { Clock } from './ports/clock.ts';
import { createQuestionEngine } from './question-engine/engine.ts';
import { loadQuestionResources } from './question-engine/resources.ts';
import { watchArchive } from './storage/embedded/archive-watch.ts';
import type { OpenStore, StoreOptions } from './storage/open-store.ts';
import { startOutbox } from './storage/outbox/worker.ts';
import { startTimers } from './storage/timers/worker.ts';
import { startSealer } from './storage/trail/sealer.ts';

const systemClock: Clock = { now: Date.now };

/** Rules, engine and clock: all that answering needs. Throws a CatalogueFault that names every faulty file and row. */
export async function openKnowledge(config: Config, clock: Clock = systemClock): Promise<Knowledge> {
  return knowledgeOf(await loadCatalogue(config.catalogueDir, config.homePlace), config, clock);
}

/** The same with the requirements of a file in the format of data/proofs.jsonl in place of the shipped ones. */
export async function openKnowledgeWith(
  config: Config,
  file: string,
): Promise<Knowledge | { complaints: readonly string[] }> {
  const catalogue = await loadCatalogue(config.catalogueDir, config.homePlace);
  const reading = readRequirementsJsonl(await readFile(file, 'utf8'), catalogue.places, file);
  if (!reading.ok) return { complaints: reading.problems };
  return knowledgeOf(instead(catalogue, reading.rows), config, systemClock);
}

/** Other requirements under the home county's lists: only the list rows that derive from one of them still mean anything. */
function instead(catalogue: Catalogue, requirements: readonly Requirement[]): Catalogue {
  const ids = new Set(requirements.map((row) => row.id));
  const lists = catalogue.home.lists.map((list) => ({
    ...list,
    rows: list.rows.filter((row) => row.from !== null && ids.has(row.from)),
  }));
  return { ...catalogue, requirements, home: { ...catalogue.home, lists } };
}

function knowledgeOf(catalogue: Catalogue, config: Config, clock: Clock): Knowledge {
  const rows = [...catalogue.requirements, ...catalogue.home.lists.flatMap((list) => list.rows)];
  const engine = createQuestionEngine(catalogue, loadQuestionResources(config.catalogueDir));
  return { catalogue, families: familiesOf(rows), engine, clock };
}

/** The store of the county. Demo makes its own keys in DATA_DIR; production brings them. */
export function storeOptions(config: Config, as: 'server' | 'guest', log: (line: string) => void): StoreOptions {
  const { dataKeys, indexKey } = config;
  return {
    county: config.homePlace,
    dataDir: config.dataDir,
    databaseUrl: config.databaseUrl,
    as,
    keys: indexKey === null || dataKeys.length === 0 ? null : { dataKeys, indexKey },
    log,
  };
}

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
  { wechat: account, dingtalk: robot }: Pick<Config, 'wechat' | 'dingtalk'>,
  means: Means,
  store: OpenStore,
  log: Log,
): Promise<Channels> {
  const wechat = wechatChannel(account, means, log);
  const dingtalk = dingtalkChannel(robot, means, log);
  const senders = new Map(
    [wechat, dingtalk].flatMap(({ name, on, sender }) => (on && sender ? [[name, sender] as const] : [])),
  );
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
export async function openChannels(config: Config, means: Means, store: OpenStore, log: Log): Promise<Channels> {
  const sealer = startSealer(store, means.clock);
  const archive = watchArchive(store);
  await keepRetention(store, means.clock.now());
  const timers = await startTimers(store, ringWith(means), means.clock);
  const channels = await connectChannels(config, means, store, log);
  return {
    ...channels,
    async stop() {
      await channels.stop();
      await timers.stop();
      await archive.stop();
      await sealer.stop();
    },
  };
}

/** Whether a demonstration plays the platforms itself: not when an operator has set up a channel of his own. */
export function playsPlatforms({ mode, wechat, dingtalk }: Config): boolean {
  return mode === 'demo' && wechat.appId === null && dingtalk.clientId === null;
}

/** What people can do through HTTP, filled with the use cases. */
export function usesOf(means: Means, version: string, channels: () => readonly ChannelState[] = () => []): Uses {
  return {
    askQuestion: async (asked) => {
      const received = await receiveMessage(means, incoming(asked, means.clock), { place: asked.place, on: asked.on });
      return received.ok
        ? { ok: true, value: { answer: received.value.answer, conversation: asked.talk.chat } }
        : received;
    },
    readSlip: (number) => readSlip(means, number),
    listRequirements: (query) => listRequirements(means, query),
    readReplies: (talk) => readReplies(means, talk),
    health: async () => ({ ...(await readHealth(means)), channels: channels(), version }),
    desk: {
      enter: (link) => enterDesk(means, link),
      leave: (session) => leaveDesk(means, session),
      view: (session) => viewDesk(means, session),
      read: (session, number) => viewHandOver(means, session, number),
      answer: (act) => answerAtDesk(means, act),
      giveBack: (act) => giveBackAtDesk(means, act),
    },
  };
}

function incoming(asked: Asked, clock: Clock) {
  const content: Content =
    asked.choice === undefined ? { kind: 'text', text: asked.q ?? '' } : { kind: 'choice', id: asked.choice };
  return { ...asked.talk, messageId: asked.messageId ?? randomUUID(), at: clock.now(), content };
}
