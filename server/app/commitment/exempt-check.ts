import type { StaffMember } from '../../core/catalogue/staff.ts';
import type { Commitment } from '../../core/commitment/commitment.ts';
import { exemptionReason } from '../../core/commitment/exemption.ts';
import { move } from '../../core/commitment/move.ts';
import { namesIn } from '../../core/inquiry/names.ts';
import { done, type Result, refused } from '../../core/result.ts';
import type { Instant } from '../../core/time.ts';
import type { Records } from '../../ports/store.ts';
import type { Knowledge } from '../means.ts';
import { keepCommitment } from './keep-commitment.ts';
import { tellNews } from './mismatch.ts';
import { stopCheck } from './send-check.ts';
import { COMMITMENT_CHECK } from './sign-commitment.ts';

type Deciding = { readonly by: StaffMember; readonly at: Instant; readonly typed: string };

/** 免予核查 CN-… 1: nobody checks it, for one of the county's reasons. Whoever was sent to check it does not spare himself the way. */
export async function exemptCheck(
  means: Pick<Knowledge, 'catalogue'>,
  records: Records,
  commitment: Commitment,
  { by, at, typed }: Deciding,
): Promise<Result<Commitment>> {
  const { home } = means.catalogue;
  const reason = exemptionReason(home.commitments, typed);
  if (!reason.ok) return reason;
  const task = commitment.task === null ? null : await records.tasks.find(commitment.task);
  if (task?.owner === by.id)
    return refused('commitment-own', '自己接的核查单不能自己免。', '请同部门的另一位同事来定。');
  const moved = move(commitment, { verb: 'exempt', by: 'department', at, reason: reason.value });
  if (!moved.ok) return moved;
  const department = namesIn(home).department(by.department);
  const exempt = { ...moved.value, exemption: { by: by.id, department, at, reason: reason.value } };
  await keepCommitment(records, exempt, { by: by.id, at });
  await stopCheck(means, records, exempt, at);
  await records.timers.cancel({ kind: COMMITMENT_CHECK, subject: commitment.number ?? '' });
  await tellNews(means, records, exempt, at);
  return done(exempt);
}
