import { photoOf } from '../../core/notice/notice.ts';
import { done, type Result, refused } from '../../core/result.ts';
import { asReviewer } from '../desk/as-reviewer.ts';
import type { Means } from '../means.ts';

/** The photo that somebody sent with his notice, a JPEG, for a reviewer at the desk; every look is in the notice's trail. */
export function viewPhoto(means: Means, session: string, typed: number): Promise<Result<Buffer>> {
  return asReviewer(means, session, async (records, { id: by }, at) => {
    const notice = await records.notices.find(typed);
    const digest = notice && photoOf(notice);
    const file = digest === null ? null : await records.files.find(digest, at);
    if (notice === null || file === null)
      return refused('photo-unknown', '没有照片,或者过期删了。', '没有照片也能审。');
    const entry = { record: `notice ${typed}`, event: 'notice-photo-viewed', by, at, facts: {} };
    await records.trail.append(entry, notice.applicant.talk);
    return done(file.bytes);
  });
}
