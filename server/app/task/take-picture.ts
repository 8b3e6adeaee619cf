import type { StaffMember } from '../../core/catalogue/staff.ts';
import { type Incoming, replyKey, type Talk } from '../../core/conversation/message.ts';
import { onDuty, type Speaker } from '../../core/people/colleague.ts';
import { PHOTO_DAYS } from '../../core/privacy/retention.ts';
import { done, type Result } from '../../core/result.ts';
import { staff } from '../../core/task/actor.ts';
import type { TaskOffer } from '../../core/task/offer.ts';
import type { Instant } from '../../core/time.ts';
import type { FetchPicture, Photo } from '../../ports/photos.ts';
import type { Records } from '../../ports/store.ts';
import { takeCheckPhoto } from '../commitment/take-check-photo.ts';
import type { Means } from '../means.ts';
import { fetchAndDraw } from '../take-photo.ts';
import { giveAuthority } from './authorise-task.ts';
import { noSuchTask } from './change-task.ts';
import { orderDone } from './order-done.ts';

/** A picture of a colleague in his single chat. */
export type PictureTalk = {
  readonly incoming: Incoming;
  readonly speaker: Speaker | null;
  readonly replyTo: string;
  readonly fetchPicture: FetchPicture | undefined;
};

type PictureOffer = Extract<TaskOffer, { readonly kind: 'slip' }>;

const DAY = 86_400_000;

/** The picture that a colleague was asked for: the signed slip, or what he came to check. False when he was asked for none: then nothing was done. */
export async function takePicture(means: Means, talk: PictureTalk): Promise<boolean> {
  const { incoming, speaker } = talk;
  const member = onDuty(means.catalogue.home, speaker);
  if (!member.ok) return false;
  const { at, channel } = incoming;
  const where = talkOfOne(incoming);
  if ((await means.store.transaction((records) => askedFor(records, where, at))) === null) return false;
  const photo = await draw(means, talk); // before the transaction: nobody waits for a platform with a task locked
  await means.store.transaction(async (records) => {
    const taken = await records.inbox.take(incoming);
    const asked = taken.fresh ? await askedFor(records, where, at) : null;
    if (asked === null) return;
    const { number, of } = asked;
    const keep = of === 'check' ? takeCheckPhoto : keepSlip;
    const kept = photo.ok
      ? await keep(means, records, { number, photo: photo.value, by: member.value, talk: where, at })
      : photo;
    const lines = kept.ok ? kept.value : [kept.refusal.message, kept.refusal.next];
    const reply = { lines, choices: [] };
    await records.outbox.put({ key: replyKey(incoming), channel, recipient: talk.replyTo, reply, at });
  });
  return true;
}

/** In private there is one of him. */
function talkOfOne({ channel, account, person }: Incoming): Talk {
  return { channel, account, chat: '', person };
}

async function askedFor({ tasks }: Records, talk: Talk, at: Instant): Promise<PictureOffer | null> {
  const offer = await tasks.peekOffer(talk, at);
  return offer?.kind === 'slip' ? offer : null;
}

async function draw({ photos }: Means, { incoming: { content }, fetchPicture }: PictureTalk): Promise<Result<Photo>> {
  if (content.kind !== 'image' || content.reference === undefined || !fetchPicture || !photos) return NOT_HERE;
  return fetchAndDraw(photos, content.reference, fetchPicture);
}

const NOT_HERE: Result<never> = {
  ok: false,
  refusal: { code: 'photo-not-here', message: '这张照片取不到。', next: '重新拍一张发,或改用回拨。' },
};

type Slip = {
  readonly number: number;
  readonly photo: Photo;
  readonly by: StaffMember;
  readonly talk: Talk;
  readonly at: Instant;
};

async function keepSlip(
  means: Means,
  records: Records,
  { number, photo, by, talk, at }: Slip,
): Promise<Result<readonly string[]>> {
  const task = await records.tasks.lock(number);
  if (task === null) return noSuchTask(number);
  const holder = {
    record: `task ${number}`,
    expires: at + PHOTO_DAYS.slip * DAY,
    about: task.citizen.reach?.talk ?? null,
  };
  const put = await records.files.put({ mediaType: 'image/jpeg', bytes: photo.bytes }, holder, at);
  if (!put.ok) return put;
  const given = { number, method: 'paper-photo', takenBy: by.id, slip: put.value, by: staff(by), at } as const;
  const authorised = await giveAuthority(means, records, given);
  if (!authorised.ok) {
    await records.files.letGo(put.value, holder.record);
    return authorised;
  }
  await records.tasks.takeOffer(talk, at);
  return done(['授权书收到了,只有接单人看得到。', ...orderDone('authorise', authorised.value, means, at)]);
}
