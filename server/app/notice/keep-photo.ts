import { type LossNotice, photoOf } from '../../core/notice/notice.ts';
import { PHOTO_DAYS } from '../../core/privacy/retention.ts';
import { done, type Result } from '../../core/result.ts';
import type { Instant } from '../../core/time.ts';
import type { Photo } from '../../ports/photos.ts';
import type { Records } from '../../ports/store.ts';

const DAY = 86_400_000;

/** The notice with this photo and no other; kept encrypted, for as long as a review can take. */
export async function withPhoto(
  { files }: Pick<Records, 'files'>,
  notice: LossNotice,
  { bytes }: Photo,
  at: Instant,
): Promise<Result<LossNotice>> {
  const record = recordOf(notice);
  const holder = { record, expires: at + PHOTO_DAYS.notice * DAY, about: notice.applicant.talk };
  const put = await files.put({ mediaType: 'image/jpeg', bytes }, holder, at);
  if (!put.ok) return put;
  const before = photoOf(notice);
  if (before !== null && before !== put.value) await files.letGo(before, record);
  return done({ ...notice, photo: { digest: put.value } });
}

/** Nobody needs the photo of this notice any more. */
export async function letPhotoGo({ files }: Pick<Records, 'files'>, notice: LossNotice): Promise<void> {
  const digest = photoOf(notice);
  if (digest !== null) await files.letGo(digest, recordOf(notice));
}

function recordOf({ case: typed }: LossNotice): string {
  return `notice ${typed}`;
}
