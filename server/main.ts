import { createInterface } from 'node:readline';
import { fileURLToPath } from 'node:url';
import { askLines } from '../bots/console/jsonl.ts';
import { askOnce } from '../bots/console/once.ts';
import { talk } from '../bots/console/talk.ts';
import { renderWords } from '../bots/console/words.ts';
import { listWords } from './app/list-words.ts';
import { checkData } from './catalogue-files/check.ts';
import { CatalogueFault, loadCatalogue } from './catalogue-files/load-catalogue.ts';
import { type Config, readConfig } from './config.ts';
import { dayOf, isDay } from './core/time.ts';
import { createHttpServer } from './http/server.ts';
import { createLog } from './log/log.ts';
import { train } from './question-engine/train.ts';
import { backUp } from './storage/backup.ts';
import { openStore, type StoreOptions } from './storage/open-store.ts';
import { hastenOutbox } from './storage/outbox/hasten.ts';
import { rekey } from './storage/rekey.ts';
import { bringBack } from './storage/restore.ts';
import { StorageFault } from './storage/storage-fault.ts';
import { verifyTrailAloud } from './storage/trail-verify.ts';
import {
  type ChannelState,
  connectChannels,
  openChannels,
  openKnowledge,
  openKnowledgeWith,
  playsPlatforms,
  storeOptions,
  usesOf,
} from './wiring.ts';

const VERSION = '0.1.0';

type Command = (config: Config, words: readonly string[]) => Promise<number>;

/** `npm start`: everything on one machine. Ends on SIGINT or SIGTERM, requests under way first. */
const serve: Command = async (config) => {
  const log = createLog({ level: config.logLevel });
  const opening = openStore(storeOptions(config, 'server', (line) => log.info('store-said', { why: line })));
  const demo = playsPlatforms(config) ? (await import('../bots/sandbox/demo.ts')).openDemo() : null;
  const knowledge = await openKnowledge(config, demo?.clock).catch(async (fault: unknown) => {
    await (await opening).close();
    throw fault;
  });
  const store = await opening;
  const local = `http://${config.host}:${config.port}`;
  const means = { ...knowledge, store, publicUrl: config.publicUrl ?? local };
  const channels = await openChannels(config, means, store, log);
  const played = demo?.play({
    catalogue: knowledge.catalogue,
    open: (settings, slowed) => connectChannels(settings, { ...means, store: slowed(store) }, store, log),
    reset: (now) => hastenOutbox(store, now),
    failed: (fault) => log.error('sandbox-failed', fault),
  });
  const state = played?.state ?? channels.state;
  const http = createHttpServer({
    uses: usesOf(means, VERSION, state),
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
};

/** The address by which this machine reaches itself: a server that listens everywhere also listens on the loopback. */
function reachable(address: string): string {
  if (address === '0.0.0.0' || address === '::') return '127.0.0.1';
  return address.includes(':') ? `[${address}]` : address;
}

const CHANNEL_LABELS: Readonly<Record<string, string>> = { web: '网页', wechat: '微信', dingtalk: '钉钉' };

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

/** `npm run ask`: one question, lines of JSON, or a conversation. */
const ask: Command = async (config, words) => {
  const terminal = {
    write: (text: string) => process.stdout.write(`${text}\n`),
    inColour: process.stdout.isTTY ?? false,
  };
  const at = words.indexOf('--catalogue');
  const file = at === -1 ? null : (words[at + 1] ?? '');
  const knowledge = file === null ? await openKnowledge(config) : await openKnowledgeWith(config, file);
  if ('complaints' in knowledge) return complain(knowledge.complaints);
  if (words.includes('--jsonl')) {
    await askLines(knowledge, typedLines(), terminal.write);
    return 0;
  }
  const question = words.filter((word, index) => !word.startsWith('--') && (at === -1 || index !== at + 1)).join(' ');
  if (question !== '') return askOnce(knowledge, question, terminal);
  const store = await openStore(storeOptions(config, 'guest', () => undefined));
  await talk(
    { ...knowledge, store, publicUrl: config.publicUrl ?? `http://${config.host}:${config.port}` },
    { ...terminal, lines: typedLines() },
  );
  await store.close();
  return 0;
};

/** Standard input by lines. Made only when it is read from at once: lines that come before somebody listens are lost. */
function typedLines(): AsyncIterable<string> {
  return createInterface({ input: process.stdin, crlfDelay: Number.POSITIVE_INFINITY });
}

function questionFile(name: string): string {
  return fileURLToPath(new URL(`../tests/cases/${name}`, import.meta.url));
}

const LABELLED_QUESTIONS = ['questions.jsonl', 'spoken-questions.jsonl'].map(questionFile);
const UNSEEN_QUESTIONS = questionFile('independent-questions.jsonl');

/** `npm run train`: refits the question engine on the catalogue it will answer from. */
const trainEngine: Command = async ({ catalogueDir, homePlace }) => {
  train(await loadCatalogue(catalogueDir, homePlace), catalogueDir, LABELLED_QUESTIONS, UNSEEN_QUESTIONS);
  return 0;
};

/** `npm run words -- [DAY]`: the words that nothing accounted for in the week of a day, this week when none is given. */
const words: Command = async (config, [day = dayOf(Date.now())]) => {
  if (!isDay(day)) return complain([`“${day}”不是一个日期,写成 2018-12-03 这样。`]);
  const store = await openStore(storeOptions(config, 'guest', (line) => process.stderr.write(`${line}\n`)));
  try {
    for (const line of renderWords(await listWords(store, day))) process.stdout.write(`${line}\n`);
    return 0;
  } finally {
    await store.close();
  }
};

/** A command on the store, which it opens as a guest beside a running server. */
function onStore(work: (options: StoreOptions, words: readonly string[]) => Promise<number>): Command {
  return (config, words) =>
    work(
      storeOptions(config, 'guest', (line) => process.stderr.write(`${line}\n`)),
      words,
    );
}

const COMMANDS: ReadonlyMap<string, Command> = new Map(
  Object.entries({
    serve,
    ask,
    'check:data': (config: Config, words: readonly string[]) => checkData(config.catalogueDir, words),
    train: trainEngine,
    words,
    'trail:verify': onStore(verifyTrailAloud),
    backup: onStore(backUp),
    restore: onStore(bringBack),
    rekey: onStore(rekey),
  }),
);

function complain(complaints: readonly string[]): number {
  for (const complaint of complaints) process.stderr.write(`${complaint}\n`);
  return 2;
}

async function main(words: readonly string[]): Promise<number> {
  const [name = 'serve', ...rest] = words;
  const command = COMMANDS.get(name);
  if (!command) return complain([`没有“${name}”这个命令。有:${[...COMMANDS.keys()].join('、')}`]);
  const read = readConfig(process.env);
  if ('complaints' in read) return complain(read.complaints);
  try {
    return await command(read.config, rest);
  } catch (fault) {
    if (fault instanceof CatalogueFault || fault instanceof StorageFault) return complain([fault.message]);
    throw fault;
  }
}

process.exitCode = await main(process.argv.slice(2));
