import type { LossNotice } from '../../core/notice/notice.ts';
import type { NoticeState } from '../../core/notice/state.ts';
import type { Instant } from '../../core/time.ts';
import type { Records } from '../../ports/store.ts';
import { letPhotoGo } from './keep-photo.ts';

/** Nothing is left to be compared with a photo. */
const PHOTO_OVER: readonly NoticeState[] = ['declined', 'withdrawn', 'revoked', 'corrected', 'reissued', 'archived'];

/** What is done to a notice, for its trail: by whom, when, and, where the state does not say it, as what. */
export type KeptNotice = { readonly by: string; readonly at: Instant; readonly event?: string };

/** Keeps a notice as it is now, and says in its trail how it came to that: state and number, nothing that he wrote. */
export async function keepNotice(
  { notices, trail, files }: Pick<Records, 'notices' | 'trail' | 'files'>,
  notice: LossNotice,
  { by, at, event }: KeptNotice,
): Promise<void> {
  const { state, number, kind } = notice;
  const over = PHOTO_OVER.includes(state);
  if (over) await letPhotoGo({ files }, notice);
  await notices.save(over ? { ...notice, photo: null } : notice, at);
  const record = `notice ${notice.case}`;
  await trail.append(
    { record, event: event ?? `notice-${state}`, by, at, facts: { number, kind } },
    notice.applicant.talk,
  );
}

/** Takes away what was never filed, with its photo. */
export async function dropDraft(
  { notices, files }: Pick<Records, 'notices' | 'files'>,
  draft: LossNotice,
): Promise<void> {
  await letPhotoGo({ files }, draft);
  await notices.drop(draft.case);
}
