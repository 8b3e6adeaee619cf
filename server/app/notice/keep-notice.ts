import type { LossNotice } from '../../core/notice/notice.ts';
import type { NoticeState } from '../../core/notice/state.ts';
import type { Instant } from '../../core/time.ts';
import type { Records } from '../../ports/store.ts';
import { letPhotoGo } from './keep-photo.ts';

/** Nothing is left to be compared with a photo. */
const PHOTO_OVER: readonly NoticeState[] = ['declined', 'withdrawn', 'revoked', 'corrected', 'reissued', 'archived'];

/** What is done to a notice, for its trail: by whom, when, and, where the state does not say it, as what. */
export type KeptNotice = { readonly by: string; readonly at: Instant; readonly event?: string };

/** Keeps a notice as it is now, and says in its trail how it came to that. */
export async function keepNotice(
  { notices, trail, files }: Pick<Records, 'notices' | 'trail' | 'files'>,
  notice: LossNotice,
  kept: KeptNotice,
): Promise<void> {
  const over = PHOTO_OVER.includes(notice.state);
  if (over) await letPhotoGo({ files }, notice);
  await notices.save(over ? { ...notice, photo: null } : notice, kept.at);
  await enterNotice({ trail }, notice, kept);
}

/** Says in the trail of a notice what was done to it: state and number, nothing that he wrote. The notice itself is kept with what follows. */
export async function enterNotice(
  { trail }: Pick<Records, 'trail'>,
  { case: typed, state, number, kind, applicant }: LossNotice,
  { by, at, event }: KeptNotice,
): Promise<void> {
  const facts = { number, kind };
  await trail.append({ record: trailOf(typed), event: event ?? `notice-${state}`, by, at, facts }, applicant.talk);
}

/** Asks for the end of the trail of a notice along with the next question to the store. */
export function expectNotice({ trail }: Pick<Records, 'trail'>, { case: typed }: LossNotice): void {
  trail.expect(trailOf(typed));
}

function trailOf(typed: number): string {
  return `notice ${typed}`;
}

/** Takes away what was never filed, with its photo. */
export async function dropDraft(
  { notices, files }: Pick<Records, 'notices' | 'files'>,
  draft: LossNotice,
): Promise<void> {
  await letPhotoGo({ files }, draft);
  await notices.drop(draft.case);
}
