import type { StaffMember } from '../../server/core/catalogue/staff.ts';
import { LIFE_CYCLE } from '../../server/core/task/life-cycle.ts';
import type { Verb } from '../../server/core/task/order.ts';
import type { TaskState } from '../../server/core/task/state.ts';
import type { TrailEntry } from '../../server/core/trail/entry.ts';

/** A task as its trail tells it: nothing here comes from the task itself. */
export type ToldTask = {
  readonly state: TaskState;
  readonly owner: string | null;
  readonly createdBy: string;
  /** How many departments owe an answer. */
  readonly open: number;
  /** Until when the citizen allows it; null when he does not. */
  readonly allowedUntil: number | null;
};

type Directory = ReadonlyMap<string, StaffMember>;

/** What the trail calls a deed, in the words of the life-cycle. */
const VERBS: Readonly<Record<string, readonly Verb[]>> = {
  'task-authorised': ['authorise'],
  'task-authorisation-renewed': ['renew'],
  'task-dispatched': ['dispatch'],
  'task-claimed': ['claim'],
  'task-assigned': ['assign'],
  'task-started': ['start'],
  'task-waits-for-citizen': ['wait-citizen'],
  'task-resumed': ['resume'],
  'task-awaits-inquiry': ['await-inquiry'],
  'task-heard-inquiry': ['hear-inquiry'],
  'task-result-in': ['report'],
  'task-citizen-seen': ['see'],
  'task-joined-errand': ['join-errand'],
  'task-handed-over': ['hand', 'take-over'],
  'task-transferred': ['transfer'],
  'task-returned': ['return'],
  'task-closed': ['close'],
  'task-not-done': ['fail'],
  'task-cancelled': ['cancel'],
  'task-authorisation-revoked': ['revoke'],
  'task-rated': ['rate'],
};

/** Every deed that a trail of tasks knows: a walk in which one is missing has proved nothing about it. */
export const DEEDS: readonly string[] = Object.keys(VERBS);

/** Deeds that use what the citizen allowed: written down apart from the table. */
const USES_AUTHORITY =
  /^task-(dispatched|claimed|assigned|started|waits-for-citizen|resumed|awaits-inquiry|joined-errand|handed-over|transferred)$/u;
/** Nothing of these may be while a department owes an answer. */
const ENDS = /^task-(closed|not-done|returned|transferred)$/u;
const DAY = 86_400_000;

/** The task after one more entry. Throws a sentence when the life-cycle does not allow what the entry says. */
export function toldOn(before: ToldTask | null, entry: TrailEntry, staff: Directory): ToldTask | null {
  if (entry.event === 'task-drafted') return begun(before, entry);
  if (!entry.event.startsWith('task-')) return before; // an inquiry of the task: its own trail tells
  if (before === null) throw new Error(`${told(entry)} before there was a draft`);
  if (/^task-(told-|citizen-viewed|call-back-|slip-)/u.test(entry.event)) return same(before, entry);
  const verb = (VERBS[entry.event] ?? []).find((each) => allows(before, each, entry, staff));
  if (verb === undefined) throw new Error(`${told(entry)} is not allowed in ${before.state} of ${before.owner}`);
  hold(before, entry);
  return agreeing(after(before, verb, entry), entry);
}

function hold({ allowedUntil, open }: ToldTask, entry: TrailEntry): void {
  const allowed = allowedUntil !== null && entry.at < allowedUntil;
  if (USES_AUTHORITY.test(entry.event) && !allowed) throw new Error(`${told(entry)} without an authorisation`);
  if (ENDS.test(entry.event) && open > 0) throw new Error(`${told(entry)} with ${open} open inquiries`);
}

function begun(before: ToldTask | null, entry: TrailEntry): ToldTask {
  if (before !== null) throw new Error(`${told(entry)} a second time`);
  return agreeing({ state: 'draft', owner: null, createdBy: entry.by, open: 0, allowedUntil: null }, entry);
}

function same(before: ToldTask, entry: TrailEntry): ToldTask {
  if (entry.event === 'task-citizen-viewed' && entry.by !== before.owner)
    throw new Error(`${told(entry)}, and the task is ${before.owner}'s`);
  return agreeing(before, entry);
}

function allows(before: ToldTask, verb: Verb, { by }: TrailEntry, staff: Directory): boolean {
  const { from, who, never } = LIFE_CYCLE[verb];
  const roles = staff.get(by)?.roles ?? [];
  const is: Readonly<Record<string, boolean>> = {
    citizen: by === 'citizen',
    rule: by === 'bot',
    owner: by === before.owner,
    creator: by === before.createdBy && by !== 'citizen',
    dispatcher: roles.includes('dispatcher'),
    runner: roles.includes('runner') || roles.includes('verifier'),
  };
  return from.includes(before.state) && who.some((each) => is[each]) && !never.some((each) => is[each]);
}

function after(before: ToldTask, verb: Verb, entry: TrailEntry): ToldTask {
  const { to } = LIFE_CYCLE[verb];
  const open = openAfter(before, verb, entry);
  const released = verb === 'hear-inquiry' && before.state === 'waiting-inquiry' && open === 0;
  return {
    ...before,
    state: released ? 'running' : to === 'same' ? before.state : to,
    owner: ownerAfter(before, verb, entry),
    open,
    allowedUntil: allowedAfter(before, verb, entry),
  };
}

function ownerAfter({ owner }: ToldTask, verb: Verb, { by, facts }: TrailEntry): string | null {
  if (verb === 'claim' || verb === 'take-over') return by;
  if (verb === 'assign' || verb === 'hand') return facts.owner as string;
  return verb === 'return' || verb === 'transfer' ? null : owner;
}

function openAfter({ open }: ToldTask, verb: Verb, entry: TrailEntry): number {
  if (verb === 'await-inquiry') return open + 1;
  if (verb !== 'hear-inquiry') return open;
  const left = Number(entry.facts.openInquiries);
  if (left !== open && left !== open - 1) throw new Error(`${told(entry)}: ${open} were open, now ${left}`);
  return left;
}

function allowedAfter({ allowedUntil }: ToldTask, verb: Verb, { by, at }: TrailEntry): number | null {
  if (verb === 'revoke') return null;
  if (verb !== 'authorise' && verb !== 'renew') return allowedUntil;
  return at + (by === 'citizen' ? 30 : 7) * DAY;
}

/** What the entry says of the task must be what its deeds lead to. */
function agreeing(now: ToldTask, entry: TrailEntry): ToldTask {
  const { state, owner, openInquiries } = entry.facts;
  if (state !== now.state || owner !== now.owner || openInquiries !== now.open)
    throw new Error(`${told(entry)} says ${JSON.stringify(entry.facts)}, its deeds lead to ${JSON.stringify(now)}`);
  return now;
}

function told({ record, event, by }: TrailEntry): string {
  return `${record}: ${event} by ${by}`;
}
