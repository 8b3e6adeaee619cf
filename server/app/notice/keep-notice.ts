import type { LossNotice } from '../../core/notice/notice.ts';
import type { Instant } from '../../core/time.ts';
import type { Records } from '../../ports/store.ts';

/** Keeps a notice as it is now, and says in its trail how it came to that: state and number, nothing that he wrote. */
export async function keepNotice(
  { notices, trail }: Pick<Records, 'notices' | 'trail'>,
  notice: LossNotice,
  { by, at }: { readonly by: string; readonly at: Instant },
): Promise<void> {
  await notices.save(notice, at);
  const { state, number, kind } = notice;
  const record = `notice ${notice.case}`;
  await trail.append({ record, event: `notice-${state}`, by, at, facts: { number, kind } }, notice.applicant.talk);
}
