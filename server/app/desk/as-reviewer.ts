import type { StaffMember } from '../../core/catalogue/staff.ts';
import { type Result, refused } from '../../core/result.ts';
import type { Instant } from '../../core/time.ts';
import type { Records } from '../../ports/store.ts';
import type { Means } from '../means.ts';
import { sitting } from './sitting.ts';

/** Work of a reviewer who sits at the desk, and of nobody else. */
export function asReviewer<T>(
  means: Means,
  session: string,
  work: (records: Records, member: StaffMember, now: Instant) => Promise<Result<T>>,
): Promise<Result<T>> {
  return means.store.transaction(async (records) => {
    const member = await sitting(means, records, session);
    if (!member.ok) return member;
    if (!member.value.roles.includes('reviewer'))
      return refused('reviewer-only', '审核、复核要有审核员角色。', '请找有这个角色的同事。');
    return work(records, member.value, means.clock.now());
  });
}
