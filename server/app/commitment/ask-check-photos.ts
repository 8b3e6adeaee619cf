import type { StaffMember } from '../../core/catalogue/staff.ts';
import type { Talk } from '../../core/conversation/message.ts';
import { done, type Result, refused } from '../../core/result.ts';
import { MOST_CHECK_PHOTOS, mayPhotograph } from '../../core/task/check-photo.ts';
import { OFFER_HOLDS } from '../../core/task/offer.ts';
import type { Instant } from '../../core/time.ts';
import type { Records } from '../../ports/store.ts';
import { noSuchTask } from '../task/change-task.ts';

type Asked = {
  readonly number: number;
  readonly by: StaffMember;
  readonly to: 'group' | 'person';
  readonly talk: Talk;
  readonly at: Instant;
};

/** 现场照片 12: the next pictures in his single chat show what he came to check. */
export async function askCheckPhotos(
  { tasks }: Pick<Records, 'tasks'>,
  { number, by, to, talk, at }: Asked,
): Promise<Result<readonly string[]>> {
  if (to === 'group') return refused('photo-in-group', '现场照片别发在群里。', `到单聊里发:现场照片 ${number}`);
  const task = await tasks.find(number);
  if (task === null) return noSuchTask(number);
  const may = mayPhotograph(task, by.id);
  if (!may.ok) return may;
  await tasks.offer(talk, { kind: 'slip', number, of: 'check' }, at + OFFER_HOLDS);
  return done([
    `#${number} 把现场拍下来发过来,最多 ${MOST_CHECK_PHOTOS} 张,一张一张发。`,
    '拍门牌和场所,不拍人、不拍证件。不发了,回 算了',
  ]);
}
