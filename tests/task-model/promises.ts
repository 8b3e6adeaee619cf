import type { StaffMember } from '../../server/core/catalogue/staff.ts';
import type { Inquiry } from '../../server/core/inquiry/inquiry.ts';
import { isOver } from '../../server/core/task/state.ts';
import type { Task } from '../../server/core/task/task.ts';
import type { OutgoingMessage } from '../../server/ports/store.ts';
import type { Delivery } from './county-life.ts';
import type { Memory } from './memory.ts';
import { NOTHING, replayed } from './replay.ts';
import { personalIn, TOWNSPEOPLE } from './townspeople.ts';
import type { Traces } from './traces.ts';

type Seen = {
  readonly traces: Traces;
  readonly memory: Memory;
  readonly staff: ReadonlyMap<string, StaffMember>;
  /** What was delivered in this step. */
  readonly delivered: readonly Delivery[];
  /** Whether the county's group is bound now, and was before. */
  readonly bound: boolean;
};

/** Holds what a step left behind against every promise, and remembers it. Throws a sentence. */
export function holdAgainst(seen: Seen): void {
  takeNumbers(seen);
  takeTrail(seen);
  for (const task of seen.traces.tasks) holdTask(seen, task);
  for (const inquiry of seen.traces.inquiries) holdInquiry(seen, inquiry);
  for (const message of seen.traces.sent) holdMessage(seen, message);
  const { sent } = seen.traces;
  if (seen.bound) for (const task of seen.traces.tasks) holdCard(sent, `task-${task.number}`, task.revision, task);
}

function broken(sentence: string): never {
  throw new Error(sentence);
}

/** Every new number is higher than all before. */
function takeNumbers({ traces: { tasks, inquiries }, memory }: Seen): void {
  const fresh = [
    ...tasks.filter(({ number }) => !memory.tasks.has(number)),
    ...inquiries.filter(({ number }) => !memory.inquiries.has(number)),
  ].map(({ number }) => number);
  for (const number of fresh.sort((a, b) => a - b)) {
    if (number <= memory.highest) broken(`number ${number} came after ${memory.highest}`);
    memory.highest = number;
  }
}

function takeTrail({ traces: { entries }, memory, staff }: Seen): void {
  for (const [record, fresh] of entries) {
    for (const entry of fresh) {
      memory.events.set(entry.event, (memory.events.get(entry.event) ?? 0) + 1);
      const leak = personalIn(JSON.stringify(entry));
      if (leak !== null) broken(`“${leak}” stands in the trail: ${JSON.stringify(entry)}`);
    }
    if (!record.startsWith('task ')) continue;
    memory.told.set(record, replayed(memory.told.get(record) ?? NOTHING, fresh, staff));
  }
}

function holdTask({ memory }: Seen, task: Task): void {
  const { number, state, owner, openInquiries } = task;
  const told = memory.told.get(`task ${number}`)?.task;
  const before = memory.tasks.get(number);
  if (!told || told.state !== state || told.owner !== owner || told.open !== openInquiries.length)
    broken(`task ${number} is ${state} of ${owner}, its trail tells ${JSON.stringify(told)}`);
  if (before && task.revision < before.revision) broken(`task ${number} fell to revision ${task.revision}`);
  if (before && isOver(before.state) && !['rated', before.state].includes(state))
    broken(`task ${number} was ${before.state} and is ${state}`);
  memory.tasks.set(number, task);
}

function holdInquiry({ memory }: Seen, inquiry: Inquiry): void {
  const { publicNumber, state, issuer, verifier, returns, number, answers } = inquiry;
  const told = memory.told.get(`task ${inquiry.task}`)?.inquiries.get(publicNumber);
  const agrees = told?.state === state && told.issuer === issuer && told.verifier === verifier;
  if (!agrees || told.returns !== returns.length)
    broken(`inquiry ${number} is ${state} with ${verifier} of ${issuer}, its trail tells ${JSON.stringify(told)}`);
  const before = memory.inquiries.get(number)?.answers ?? [];
  if (JSON.stringify(answers.slice(0, before.length)) !== JSON.stringify(before))
    broken(`inquiry ${number}: an answer that was given is gone`);
  memory.inquiries.set(number, inquiry);
}

/** A number on a card or in a group is never followed by personal data; a reply is given once. */
function holdMessage(seen: Seen, message: OutgoingMessage): void {
  const { key, channel, recipient, reply } = message;
  const { memory } = seen;
  if (memory.keys.has(key)) broken(`“${key}” was sent a second time`);
  memory.keys.add(key);
  const { card } = reply;
  if (card !== undefined) {
    const id = `${channel} ${card.id}`;
    if (card.revision <= (memory.cards.get(id) ?? 0))
      broken(`card ${id} was put as ${card.revision} after ${memory.cards.get(id)}`);
    memory.cards.set(id, card.revision);
  }
  const text = JSON.stringify(reply);
  if (card !== undefined || recipient.startsWith('group ')) {
    const leak = personalIn(text);
    if (leak !== null) broken(`“${leak}” was put to ${recipient}: ${text}`);
    return;
  }
  holdPrivate(seen, message, text);
}

/** In private a citizen reads of nobody but himself, staff of a citizen only when they asked to see whose it is. */
function holdPrivate(seen: Seen, message: OutgoingMessage, text: string): void {
  if (message.channel === 'wechat') {
    holdCitizen(message.recipient, text);
    return;
  }
  const asked = seen.delivered.find(({ incoming }) => message.key.endsWith(` ${incoming.messageId}`));
  const content = asked?.incoming.content;
  const said = content?.kind === 'text' ? content.text : '';
  const leak = personalIn(text);
  if (leak !== null && !/^(本人|看)/u.test(said) && !said.includes(leak))
    broken(`“${leak}” was told to ${message.recipient} who said “${said}”: ${text}`);
}

function holdCitizen(recipient: string, text: string): void {
  const others = TOWNSPEOPLE.filter(({ account }) => account !== recipient);
  for (const { account, name, idNumber } of others)
    if (text.includes(name) || text.includes(idNumber)) broken(`${recipient} reads of ${account}: ${text}`);
}

/** Wherever a group is bound, it sees what the task has become. */
function holdCard(sent: readonly OutgoingMessage[], id: string, revision: number, task: Task): void {
  if (task.rooms.length === 0) return;
  const shown = sent.filter(({ reply }) => reply.card?.id === id).map(({ reply }) => reply.card?.revision ?? 0);
  if (Math.max(0, ...shown) !== revision)
    broken(`${id} is at revision ${revision}, its card shows ${shown.join(', ')}`);
}
