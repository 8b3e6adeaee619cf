import { done, type Result, refused } from '../../core/result.ts';
import { asReviewer } from '../desk/as-reviewer.ts';
import type { Means } from '../means.ts';

/** Which photo of the check of which commitment, counted from 1. */
export type CheckPhotoWanted = { readonly session: string; readonly number: string; readonly order: number };

/** What was photographed at a check, a JPEG, for a reviewer at the desk; every look is in the commitment's trail. */
export function viewCheckPhoto(means: Means, { session, number, order }: CheckPhotoWanted): Promise<Result<Buffer>> {
  return asReviewer(means, session, async (records, { id: by }, at) => {
    const commitment = await records.commitments.lockSigned(number);
    const photo = commitment?.finding?.photos?.[order - 1];
    const file = photo === undefined ? null : await records.files.find(photo.digest, at);
    if (commitment === null || file === null)
      return refused('photo-unknown', '没有这张照片,或者过期删了。', '没有照片也能复核。');
    const entry = {
      record: `commitment ${commitment.case}`,
      event: 'commitment-photo-viewed',
      by,
      at,
      facts: { order },
    };
    await records.trail.append(entry, commitment.signer.talk);
    return done(file.bytes);
  });
}
