import { type LossNotice, newNotice } from '../../core/notice/notice.ts';
import { UNFILED } from '../../core/notice/state.ts';
import type { Instant } from '../../core/time.ts';
import type { Records } from '../../ports/store.ts';
import { dropDraft } from './keep-notice.ts';

/** Opens a blank notice for its applicant; what he left unfinished before goes. */
export async function openDraft(
  records: Records,
  { applicant, kind, corrects }: Pick<LossNotice, 'applicant' | 'kind' | 'corrects'>,
  at: Instant,
): Promise<LossNotice> {
  for (const old of await records.notices.ofApplicant(applicant.talk, UNFILED, 20)) await dropDraft(records, old);
  const typed = await records.numbers.nextTyped();
  const notice = newNotice({ case: typed, kind, applicant, corrects }, at);
  await records.notices.add(notice, at);
  const entry = { record: `notice ${typed}`, event: 'notice-draft', by: 'citizen', at, facts: { kind, corrects } };
  await records.trail.append(entry, applicant.talk);
  return notice;
}
