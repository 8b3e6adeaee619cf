import { type Incoming, replyKey, type Talk } from '../../core/conversation/message.ts';
import { onDuty, type Speaker } from '../../core/people/colleague.ts';
import { PHOTO_DAYS } from '../../core/privacy/retention.ts';
import type { Result } from '../../core/result.ts';
import { staff } from '../../core/task/actor.ts';
import type { Task } from '../../core/task/task.ts';
import type { Instant } from '../../core/time.ts';
import type { FetchPicture, Photo } from '../../ports/photos.ts';
import type { Records } from '../../ports/store.ts';
import type { Means } from '../means.ts';
import { fetchAndDraw } from '../take-photo.ts';
import { giveAuthority } from './authorise-task.ts';
import { noSuchTask } from './change-task.ts';
import { orderDone } from './order-done.ts';

/** A picture of a colleague in his single chat. */
export type SlipTalk = {
  readonly incoming: Incoming;
  readonly speaker: Speaker | null;
  readonly replyTo: string;
  readonly fetchPicture: FetchPicture | undefined;
};

const DAY = 86_400_000;

/** The photographed slip that a colleague was asked for. False when he was asked for none: then nothing was done. */
export async function takeSlip(means: Means, talk: SlipTalk): Promise<boolean> {
  const { incoming, speaker } = talk;
  const member = onDuty(means.catalogue.home, speaker);
  if (!member.ok) return false;
  const where = { ...talkOfOne(incoming), at: incoming.at };
  const number = await means.store.transaction((records) => slipAskedFor(records, where));
  if (number === null) return false;
  const photo = await draw(means, talk); // before the transaction: nobody waits for a platform with a task locked
  await means.store.transaction(async (records) => {
    const taken = await records.inbox.take(incoming);
    if (!taken.fresh || (await slipAskedFor(records, where)) === null) return;
    const { at, channel } = incoming;
    const kept = photo.ok ? await keep(means, records, { number, photo: photo.value, by: member.value, at }) : photo;
    if (kept.ok) await records.tasks.takeOffer(where, at);
    const lines = kept.ok
      ? ['授权书收到了,只有接单人看得到。', ...orderDone('authorise', kept.value, means, at)]
      : [kept.refusal.message, kept.refusal.next];
    const reply = { lines, choices: [] };
    await records.outbox.put({ key: replyKey(incoming), channel, recipient: talk.replyTo, reply, at });
  });
  return true;
}

/** In private there is one of him. */
function talkOfOne({ channel, account, person }: Incoming): Talk {
  return { channel, account, chat: '', person };
}

async function slipAskedFor({ tasks }: Records, { at, ...talk }: Talk & { at: Instant }): Promise<number | null> {
  const offer = await tasks.peekOffer(talk, at);
  return offer?.kind === 'slip' ? offer.number : null;
}

async function draw({ photos }: Means, { incoming: { content }, fetchPicture }: SlipTalk): Promise<Result<Photo>> {
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
  readonly by: Parameters<typeof staff>[0];
  readonly at: Instant;
};

async function keep(means: Means, records: Records, { number, photo, by, at }: Slip): Promise<Result<Task>> {
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
  if (!authorised.ok) await records.files.letGo(put.value, holder.record);
  return authorised;
}
