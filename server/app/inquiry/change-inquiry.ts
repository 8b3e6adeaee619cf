import type { StaffMember } from '../../core/catalogue/staff.ts';
import { forTheGroup } from '../../core/inquiry/for-the-group.ts';
import type { Inquiry } from '../../core/inquiry/inquiry.ts';
import { type InquiryVerb, nextState } from '../../core/inquiry/life-cycle.ts';
import { type Party, partyOf } from '../../core/inquiry/party.ts';
import { done, type Result, refused } from '../../core/result.ts';
import type { Task } from '../../core/task/task.ts';
import type { Instant } from '../../core/time.ts';
import type { Records } from '../../ports/store.ts';

/** What every line of staff about an inquiry says: which, who, when, and the words behind the number as they were typed. */
export type InquiryOrder = {
  readonly number: number;
  readonly words: string;
  readonly by: StaffMember;
  readonly at: Instant;
};

export type LockedInquiry = { readonly inquiry: Inquiry; readonly task: Task | null };

/** An inquiry and its task as they are now, nobody else's until the transaction ends. The task first: everybody locks in that order. */
export async function lockInquiry(
  { inquiries, tasks }: Pick<Records, 'inquiries' | 'tasks'>,
  number: number,
): Promise<Result<LockedInquiry>> {
  const known = await inquiries.find(number);
  const task = known && (await tasks.lock(known.task));
  const inquiry = known && (await inquiries.lock(number));
  if (inquiry) return done({ inquiry, task });
  return refused('inquiry-unknown', `没有 ${number} 号协查。`, '编号写在卡片的开头;等您答的打 我的协查');
}

/** Who waits for the answer: whoever runs the task now, since a task may have changed hands, or who asked. */
function askerOf({ inquiry, task }: LockedInquiry): string {
  return task?.owner ?? inquiry.asker.staff;
}

/** Those who may not answer: who waits for the answer, and who asked when the task was still his. */
export function askersOf(locked: LockedInquiry): readonly string[] {
  return [askerOf(locked), locked.inquiry.asker.staff];
}

/** What was typed about an inquiry, by somebody who may: what he is to it, and his words, fit for the group to read. */
type Allowed = { readonly locked: LockedInquiry; readonly party: Party; readonly fit: string };

/** Whoever may not hears that first, whatever he typed; then what of his words does not belong into a group. */
export async function allowedWords(
  records: Pick<Records, 'inquiries' | 'tasks'>,
  { number, words, by }: InquiryOrder,
  verb: InquiryVerb,
): Promise<Result<Allowed>> {
  const locked = await lockInquiry(records, number);
  if (!locked.ok) return locked;
  const { inquiry } = locked.value;
  const party = partyIn(locked.value, by);
  const allowed = nextState(inquiry, verb, party);
  if (!allowed.ok) return allowed;
  const fit = forTheGroup(words, inquiry.subject);
  return fit.ok ? done({ locked: locked.value, party, fit: fit.value }) : fit;
}

/** What somebody is to an inquiry. */
export function partyIn(locked: LockedInquiry, by: StaffMember): Party {
  const { inquiry } = locked;
  // Who asked and has passed the task on since does not answer it either.
  if (inquiry.asker.staff === by.id && inquiry.verifier === by.id) return 'own';
  return partyOf({ ...inquiry, asker: { ...inquiry.asker, staff: askerOf(locked) } }, by);
}
