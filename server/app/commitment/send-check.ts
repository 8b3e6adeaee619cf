import { workingCalendarOf } from '../../core/calendar/working-calendar.ts';
import type { Commitment } from '../../core/commitment/commitment.ts';
import type { TextSetting } from '../../core/commitment/commitment-text.ts';
import { COMMITMENT_LABELS } from '../../core/commitment/state.ts';
import { RULE } from '../../core/task/actor.ts';
import { newAuthorisation } from '../../core/task/authorisation.ts';
import { checkRoute } from '../../core/task/routing.ts';
import { isOver } from '../../core/task/state.ts';
import { draftOf, type Task } from '../../core/task/task.ts';
import { addDays, type Instant, startOf } from '../../core/time.ts';
import type { Records } from '../../ports/store.ts';
import { withdrawInquiriesOf } from '../inquiry/end-inquiry.ts';
import type { Knowledge } from '../means.ts';
import { changeTask } from '../task/change-task.ts';
import { marksOf, noteDeed } from '../task/keep-task.ts';

type Rules = Pick<Knowledge, 'catalogue'>;

/** A week after the last day of the check, so that who is late can still see whose it is. */
const GRACE_DAYS = 7;
const MINUTES_A_DAY = 1_440;

/**
 * 核查: a task like any other, for the town where somebody has to go and look, for the department's own line where it is checked in writing.
 * His signature is the authority for it: the text said that and how it will be checked.
 */
export async function sendCheck(
  means: Rules,
  records: Records,
  commitment: Commitment,
  { row, form }: Pick<TextSetting, 'row' | 'form'>,
): Promise<number> {
  const { number, identity, check, reached, signer } = commitment;
  if (number === null || identity === null || check === null || reached.signed === undefined)
    throw new Error('Only a signed commitment is checked.');
  const at = reached.signed;
  const route = checkRoute(check.how, row, commitment.town ?? means.catalogue.home.id, means.catalogue);
  const by = { kind: 'citizen', talk: signer.talk } as const;
  const task = await draft(records, means, commitment, {
    destination: route.destination,
    mode: route.mode,
    fact: form.fact,
  });
  const scope = { scope: task.proof, purpose: commitment.matter ?? row.name, method: 'wechat', takenBy: null } as const;
  const expiresAt = startOf(addDays(check.due, 1 + GRACE_DAYS));
  const authorisation = { ...newAuthorisation(scope, at), expiresAt };
  await ordered(means, records, task.number, {
    ...{ order: { verb: 'authorise', authorisation }, by, at, event: 'task-authorised', notable: false },
  });
  const allowance = { minutes: form.check.days * MINUTES_A_DAY, runs: 'wall' } as const;
  await ordered(means, records, task.number, {
    ...{
      order: { verb: 'dispatch', room: route.room, mode: route.mode, allowance },
      by: RULE,
      at,
      event: 'task-dispatched',
    },
  });
  return task.number;
}

type Ordered = Omit<Parameters<typeof changeTask>[2], 'number'>;

async function ordered(means: Rules, records: Records, number: number, asked: Ordered): Promise<void> {
  const changed = await changeTask(means, records, { number, ...asked });
  if (!changed.ok) throw new Error(`A check cannot be sent: ${changed.refusal.code}`);
}

async function draft(
  records: Records,
  means: Rules,
  { number, proof, matter, town, identity, signer, particular, reached }: Commitment,
  { fact, ...route }: Pick<Task, 'destination' | 'mode'> & { readonly fact: string },
): Promise<Task> {
  const at = reached.signed ?? 0;
  const citizen = {
    ...{ name: identity?.name ?? '', idNumber: identity?.idNumber ?? null, telephone: null },
    reach: { talk: signer.talk, recipient: signer.recipient },
  };
  const wanted = {
    proof: `核查承诺:${proof}`,
    requirement: null,
    matter,
    town: town ?? means.catalogue.home.id,
    citizen,
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
