import type { StaffMember } from '../../core/catalogue/staff.ts';
import { done, type Result } from '../../core/result.ts';
import { staff } from '../../core/task/actor.ts';
import { newAuthorisation } from '../../core/task/authorisation.ts';
import { CODE_HOLDS, codeByCaller, codeInGroup, codeLines, noCodeWaits, wrongCode } from '../../core/task/call-back.ts';
import { move } from '../../core/task/move.ts';
import type { Task } from '../../core/task/task.ts';
import type { Instant } from '../../core/time.ts';
import type { Records } from '../../ports/store.ts';
import { giveAuthority, verbFor } from './authorise-task.ts';
import { noSuchTask } from './change-task.ts';
import { noteDeed, type TaskMeans } from './keep-task.ts';

export type AuthorityAsked = {
  readonly number: number;
  readonly by: StaffMember;
  readonly to: 'group' | 'person';
  readonly at: Instant;
};

/** The task, if this colleague may take an authorisation for it now; the rule is asked before anybody telephones or photographs. */
export async function authorisable(
  { catalogue }: TaskMeans,
  records: Records,
  { number, by, at }: Pick<AuthorityAsked, 'number' | 'by' | 'at'>,
): Promise<Result<Task>> {
  const task = await records.tasks.lock(number);
  if (task === null) return noSuchTask(number);
  const { proof: scope, matter } = task;
  const given = { scope, purpose: matter ?? '未写明', method: 'call-back', takenBy: by.id } as const;
  const order = { verb: verbFor(task), authorisation: newAuthorisation(given, at) };
  const moved = move(task, order, staff(by), at, catalogue);
  return moved.ok ? done(task) : moved;
}

/** 授权 12 回拨: a code for the telephone, in the single chat of who makes the call. */
export async function makeCode(
  means: TaskMeans,
  records: Records,
  asked: AuthorityAsked,
): Promise<Result<readonly string[]>> {
  const { number, by, to, at } = asked;
  if (to === 'group') return codeInGroup(number);
  const task = await authorisable(means, records, asked);
  if (!task.ok) return task;
  const code = await records.callBacks.issue(number, by.id, at + CODE_HOLDS);
  await noteDeed(records, { task: task.value, event: 'task-call-back-begun', by: staff(by), at });
  return done(codeLines(task.value, code));
}

/**
 * 授权 12 回拨 1234: what was read out on the telephone came back through another colleague. Whoever made the call has taken the
 * authorisation; whoever drafted the task may bring the code, because he only says what the citizen told him.
 */
export async function bringCode(
  means: TaskMeans,
  records: Records,
  { number, by, at, code }: AuthorityAsked & { readonly code: string },
): Promise<Result<Task>> {
  const { home } = means.catalogue;
  const issuer = await records.callBacks.issuerOf(number, at);
  const caller = home.staff.find(({ id }) => id === issuer);
  if (caller === undefined) return noCodeWaits(number);
  if (caller.id === by.id) return codeByCaller(number);
  const tried = await records.callBacks.attempt(number, code, at);
  if (tried.kind !== 'right') return tried.kind === 'none' ? noCodeWaits(number) : wrongCode(number, tried.left);
  const given = { number, method: 'call-back', takenBy: caller.id, by: staff(caller), at } as const;
  const authorised = await giveAuthority(means, records, given);
  if (authorised.ok)
    await noteDeed(records, { task: authorised.value, event: 'task-call-back-brought', by: staff(by), at });
  return authorised;
}
