import { workingCalendarOf } from '../../core/calendar/working-calendar.ts';
import type { Commitment } from '../../core/commitment/commitment.ts';
import type { TaskedMethod } from '../../core/commitment/commitment-rules.ts';
import { COMMITMENT_LABELS } from '../../core/commitment/state.ts';
import type { VerifiedIdentity } from '../../core/people/verified-identity.ts';
import { lineage, type PlaceId } from '../../core/place.ts';
import { RULE } from '../../core/task/actor.ts';
import { newAuthorisation } from '../../core/task/authorisation.ts';
import { checkRoute } from '../../core/task/routing.ts';
import { isOver } from '../../core/task/state.ts';
import { draftOf, type Task } from '../../core/task/task.ts';
import { addDays, dayOf, type Instant, startOf } from '../../core/time.ts';
import type { Records } from '../../ports/store.ts';
import { withdrawInquiriesOf } from '../inquiry/end-inquiry.ts';
import type { Knowledge } from '../means.ts';
import { changeTask } from '../task/change-task.ts';
import { marksOf, noteDeed } from '../task/keep-task.ts';

type Rules = Pick<Knowledge, 'catalogue'>;

/** A week after the last day of the check, so that who is late can still see whose it is. */
const GRACE_DAYS = 7;
const MINUTE = 60_000;

/** By whom it is checked, from when, in how much time. `askedBy`: who asked for the paper. */
export type CheckSent = {
  readonly how: TaskedMethod;
  readonly askedBy: readonly string[];
  readonly fact: string;
  readonly at: Instant;
  readonly minutes: number;
  /** Said on the card, above the rest. */
  readonly notice?: string;
};

/**
 * 核查: a task like any other, for the town where somebody has to go and look, for the department's own line where it is checked in writing.
 * His signature is the authority for it: the text said that and how it will be checked.
 */
export async function sendCheck(
  means: Rules,
  records: Records,
  commitment: Commitment,
  sent: CheckSent,
): Promise<number> {
  const { number, identity, check, signer } = commitment;
  if (number === null || identity === null || check === null) throw new Error('Only a signed commitment is checked.');
  const { how, at, minutes, notice } = sent;
  const town = townOf(means, commitment);
  const route = checkRoute(how, sent, town, means.catalogue);
  const by = { kind: 'citizen', talk: signer.talk } as const;
  const task = await draft(records, means, commitment, {
    ...{ destination: route.destination, mode: route.mode, town },
    ...{ fact: sent.fact, at },
  });
  const purpose = commitment.matter ?? commitment.proof;
  const scope = { scope: task.proof, purpose, method: 'wechat', takenBy: null } as const;
  const last = [check.due, dayOf(at + minutes * MINUTE - 1)].sort().at(-1) ?? check.due;
  const expiresAt = startOf(addDays(last, 1 + GRACE_DAYS));
  const authorisation = { ...newAuthorisation(scope, at), expiresAt };
  await ordered(means, records, task.number, {
    ...{ order: { verb: 'authorise', authorisation }, by, at, event: 'task-authorised', notable: false },
  });
  const allowance = { minutes, runs: 'wall' } as const;
  await ordered(means, records, task.number, {
    order: { verb: 'dispatch', room: route.room, mode: route.mode, allowance },
    ...{ by: RULE, at, event: 'task-dispatched' },
    ...(notice === undefined ? {} : { notice }),
  });
  return task.number;
}

/** For who goes there: whom he meets, and for whom he stands. */
function signerInFull({ name, represents }: VerifiedIdentity): string {
  return represents === undefined ? name : `${represents.title}(法定代表人 ${name})`;
}

/** A village is looked after by its town. */
function townOf({ catalogue: { home, places } }: Rules, { town }: Pick<Commitment, 'town'>): PlaceId {
  const above = town === null ? [] : lineage(places, town);
  return above.find((id) => places.get(id)?.level === 'town') ?? town ?? home.id;
}

type Ordered = Omit<Parameters<typeof changeTask>[2], 'number'>;

async function ordered(means: Rules, records: Records, number: number, asked: Ordered): Promise<void> {
  const changed = await changeTask(means, records, { number, ...asked });
  if (!changed.ok) throw new Error(`A check cannot be sent: ${changed.refusal.code}`);
}

async function draft(
  records: Records,
  means: Rules,
  { number, proof, matter, identity, signer, particular }: Commitment,
  { fact, at, town, ...route }: Pick<Task, 'destination' | 'mode' | 'town'> & Pick<CheckSent, 'fact' | 'at'>,
): Promise<Task> {
  const citizen = {
    ...{ name: identity === null ? '' : signerInFull(identity), idNumber: identity?.idNumber ?? null, telephone: null },
    reach: { talk: signer.talk, recipient: signer.recipient },
  };
  const wanted = {
    proof: `核查承诺:${proof}`,
    requirement: null,
    ...{ matter, town, citizen },
  };
  const typed = await records.numbers.nextTyped();
  const task: Task = {
    ...draftOf({ ...wanted, ...route, number: typed, createdBy: 'citizen', room: null }, at),
    check: { commitment: number ?? '', fact, where: particular },
  };
  await records.tasks.add(task, marksOf(means, task, workingCalendarOf(means.catalogue)));
  await noteDeed(records, { task, event: 'task-drafted', by: { kind: 'citizen', talk: signer.talk }, at });
  return task;
}

/** Nobody goes any more: the commitment was taken back, or need not be checked. What departments were asked for it is withdrawn. */
export async function stopCheck(
  means: Rules,
  records: Records,
  { state, task, signer }: Commitment,
  at: Instant,
): Promise<void> {
  const found = task === null ? null : await records.tasks.lock(task);
  if (found === null || isOver(found.state)) return;
  const { number } = found;
  for (const { digest } of found.check?.photos ?? []) await records.files.letGo(digest, `task ${number}`);
  const event = 'task-cancelled';
  if (state === 'exempt') {
    const order = { verb: 'cancel', reason: COMMITMENT_LABELS.exempt } as const;
    const notice = '这份承诺免予核查:停下,不用再去';
    await ordered(means, records, number, { order, by: RULE, at, event, notice });
  } else {
    const by = { kind: 'citizen', talk: signer.talk } as const;
    const notice = '承诺撤回了:停下,不用再去核查';
    await ordered(means, records, number, { order: { verb: 'revoke' }, by, at, event, notice });
  }
  await withdrawInquiriesOf(means, records, number, at);
}
