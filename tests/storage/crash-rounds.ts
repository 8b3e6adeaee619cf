import { execFileSync } from 'node:child_process';
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import { type OpenStore, openStore } from '../../server/storage/open-store.ts';
import { verifyTrail } from '../../server/storage/trail/verify.ts';
import { type Child, startChild } from '../rigs/postgres-child.ts';
import { messageOf } from './crash-act.ts';

export type Survived = {
  readonly rounds: number;
  readonly acked: number;
  /** Deliveries that a killed database made fail and the platform repeated. */
  readonly repeated: number;
  /** Messages sent more than once (after a crash between sending and noting it). */
  readonly sentAgain: number;
  /** What was broken, as sentences; empty when every promise held. */
  readonly broken: readonly string[];
};

const VICTIMS = ['server', 'database', 'both'] as const;

/** Kills -9 the server, the database, or both, `rounds` times at random moments, and holds what is left against what was acked. */
export async function crashRounds(dataDir: string, rounds: number): Promise<Survived> {
  const acked = new Map<string, string>();
  const broken: string[] = [];
  const count = { repeated: 0, sentAgain: 0 };
  const sent = new Map<string, number>();
  for (let round = 0; round < rounds; round += 1) {
    const child = startChild('tests/storage/children/serve-store.ts', [dataDir, `${round * 1_000_000}`]);
    await child.line('open');
    await child.line('ack');
    await pause(Math.random() * 400);
    await kill(VICTIMS[round % VICTIMS.length] ?? 'both', child, dataDir);
    broken.push(...take(child.lines, acked, sent));
    count.repeated += child.lines.filter((line) => line.startsWith('again')).length;
  }
  count.sentAgain = [...sent.values()].filter((times) => times > 1).length;
  const store = await openStore({ county: '990100', dataDir });
  broken.push(...(await brokenPromises(store, acked)));
  await store.close();
  return { rounds, acked: acked.size, ...count, broken };
}

async function kill(victim: (typeof VICTIMS)[number], child: Child, dataDir: string): Promise<void> {
  if (victim !== 'server') {
    await killDatabase(dataDir);
    if (victim === 'database') await pause(1_500); // the server goes on with a database that came back
  }
  await child.end('SIGKILL');
}

/** The postmaster and every process of it, as a power cut would. */
export async function killDatabase(dataDir: string): Promise<void> {
  const file = join(dataDir, 'postgres', 'data', 'postmaster.pid');
  const pid = Number((await readFile(file, 'utf8')).split('\n')[0]);
  const children = execFileSync('ps', ['-o', 'pid=', '--ppid', `${pid}`], { encoding: 'utf8' });
  for (const each of [pid, ...children.trim().split(/\s+/).map(Number)]) {
    try {
      process.kill(each, 'SIGKILL');
    } catch {
      // ended by itself meanwhile
    }
  }
}

/** Enters what a child said; a second ack with another number breaks a promise. */
function take(lines: readonly string[], acked: Map<string, string>, sent: Map<string, number>): string[] {
  const broken: string[] = [];
  for (const line of lines) {
    const [word = '', id = '', number = ''] = line.split(' ');
    if (word === 'sent') sent.set(id, (sent.get(id) ?? 0) + 1);
    if (word !== 'ack') continue;
    const before = acked.get(id);
    if (before !== undefined && before !== number) broken.push(`${id} was answered ${before} and then ${number}`);
    acked.set(id, number);
  }
  return broken;
}

async function brokenPromises(store: OpenStore, acked: ReadonlyMap<string, string>): Promise<string[]> {
  const broken: string[] = [];
  const state = await stateOf(store);
  for (const [id, number] of acked) {
    const reply = await store.transaction(({ inbox }) => inbox.take(messageOf(Number(id.slice(1)))));
    if (reply.fresh || reply.reply !== number)
      broken.push(`${id} was acked with ${number} and is now ${JSON.stringify(reply)}`);
    if (!state.turns.has(id)) broken.push(`${id} is missing in its conversation`);
    if (!state.numbers.has(number)) broken.push(`${id} is missing in the trail`);
  }
  const { messages, turns, turnCount, numbers, entries, outgoing, counter } = state;
  const sizes = [messages, turns.size, turnCount, numbers.size, entries, outgoing, counter];
  if (new Set(sizes).size > 1) broken.push(`effects do not match one to one: ${sizes.join(', ')}`);
  const { faults } = await verifyTrail(store);
  return [...broken, ...faults.map((fault) => `trail: ${JSON.stringify(fault)}`)];
}

/** How often each kind of effect is there: all must be equal, for each message has one of each. */
async function stateOf(store: OpenStore) {
  const size = async (table: 'inbox' | 'outbox' | 'trail_links'): Promise<number> => {
    const row = await store.db
      .selectFrom(table)
      .select((each) => each.fn.countAll<number>().as('n'))
      .executeTakeFirst();
    return row?.n ?? 0;
  };
  const people = [0, 1, 2, 3, 4].map((n) => messageOf(n));
  const lines = await store.transaction(async ({ conversations, trail }) => {
    const turns: string[] = [];
    const numbers: string[] = [];
    for (const talk of people) {
      turns.push(...((await conversations.load(talk))?.turns.map((turn) => turn.text) ?? []));
      numbers.push(...(await trail.of(`conversation ${talk.person}`)).map((entry) => String(entry.facts.number)));
    }
    return { turns, numbers };
  });
  const counter = await store.db.selectFrom('counters').select('value').where('name', '=', 'typed').executeTakeFirst();
  return {
    messages: await size('inbox'),
    outgoing: await size('outbox'),
    entries: await size('trail_links'),
    turns: new Set(lines.turns),
    turnCount: lines.turns.length,
    numbers: new Set(lines.numbers),
    counter: counter?.value ?? 0,
  };
}
