import { done, type Result, refused } from '../result.ts';
import type { Instant } from '../time.ts';
import type { Complaint } from './complaint.ts';

/** Photos of one complaint: the notice on the window, and the paper that was asked for. */
const MOST_PHOTOS = 2;

/** A photo follows its complaint; the day gives time where the network is weak. */
const FOLLOWS_WITHIN = 24 * 3_600_000;

/** Whether photos are still taken. Refuses with `photo-late`. */
export function mayFollow({ encounter }: Complaint, at: Instant): Result<null> {
  return at - encounter.at > FOLLOWS_WITHIN
    ? refused('photo-late', '交上来超过一天,不再收照片了。', '要给我们看,重新反映一次,把照片一起交。')
    : done(null);
}

/** The complaint with a photo; one that it has already, because it was sent again, changes nothing. Refuses with `photos-enough`. */
export function withPhoto(complaint: Complaint, digest: string): Result<Complaint> {
  const { photos } = complaint;
  if (photos.includes(digest)) return done(complaint);
  if (photos.length >= MOST_PHOTOS)
    return refused('photos-enough', `照片已经有 ${MOST_PHOTOS} 张了。`, '还有要给我们看的,等值班的人回您时再说。');
  return done({ ...complaint, photos: [...photos, digest] });
}
