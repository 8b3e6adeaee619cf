import { setTimeout as sleep } from 'node:timers/promises';
import { sql } from 'kysely';
import { FakeWeixin } from '../../bots/sandbox/fake-weixin.ts';
import { WechatPlatform } from '../../bots/sandbox/wechat-platform.ts';
import { wechatChannel } from '../../bots/wechat/channel.ts';
import type { WechatSettings } from '../../bots/wechat/settings.ts';
import type { Means } from '../../server/app/means.ts';
import { createHttpServer } from '../../server/http/server.ts';
import { trialIdentity } from '../../server/identity/trial-identity.ts';
import { createLog } from '../../server/log/log.ts';
import { openPhotos } from '../../server/photos/redraw.ts';
import type { Sender, Store } from '../../server/ports/store.ts';
import type { OpenStore } from '../../server/storage/open-store.ts';
import { startOutbox } from '../../server/storage/outbox/worker.ts';
import { usesOf } from '../../server/wiring.ts';
import { movableClock, shippedKnowledge } from './county.ts';
import { testStore } from './postgres.ts';
import { watchedLog } from './public-bytes.ts';

export const ACCOUNT = {
  appId: 'wx0123456789abcdef',
  appSecret: '0123456789abcdef0123456789abcdef',
  token: 'gongzhonghao',
  aesKey: 'abcdefghijklmnopqrstuvwxyz0123456789ABCDEFG',
};

export type RigOptions = {
  readonly settings?: Partial<WechatSettings>;
  /** How long the platform waits for an answer; the real one 5,000. */
  readonly waits?: number;
  /** Between two tries to prove the secret, in milliseconds. */
  readonly proveAgain?: number;
  /** What the platform does to whoever asks it for a token, from the start. */
  readonly tokenFault?: Parameters<FakeWeixin['server']['faults']['add']>[0]['fault'];
  /** Shares the records with another rig: two processes of one county. */
  readonly records?: OpenStore;
};

/** Delays the next uses of the store, one each, or fails them all. */
class SlowStore implements Store {
  /** Milliseconds, or until something has happened. */
  readonly delays: (number | Promise<void>)[] = [];
  failing = false;
  readonly #store: Store;
  constructor(store: Store) {
    this.#store = store;
  }
  transaction: Store['transaction'] = (work) =>
    this.#store.transaction(async (records) => {
      if (this.failing) throw new Error('o-secret-person 王小明');
      const delay = this.delays.shift();
      const result = await work(records);
      await (typeof delay === 'number' ? sleep(delay) : delay);
      return result;
    });
  /** The next use takes until it is let go, however fast the machine is. */
  hold(): () => void {
    let letGo = (): void => undefined;
    this.delays.push(
      new Promise((settle) => {
        letGo = settle;
      }),
    );
    return letGo;
  }
  ready(): Promise<boolean> {
    return this.#store.ready();
  }
  close(): Promise<void> {
    return this.#store.close();
  }
}

/** The WeChat channel as it runs, behind the real HTTP server, over a real store and the real answers, against the fake platform. */
export async function openWeixin({ settings, waits = 5000, records, proveAgain, tokenFault }: RigOptions = {}) {
  const clock = movableClock('2026-11-21 10:00');
  const knowledge = await shippedKnowledge(clock);
  const county = knowledge.catalogue.home;
  const store = records ?? (await testStore({ county: county.id }));
  const slow = new SlowStore(store);
  const means: Means = {
    ...knowledge,
    store: slow,
    publicUrl: 'https://wzm.example',
    photos: openPhotos(),
    identity: trialIdentity(),
  };
  const api = await new FakeWeixin(ACCOUNT).start();
  const logLines: string[] = [];
  const log = createLog({ destination: watchedLog(logLines) });
  const complete = { ...ACCOUNT, apiUrl: api.url, allowPlaintext: false, ...settings };
  if (tokenFault) api.server.faults.add({ path: '/cgi-bin/stable_token', fault: tokenFault, times: 1 });
  const channel = wechatChannel(complete, means, log, { platformWaits: waits, ...(proveAgain && { proveAgain }) });
  await channel.ready;
  const server = createHttpServer({
    uses: usesOf(means, 'test'),
    county,
    publicUrl: means.publicUrl,
    now: clock.now,
    log,
    mounts: channel.middleware ? [channel.middleware] : [],
  });
  const { port } = await server.listen(0, '127.0.0.1');
  const site = `http://127.0.0.1:${port}`;
  const url = `${site}/wechat/callback`;
  const platform = new WechatPlatform({ ...ACCOUNT, url, waits, api });
  const outbox = startOutbox(
    store,
    new Map<string, Sender>(channel.sender ? [['wechat', channel.sender]] : []),
    clock,
    50,
  );
  const close = async (): Promise<void> => {
    platform.close();
    await server.stop();
    await outbox.stop();
    await channel.stop();
    await api.stop();
    if (!records) await store.close();
  };
  return { url, site, platform, api, channel, clock, store, slow, means, logLines, close };
}

export type WeixinRig = Awaited<ReturnType<typeof openWeixin>>;

/** How many rows a table of the rig's county holds. */
export async function rowsOf(
  store: OpenStore,
  table: 'inbox' | 'outbox' | 'conversations' | 'trail_links',
): Promise<number> {
  const { rows } = await sql<{ count: string }>`select count(*) as count from ${sql.table(table)}`.execute(store.db);
  return Number(rows[0]?.count);
}
