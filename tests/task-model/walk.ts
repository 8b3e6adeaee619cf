import type { Knowledge } from '../../server/app/means.ts';
import type { StaffMember } from '../../server/core/catalogue/staff.ts';
import { isValid } from '../../server/core/task/authorisation.ts';
import { isOver } from '../../server/core/task/state.ts';
import type { Task } from '../../server/core/task/task.ts';
import type { OpenStore } from '../../server/storage/open-store.ts';
import { failingAt } from '../rigs/failing-store.ts';
import { type CountyLife, type Delivery, deliver, openCountyLife, ringDue } from './county-life.ts';
import { dutyLine, inquiryLine } from './inquiry-moves.ts';
import { type Luck, luckOf } from './luck.ts';
import { freshMemory, type Memory } from './memory.ts';
import { holdAgainst } from './promises.ts';
import { draftLine, type Typed, taskLine } from './staff-moves.ts';
import { TOWNSPEOPLE } from './townspeople.ts';
import { counted, horizon, overAndOpen, touched, tracesSince } from './traces.ts';

const MINUTE = 60_000;
const CHATS = ['chat-1', 'chat-2', 'chat-3', 'chat-4', 'chat-5'];
const BINDINGS = [
  '县级群',
  '县级群',
  '镇乡群 清河镇',
  '条块群 县不动产登记中心',
  '条块群 县住房和城乡建设局',
  '条块群 县跑改办',
];
const ADMIN = 'sf042';

/** Steps from which on messages also come at the same moment: which of them is first, the database decides and not the seed. */
const RUSH_FROM = 0.9;

/** Where the clock jumps, by how much of the walk is done: into Spring Festival 2019, to the end of the years that are known, beyond. */
const JUMPS: readonly (readonly [number, string])[] = [
  [0.25, '2018-12-29T16:40:00+08:00'],
  [0.4, '2019-02-03T17:00:00+08:00'],
  [0.55, '2019-02-11T08:20:00+08:00'],
  [0.7, '2026-12-30T16:00:00+08:00'],
  [0.8, '2027-01-06T09:00:00+08:00'],
];

export type Walked = {
  readonly steps: number;
  readonly memory: Memory;
  readonly life: CountyLife;
  /** What was tried how often: crashes, redeliveries, rushes, jumps. */
  readonly tried: ReadonlyMap<string, number>;
};

type Walk = {
  readonly life: CountyLife;
  readonly luck: Luck;
  readonly memory: Memory;
  readonly staff: ReadonlyMap<string, StaffMember>;
  readonly past: Delivery[];
  readonly log: string[];
  readonly tried: Map<string, number>;
  messages: number;
};

/**
 * Lets people do `steps` things at random and holds the records against every promise after each. The same seed does the same
 * things, but for who comes first in a rush. Throws with the seed and the last steps when a promise was broken.
 */
export async function walk(
  knowledge: Knowledge,
  open: (log: (line: string) => void) => Promise<OpenStore>,
  { seed, steps }: { readonly seed: number; readonly steps: number },
): Promise<Walked> {
  const life = await openCountyLife(knowledge, open, Date.parse('2018-12-03T09:00:00+08:00'));
  const staff = new Map(knowledge.catalogue.home.staff.map((each) => [each.id, each]));
  const memory = freshMemory();
  const going: Walk = { life, luck: luckOf(seed), memory, staff, past: [], log: [], tried: new Map(), messages: 0 };
  const jumps = JUMPS.map(([share, to]) => [Math.floor(share * steps), Date.parse(to)] as const);
  for (let step = 0; step < steps; step += 1) {
    const jump = jumps.find(([at]) => at === step);
    try {
      if (jump) await leap(going, jump[1]);
      await oneStep(going, step >= RUSH_FROM * steps);
    } catch (fault) {
      const last = going.log.slice(-25).join('\n');
      throw new Error(`seed ${seed}, step ${step}: ${fault instanceof Error ? fault.message : fault}\n${last}`, {
        cause: fault,
      });
    }
  }
  return { steps, memory, life, tried: going.tried };
}

async function leap(going: Walk, to: number): Promise<void> {
  going.life.set(Math.max(to, going.life.now()));
  note(going, 'jump', '');
  await holding(going, [], async () => void (await ringDue(going.life)));
}

async function oneStep(going: Walk, rushes: boolean): Promise<void> {
  const { luck, life } = going;
  life.set(life.now() + luck.below(25) * MINUTE * (luck.chance(0.03) ? 40 : 1));
  const act = luck.weighted<(going: Walk) => Promise<void>>([
    [0.78, ordinary],
    [0.07, again],
    [0.06, crash],
    [0.06, ring],
    [0.004, reopen],
    [rushes ? 0.15 : 0, rush],
  ]);
  await act(going);
  const wrong = await overAndOpen(life.store);
  if (wrong.length > 0) throw new Error(`over although a department owes an answer: ${wrong.join(', ')}`);
}

/** Somebody does something. */
async function ordinary(going: Walk): Promise<void> {
  for (const delivery of next(going)) {
    note(going, 'said', `${delivery.incoming.person}: ${textOf(delivery)}`);
    await holding(going, [delivery], () => deliver(going.life, program(going), delivery));
    going.past.push(delivery);
  }
}

/** The platform delivers an old message again, perhaps to both programs at once: nothing may happen. */
async function again(going: Walk): Promise<void> {
  const { past, luck, life } = going;
  if (past.length === 0) return;
  const delivery = luck.pick(past.slice(-40));
  note(going, 'again', textOf(delivery));
  await changingNothing(going, 'delivered again', async () => {
    await Promise.all(life.stores.map((store) => deliver(life, store, delivery)));
  });
}

/** A program fails in the middle of a message, at some question to the store; then the platform delivers it again. */
async function crash(going: Walk): Promise<void> {
  const { luck, life } = going;
  const [delivery] = next(going);
  if (delivery === undefined) return;
  const failing = failingAt(program(going), 1 + luck.below(9));
  note(going, 'crash', `${delivery.incoming.person}: ${textOf(delivery)}`);
  const from = await horizon(life.store);
  const before = await counted(life.store);
  const failed = await deliver(life, failing.store, delivery).then(
    () => false,
    (fault: unknown) => {
      if ((fault as { code?: string }).code !== 'P0001') throw fault;
      return true;
    },
  );
  if (failed) {
    const left = await touched(life.store, from, before);
    if (left.length > 0) throw new Error(`a message that failed left something in ${left.join(', ')}`);
    note(going, 'crashed', '');
  }
  await holding(going, [delivery], () => deliver(life, program(going), delivery), from);
  going.past.push(delivery);
}

async function ring(going: Walk): Promise<void> {
  await holding(going, [], async () => note(going, 'ring', `${await ringDue(going.life)} timers`));
}

async function reopen(going: Walk): Promise<void> {
  note(going, 'reopen', '');
  await going.life.reopen(going.luck.chance(0.5) ? 0 : 1);
}

/** Several want the same at the same moment, in both programs. */
async function rush(going: Walk): Promise<void> {
  const { life, luck } = going;
  const [first] = next(going);
  if (first === undefined || first.staff === null) return;
  const others = Array.from({ length: 1 + luck.below(3) }, () =>
    message(going, { staff: luck.pick([...going.staff.values()]).staffId, text: textOf(first) }),
  );
  const all = [first, ...others];
  note(going, 'rush', `${all.map(({ staff }) => staff).join(' ')}: ${textOf(first)}`);
  await holding(going, all, async () => {
    await Promise.all(all.map((each, at) => deliver(life, life.stores[at % 2 === 0 ? 0 : 1], each)));
  });
  going.past.push(...all);
}

async function holding(
  going: Walk,
  delivered: readonly Delivery[],
  act: () => Promise<void>,
  since?: number,
): Promise<void> {
  const { life, memory, staff } = going;
  const from = since ?? (await horizon(life.store));
  const before = await countyBound(life);
  await act();
  const traces = await tracesSince(life.store, from, memory.seen);
  const bound = before && (await countyBound(life));
  holdAgainst({ traces, memory, staff, delivered, bound });
  const replies = traces.sent.filter(({ key }) => key.startsWith('reply '));
  if (replies.length !== delivered.length)
    throw new Error(`${delivered.length} messages got ${replies.length} replies: ${replies.map(({ key }) => key)}`);
}

async function changingNothing({ life }: Walk, what: string, act: () => Promise<void>): Promise<void> {
  const from = await horizon(life.store);
  const before = await counted(life.store);
  await act();
  const changed = await touched(life.store, from, before);
  if (changed.length > 0) throw new Error(`${what}, it changed ${changed.join(', ')}`);
}

async function countyBound({ store, means }: CountyLife): Promise<boolean> {
  return store.transaction(async ({ groups }) => (await groups.boundTo('county', means.catalogue.home.id)) !== null);
}

/** What happens next: as a rule one message. */
function next(going: Walk): readonly Delivery[] {
  const { luck, memory, life } = going;
  const { catalogue } = life.means;
  const tasks = [...memory.tasks.values()];
  const around = { luck, catalogue, tasks: memory.tasks, now: life.now() };
  const few = tasks.filter((task) => !isOver(task.state) && isValid(task.authorisation, life.now())).length < 12;
  return luck.weighted<() => readonly Delivery[]>([
    [few ? 0.09 : 0.01, () => entrusting(going)],
    [few ? 0.05 : 0.01, () => [message(going, draftLine(around))]],
    [0.45, () => [message(going, taskLine(around, tasks))]],
    [0.28, () => [message(going, inquiryLine(around, [...memory.inquiries.values()]))]],
    [0.05, () => [fromCitizen(going, luck.pick(['撤回', '我的', '谁查了我', '5分', '3分', '你好']))]],
    [0.02, () => [message(going, dutyLine(around))]],
    [0.02, () => joiningErrands(going, tasks)],
    [0.02, () => [message(going, { staff: ADMIN, text: `绑定 ${luck.pick(BINDINGS)}` }, 'group')]],
    [
      0.03,
      () => [
        message(going, {
          staff: luck.pick([...going.staff.values()]).staffId,
          text: luck.pick(['是', '1', '顺路', '我的单', '群里的单', '我的协查']),
        }),
      ],
    ],
  ])();
}

/** Whoever has several tasks asks which of them lead to the same place, and makes them one trip. */
function joiningErrands(going: Walk, tasks: readonly Task[]): readonly Delivery[] {
  const owners = tasks.flatMap(({ owner, state }) => (owner !== null && !isOver(state) ? [owner] : []));
  const several = owners.filter((owner, at) => owners.indexOf(owner) !== at);
  const staff = going.staff.get(several.length > 0 ? going.luck.pick(several) : '')?.staffId;
  return staff === undefined ? [] : ['顺路', '是'].map((text) => message(going, { staff, text }, 'person'));
}

/** A citizen lets staff fetch a paper. */
function entrusting(going: Walk): readonly Delivery[] {
  const { account, name, idNumber } = going.luck.pick(TOWNSPEOPLE);
  const lines = ['公租房申请还要无房证明吗', '委托代跑', `${name} ${idNumber} 清河镇`, '同意授权'];
  return lines.map((text) => fromCitizen(going, text, account));
}

function fromCitizen(going: Walk, text: string, account = going.luck.pick(TOWNSPEOPLE).account): Delivery {
  const talk = { channel: 'wechat', account: 'gh_shifan', chat: '', person: account };
  return { incoming: { ...talk, ...envelope(going, text) }, staff: null, to: 'person', replyTo: account };
}

function message(going: Walk, { staff, text }: Typed, where?: 'group' | 'person'): Delivery {
  const { luck } = going;
  const to = where ?? (luck.chance(0.5) ? 'group' : 'person');
  const chat = to === 'group' ? luck.pick(CHATS) : `single-${staff}`;
  const incoming = { channel: 'dingtalk', account: 'robot', chat, person: staff, ...envelope(going, text) };
  return { incoming, staff, to, replyTo: to === 'group' ? `group ${chat}` : staff };
}

function envelope(going: Walk, text: string) {
  going.messages += 1;
  const content = { kind: 'text', text } as const;
  return { messageId: `m${going.messages}`, at: going.life.now(), content };
}

function program({ life, luck }: Walk): OpenStore {
  return life.stores[luck.chance(0.5) ? 0 : 1];
}

function textOf({ incoming: { content } }: Delivery): string {
  return content.kind === 'text' ? content.text : '';
}

function note({ log, life, tried }: Walk, what: string, said: string): void {
  tried.set(what, (tried.get(what) ?? 0) + 1);
  log.push(`${new Date(life.now() + 8 * 3_600_000).toISOString().slice(0, 16)} ${what} ${said}`);
}
