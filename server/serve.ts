import { openMiniprogram } from '../bots/miniprogram/program.ts';
import { rehearse } from './app/rehearse.ts';
import { type ChannelState, connectChannels, openChannels, playsPlatforms } from './channels.ts';
import type { Config } from './config.ts';
import { createHttpServer } from './http/server.ts';
import { trialIdentity } from './identity/trial-identity.ts';
import { createLog } from './log/log.ts';
import { openPhotos } from './photos/redraw.ts';
import { embeddingsScorer } from './scorer/embeddings.ts';
import { openSignIn } from './sign-in.ts';
import { openStore } from './storage/open-store.ts';
import { hastenOutbox } from './storage/outbox/hasten.ts';
import { storeOptions } from './store-options.ts';
import { openKnowledge, usesOf } from './wiring.ts';

/** `npm start`: everything on one machine. Ends on SIGINT or SIGTERM, requests under way first. */
export async function serve(config: Config, version: string): Promise<number> {
  const log = createLog({ level: config.logLevel });
  const opening = openStore(storeOptions(config, 'server', (line) => log.info('store-said', { why: line })));
  const demo = playsPlatforms(config) ? (await import('../bots/sandbox/demo.ts')).openDemo() : null;
  const knowledge = await openKnowledge(config, demo?.clock).catch(async (fault: unknown) => {
    await (await opening).close();
    throw fault;
  });
  rehearse(knowledge); // the database takes longer to start
  const store = await opening;
  const local = `http://${config.host}:${config.port}`;
  const identity = config.mode === 'demo' ? trialIdentity() : null;
  const scorer = config.scorer && embeddingsScorer(config.scorer, log, Date.now);
  const means = { ...knowledge, store, publicUrl: config.publicUrl ?? local, scorer, photos: openPhotos(), identity };
  const program = openMiniprogram(config.miniprogram, log, Date.now);
  const channels = await openChannels(config, means, store, log, program);
  const played = demo?.play({
    catalogue: knowledge.catalogue,
    open: (settings, slowed) => connectChannels(settings, { ...means, store: slowed(store) }, store, log),
    async reset(now) {
      await hastenOutbox(store, now);
      await channels.sweep(); // a clock that leapt wakes nobody
    },
    failed: (fault) => log.error('sandbox-failed', fault),
  });
  const { signIn, state: signing } = openSignIn(config, program, demo?.signIn ?? null);
  const state = (): readonly ChannelState[] => [...(played?.state ?? channels.state)(), signing];
  const http = createHttpServer({
    uses: usesOf(means, version, state, signIn, program?.pageCodes ?? null),
    county: knowledge.catalogue.home,
    publicUrl: means.publicUrl,
    log,
    staffCidrs: config.staffCidrs,
    proxies: config.proxies,
    mounts: [...channels.mounts, ...(played?.mounts ?? [])],
    sandbox: played?.sandbox ?? null,
    now: () => means.clock.now(),
  });
  const address = await http.listen(config.port, config.host);
  played?.reachAt(`http://${reachable(address.address)}:${address.port}`);
  announce(config, knowledge.catalogue.home.name, address.port, state(), played !== undefined);
  await stopSignal();
  log.info('server-stopping');
  played?.hush();
  await http.stop();
  await played?.stop();
  await channels.stop();
  await store.close();
  return 0;
}

/** The address by which this machine reaches itself: a server that listens everywhere also listens on the loopback. */
function reachable(address: string): string {
  if (address === '0.0.0.0' || address === '::') return '127.0.0.1';
  return address.includes(':') ? `[${address}]` : address;
}

const CHANNEL_LABELS: Readonly<Record<string, string>> = {
  web: '网页',
  wechat: '微信',
  miniprogram: '小程序',
  dingtalk: '钉钉',
};

function announce(
  config: Config,
  county: string,
  port: number,
  channels: readonly ChannelState[],
  sandbox: boolean,
): void {
  const base = `http://${config.host}:${port}`;
  const states = channels.map(
    ({ name, on, why }) => `${CHANNEL_LABELS[name] ?? name} ${on ? '开' : '关'}${why ? `(${why})` : ''}`,
  );
  const lines = [
    `证跑跑 · ${county} · ${config.mode === 'demo' ? '试用(demo)' : '正式(production)'}`,
    `问一句     ${base}/`,
    ...(sandbox ? [`试用台     ${base}/sandbox`] : []),
    `公开清单   ${base}/lists`,
    `接口说明   ${base}/openapi.json`,
    `运行状况   ${base}/healthz`,
    `通道       ${states.join(' · ')}`,
  ];
  process.stdout.write(`${lines.join('\n')}\n`);
}

function stopSignal(): Promise<void> {
  return new Promise((resolve) => {
    for (const signal of ['SIGINT', 'SIGTERM'] as const) process.once(signal, () => resolve());
  });
}
