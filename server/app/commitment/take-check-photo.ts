import { workingCalendarOf } from '../../core/calendar/working-calendar.ts';
import type { StaffMember } from '../../core/catalogue/staff.ts';
import type { Talk } from '../../core/conversation/message.ts';
import { PHOTO_DAYS } from '../../core/privacy/retention.ts';
import { done, type Result } from '../../core/result.ts';
import { staff } from '../../core/task/actor.ts';
import { mayPhotograph, photographedLines, withCheckPhoto } from '../../core/task/check-photo.ts';
import { OFFER_HOLDS } from '../../core/task/offer.ts';
import type { Instant } from '../../core/time.ts';
import type { Photo } from '../../ports/photos.ts';
import type { Records } from '../../ports/store.ts';
import { noSuchTask } from '../task/change-task.ts';
import { marksOf, noteDeed, type TaskMeans } from '../task/keep-task.ts';

const DAY = 86_400_000;

type Taken = {
  readonly number: number;
  readonly photo: Photo;
  readonly by: StaffMember;
  readonly talk: Talk;
  readonly at: Instant;
};

/** Keeps what he saw, encrypted, until the time to object is over for long; another one is waited for while there may be more. */
export async function takeCheckPhoto(
  means: TaskMeans,
  records: Records,
  { number, photo, by, talk, at }: Taken,
): Promise<Result<readonly string[]>> {
  const task = await records.tasks.lock(number);
  if (task === null) return noSuchTask(number);
  const may = mayPhotograph(task, by.id);
  if (!may.ok) return may;
  const about = task.citizen.reach?.talk ?? null;
  const holder = { record: `task ${number}`, expires: at + PHOTO_DAYS.check * DAY, about };
  const put = await records.files.put({ mediaType: 'image/jpeg', bytes: photo.bytes }, holder, at);
  if (!put.ok) return put;
  const kept = withCheckPhoto(task, { digest: put.value, at });
  await records.tasks.save(kept, marksOf(means, kept, workingCalendarOf(means.catalogue)));
  await noteDeed(records, { task: kept, event: 'task-check-photo', by: staff(by), at });
  await records.tasks.takeOffer(talk, at);
  if (mayPhotograph(kept, by.id).ok)
    await records.tasks.offer(talk, { kind: 'slip', number, of: 'check' }, at + OFFER_HOLDS);
  return done(photographedLines(kept));
}
