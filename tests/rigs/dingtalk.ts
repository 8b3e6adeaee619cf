import { setTimeout as pause } from 'node:timers/promises';
import { dingtalkChannel } from '../../bots/dingtalk/channel.ts';
import type { DingTalkSettings, Timings } from '../../bots/dingtalk/settings.ts';
import { FakeDingTalk } from '../../bots/sandbox/fake-dingtalk.ts';
import type { FakeDingTalkOptions } from '../../bots/sandbox/fake-dingtalk-options.ts';
import type { Means } from '../../server/app/means.ts';
import { createLog } from '../../server/log/log.ts';
import { openPhotos } from '../../server/photos/redraw.ts';
import type { Store } from '../../server/ports/store.ts';
import { type OutboxWorkers, startOutbox } from '../../server/storage/outbox/worker.ts';
import { movableClock, shippedKnowledge } from './county.ts';
import { workedOff } from './dingtalk-outbox.ts';
import { testStore } from './postgres.ts';
import { watchedLog } from './public-bytes.ts';

/**
 * As in the field, in short. What ends a wait for the platform stays long: bot and platform share a process here, and on a busy
 * machine it reads for seconds what it needs. Tests of such an end shorten it.
 */
export const QUICK: Timings = {
  gatewayPatience: 15_000,
  handshakePatience: 15_000,
  pingEvery: 300,
  silenceEnds: 30_000,
  retryFrom: 20,
  retryMost: 400,
  refusedRetry: 250,
  steadyAfter: 60,
  drain: 2_500,
  stagger: 0,
  sendPatience: 15_000,
  tapPatience: 1_500,
  storeAgain: [30, 60],
};

export type RigOptions = {
  readonly fake?: Partial<FakeDingTalkOptions>;
  readonly settings?: Partial<DingTalkSettings>;
  readonly timings?: Partial<Timings>;
  /** Laid over the store: where faults are put in. */
  readonly over?: (store: Store) => Store;
  /** Answers go through the product's own outbox worker, a little later. */
  readonly worker?: boolean;
};

/** The real channel with the real SDK on the fake platform, with the shipped data, the real engine and a real database. */
export async function openDingTalkRig(options: RigOptions = {}) {
  const fake = await new FakeDingTalk({ quietBeforeClose: 3_000, ...options.fake }).start();
  const clock = movableClock('2018-12-03 09:00');
  const knowledge = await shippedKnowledge(clock);
  const stored = await testStore({ county: knowledge.catalogue.home.id });
  const lines: string[] = [];
  const log = createLog({ destination: watchedLog(lines) });
  const settings: DingTalkSettings = {
    clientId: fake.options.clientId,
    clientSecret: fake.options.clientSecret,
    apiUrl: fake.url,
    webhookOrigin: fake.url,
    ...options.settings,
    timings: { ...QUICK, ...options.timings },
  };
  const faulty = options.over?.(stored) ?? stored;
  const outbox = workedOff(faulty, () => channel.sender);
  const store = options.worker ? faulty : outbox.store;
  const means: Means = { ...knowledge, store, publicUrl: 'https://wzm.example', photos: openPhotos() };
  let channel = dingtalkChannel(settings, means, log);
  let worker: OutboxWorkers | null = null;
  return {
    fake,
    clock,
    means,
    outbox,
    stored,
    lines,
    get channel() {
      return channel;
    },
    /** The process ends and another one begins, on the same records. */
    async restart(): Promise<void> {
      await channel.stop();
      channel = dingtalkChannel(settings, means, log);
      await channel.start();
      await fake.connected(2);
    },
    async start(connections = 2): Promise<void> {
      await channel.start();
      await fake.connected(connections);
    },
    /** Begins to send what waits in the table. */
    startWorker(): void {
      if (channel.sender !== null)
        worker = startOutbox(stored, new Map([['dingtalk', channel.sender]]), { now: Date.now }, 20);
    },
    async stopWorker(): Promise<void> {
      await worker?.stop();
      worker = null;
    },
    async close(): Promise<void> {
      await worker?.stop();
      await channel.stop();
      await outbox.idle();
      await fake.stop();
      await stored.close();
    },
  };
}

export type DingTalkRig = Awaited<ReturnType<typeof openDingTalkRig>>;

/** Waits until `holds`, at most `patience` milliseconds; false when it never did. */
export async function eventually(holds: () => boolean, patience = 20_000): Promise<boolean> {
  const end = performance.now() + patience;
  while (!holds()) {
    if (performance.now() > end) return false;
    await pause(10);
  }
  return true;
}

/** The answers that reached a conversation. */
export function answersIn({ fake }: DingTalkRig, conversation: string): readonly string[] {
  return fake.sends.sent.entries.filter((each) => each.conversation === conversation).map((each) => each.text);
}
