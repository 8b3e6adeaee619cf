import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import pg from 'pg';
import type { Conversation } from '../../server/core/conversation/conversation.ts';
import { type OpenStore, openStore } from '../../server/storage/open-store.ts';
import { enlarge } from './store-rows.ts';

/** One line of the report: what was measured, ours, what it is held against, and the goal. */
export type StoreFigure = {
  readonly measure: string;
  readonly ours: string;
  readonly beside: string;
  readonly ratio: string;
  readonly goal: string;
};

const CALLERS = 32;
const ROUNDS = 7;
const A_ROUND = 1_500;
/** Before anything counts: a server runs for weeks, and the compiler has seen its work. */
const WARM = 3_000;
const PEOPLE = 400;
const AT = Date.UTC(2018, 11, 3, 1, 30);
const WORDS = '不用交。学校会自己跟公安核对,不用您去开。'.repeat(15);

/** The store beside the bare engine it stands on, in one run; `large` also fills it with a million records. */
export async function measureStore(large: boolean): Promise<StoreFigure[]> {
  const dataDir = await mkdtemp(join(tmpdir(), 'zpp-'));
  const figures: StoreFigure[] = [];
  try {
    figures.push(await coldStart(dataDir));
    const store = await openStore({ county: '990100', dataDir });
    try {
      const owner = await ownerOf(store);
      figures.push(await throughput(store, owner), await receiving(store));
      if (large) figures.push(await atSize(store, owner));
      await owner.end();
    } finally {
      await store.close();
    }
    figures.push(memory());
    return figures;
  } finally {
    await rm(dataDir, { recursive: true, force: true });
  }
}

/** Seconds from nothing to a store that takes writes: making the cluster, starting it, migrating. */
async function coldStart(dataDir: string): Promise<StoreFigure> {
  const began = performance.now();
  const store = await openStore({ county: '990100', dataDir });
  const first = (performance.now() - began) / 1_000;
  await store.close();
  const again = performance.now();
  const second = await openStore({ county: '990100', dataDir });
  const warm = (performance.now() - again) / 1_000;
  await second.close();
  return figure('start from nothing / again, s', first.toFixed(2), warm.toFixed(2), '', '≤ 3 s');
}

/** Rounds of both, one after the other, so that a busy machine slows both; the median of the rounds' ratios counts. */
async function throughput(store: OpenStore, owner: pg.Client): Promise<StoreFigure> {
  await owner.query('create table bare (id text primary key, body text)');
  await owner.query('grant insert on bare to zhengpaopao_service');
  await perSecond(WARM, (n) => transition(store, n));
  await perSecond(WARM, (n) => bareRow(store, `warm ${n}`));
  const rounds: { ours: number; bare: number }[] = [];
  for (let round = 0; round < ROUNDS; round += 1) {
    const bare = await perSecond(A_ROUND * 2, (n) => bareRow(store, `${round} ${n}`));
    rounds.push({ bare, ours: await perSecond(A_ROUND, (n) => transition(store, n)) });
  }
  const [ours, bare] = [median(rounds.map((each) => each.ours)), median(rounds.map((each) => each.bare))];
  const ratio = median(rounds.map((each) => each.ours / each.bare));
  const measure = `state + trail + outbox, committed, ${CALLERS} callers, a second (bare: one row)`;
  return figure(measure, ours.toFixed(0), bare.toFixed(0), ratio.toFixed(2), '≥ 0.35');
}

/** Processor time of this process for one whole message, beside one bare row. */
async function receiving(store: OpenStore): Promise<StoreFigure> {
  const costs: { ours: number; bare: number }[] = [];
  for (let round = 0; round < ROUNDS; round += 1) {
    const bare = await cost(A_ROUND, (n) => bareRow(store, `cpu ${round} ${n}`));
    costs.push({ bare, ours: await cost(A_ROUND / 2, (n) => message(store, round * A_ROUND + n)) });
  }
  const [ours, bare] = [median(costs.map((each) => each.ours)), median(costs.map((each) => each.bare))];
  const ratio = median(costs.map((each) => each.ours / each.bare));
  const measure = 'inbox + conversation + person + trail + outbox: own processor, µs (bare: one row)';
  return figure(measure, ours.toFixed(0), bare.toFixed(0), ratio.toFixed(1), '');
}

/** One caller's transition when ten thousand, then a million records are there: each in bare commits of the same moments. */
async function atSize(store: OpenStore, owner: pg.Client): Promise<StoreFigure> {
  await enlarge(store, owner, 10_000);
  const few = await bareCommits(store);
  await enlarge(store, owner, 1_000_000);
  const many = await bareCommits(store);
  const measure = 'one transition in bare commits, median, at 1,000,000 records (beside: at 10,000)';
  return figure(measure, many.toFixed(2), few.toFixed(2), (many / few).toFixed(2), '≤ 2');
}

/**
 * How many bare commits one transition takes. Everybody comes once unmeasured: the first touch of a page after the filling
 * reads it and logs it whole, at every size. Both take turns, because the disk is now busy, now idle with what was filled in.
 */
async function bareCommits(store: OpenStore): Promise<number> {
  const [ours, bare]: [number[], number[]] = [[], []];
  for (let n = 0; n < PEOPLE; n += 1) await transition(store, n);
  for (let n = 0; n < PEOPLE; n += 1) {
    bare.push(await milliseconds(() => bareRow(store, `size ${n}`)));
    ours.push(await milliseconds(() => transition(store, n)));
  }
  return median(ours) / median(bare);
}

async function milliseconds(work: () => Promise<void>): Promise<number> {
  const began = performance.now();
  await work();
  return performance.now() - began;
}

function memory(): StoreFigure {
  const { rss, heapUsed } = process.memoryUsage();
  const mib = (bytes: number): string => (bytes / 1_048_576).toFixed(0);
  return figure('memory of this process, MiB (beside: heap)', mib(rss), mib(heapUsed), '', '');
}

export function figure(measure: string, ours: string, beside: string, ratio: string, goal: string): StoreFigure {
  return { measure, ours, beside, ratio, goal };
}

let count = 0;

/** What every step of a piece of work will do: lock the record, write it, add to its trail, tell somebody. */
function transition(store: OpenStore, n: number): Promise<void> {
  count += 1;
  const key = `t${count}`;
  const talk = talkOf(n);
  return store.transaction(async ({ conversations, trail, outbox }) => {
    trail.expect(`task ${n % PEOPLE}`);
    await conversations.load(talk);
    await conversations.save(talk, STATE);
    const entry = {
      record: `task ${n % PEOPLE}`,
      event: 'task-moved',
      by: 'staff 0017',
      at: AT,
      facts: { to: 'claimed' },
    };
    await trail.append(entry, talk);
    await outbox.put({ key, channel: 'bench', recipient: talk.person, reply: { lines: [WORDS], choices: [] }, at: AT });
  });
}

/** What app/receive-message.ts asks of the store for a plain question, without the question engine. */
function message(store: OpenStore, n: number): Promise<void> {
  count += 1;
  const talk = talkOf(n);
  const incoming = { ...talk, messageId: `m${count}`, at: AT };
  return store.transaction(async ({ inbox, conversations, people, trail, outbox }) => {
    await Promise.all([inbox.take(incoming), conversations.load(talk)]);
    await conversations.save(talk, STATE);
    const person = await people.identify({ channel: talk.channel, appId: talk.account, externalId: talk.person }, AT);
    const facts = { verdict: 'cancelled', row: 'sf-1', list: 3 };
    await trail.append({ record: `conversation ${person}`, event: 'message-answered', by: 'citizen', at: AT, facts });
    await inbox.settle(incoming, WORDS);
    const reply = { lines: [WORDS], choices: [] };
    await outbox.put({ key: `r${incoming.messageId}`, channel: 'bench', recipient: talk.person, reply, at: AT });
  });
}

async function bareRow(store: OpenStore, id: string): Promise<void> {
  count += 1;
  await store.pool.query('insert into bare (id, body) values ($1, $2)', [`${count} ${id}`, WORDS]);
}

function talkOf(n: number) {
  return { channel: 'bench', account: 'a', chat: '', person: `p${n % PEOPLE}` };
}

const STATE: Conversation = {
  ...{ pending: null, last: null, failures: 0, heldBy: 'bot', handOver: null, expiresAt: AT },
  turns: [{ from: 'citizen', text: WORDS, at: AT }],
};

export async function perSecond(
  times: number,
  work: (n: number) => Promise<unknown>,
  callers = CALLERS,
): Promise<number> {
  const began = performance.now();
  await abreast(times, callers, work);
  return (times / (performance.now() - began)) * 1_000;
}

/** Microseconds of processor time of this process a call. */
async function cost(times: number, work: (n: number) => Promise<void>): Promise<number> {
  const before = process.cpuUsage();
  await abreast(times, CALLERS, work);
  const { user, system } = process.cpuUsage(before);
  return (user + system) / times;
}

async function abreast(times: number, callers: number, work: (n: number) => Promise<unknown>): Promise<void> {
  let next = 0;
  const caller = async (): Promise<void> => {
    while (next < times) {
      next += 1;
      await work(next);
    }
  };
  await Promise.all(Array.from({ length: callers }, caller));
}

export function median(values: readonly number[]): number {
  return [...values].sort((a, b) => a - b)[Math.floor(values.length / 2)] ?? 0;
}

export async function ownerOf({ embedded }: OpenStore): Promise<pg.Client> {
  if (!embedded) throw new Error('The bench runs on the embedded PostgreSQL.');
  const password = embedded.cluster.passwords.keeper;
  const owner = new pg.Client({ ...embedded.address(), database: 'zhengpaopao', user: 'keeper', password });
  await owner.connect();
  return owner;
}
