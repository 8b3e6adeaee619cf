import type { Complaint } from '../../core/complaint/complaint.ts';
import { mayFollow, withPhoto } from '../../core/complaint/complaint-photo.ts';
import { kindOfComplaint } from '../../core/complaint/kind.ts';
import { PHOTO_DAYS } from '../../core/privacy/retention.ts';
import { done, type Result, refused } from '../../core/result.ts';
import type { Instant } from '../../core/time.ts';
import type { Account } from '../../ports/sign-in.ts';
import type { Records } from '../../ports/store.ts';
import type { Means } from '../means.ts';
import { postToCountyGroup } from '../post-to-county-group.ts';

/** A photo for a complaint that its sender has just handed in; `bytes` as they came. */
export type SentPhoto = { readonly account: Account; readonly number: string; readonly bytes: Buffer };

const DAY = 86_400_000;

/**
 * Keeps a photo with a complaint, drawn anew, encrypted, for PHOTO_DAYS; gives back how many there are now. It goes with the complaint when
 * its sender is forgotten. The county's group hears that there is one, and sees it at the desk.
 */
export async function addComplaintPhoto(means: Means, { account, number, bytes }: SentPhoto): Promise<Result<number>> {
  const { photos, store, clock } = means;
  const now = clock.now();
  const wanted = await store.transaction(({ complaints }) => own(complaints.find(number), account));
  if (!wanted.ok) return wanted;
  const inTime = mayFollow(wanted.value, now);
  if (!inTime.ok) return inTime;
  if (!photos) return refused('photo-not-here', '这里收不了照片。', '到窗口再给我们看。');
  const drawn = await photos.redraw(bytes); // before the transaction: nobody waits for a picture with a complaint locked
  if (!drawn.ok) return drawn;
  return store.transaction(async (records) => {
    const complaint = await own(records.complaints.lock(number), account);
    return complaint.ok ? keep(means, records, complaint.value, { bytes: drawn.value.bytes, at: now }) : complaint;
  });
}

async function own(found: Promise<Complaint | null>, { channel, person }: Account): Promise<Result<Complaint>> {
  const complaint = await found;
  if (complaint?.talk.channel === channel && complaint.talk.person === person) return done(complaint);
  return refused('complaint-unknown', '您名下没有这一件。', '到「我的」里核对编号。');
}

async function keep(
  means: Means,
  records: Records,
  complaint: Complaint,
  { bytes, at }: { readonly bytes: Buffer; readonly at: Instant },
): Promise<Result<number>> {
  const record = `complaint ${complaint.number}`;
  const holder = { record, expires: at + PHOTO_DAYS.complaint * DAY, about: complaint.talk };
  const put = await records.files.put({ mediaType: 'image/jpeg', bytes }, holder, at);
  if (!put.ok) return put;
  const kept = withPhoto(complaint, put.value);
  if (!kept.ok) await records.files.letGo(put.value, record);
  if (!kept.ok) return kept;
  const count = kept.value.photos.length;
  if (kept.value === complaint) return done(count);
  await records.complaints.save(kept.value);
  const entry = { record, event: 'complaint-photo-added', by: 'citizen', at, facts: { photos: count } };
  await records.trail.append(entry, complaint.talk);
  if (count === 1) await postToCountyGroup(means, records, `${record} photo`, [photoLine(complaint)], at);
  return done(count);
}

function photoLine({ kind, number, handOver }: Complaint): string {
  const which = handOver === null ? '' : `(${handOver} 号)`;
  return `${kindOfComplaint(kind).label} ${number}${which}:群众附了照片,登录工作台看`;
}
