import { done, type Result, refused } from '../result.ts';
import type { Instant } from '../time.ts';
import { HELD } from './state.ts';
import type { Task } from './task.ts';

/** 现场照片: what somebody saw who went to check a commitment. `digest`: of the file. */
export type CheckPhoto = { readonly digest: string; readonly at: Instant };

export const MOST_CHECK_PHOTOS = 4;

/** Only who has the task sends photos of it, only of a check, and not many. `by`: staff id. */
export function mayPhotograph({ number, owner, state, check }: Task, by: string): Result<null> {
  if (!check) return refused('task-no-check', `#${number} 不是核查承诺的单。`, '现场照片只在核查承诺时用。');
  if (owner !== by || !HELD.includes(state))
    return refused(
      'check-photo-not-yours',
      `#${number} 现在不在您手里。`,
      `现场照片由接单人发;要接单发:接单 ${number}`,
    );
  if ((check.photos ?? []).length < MOST_CHECK_PHOTOS) return done(null);
  return refused(
    'check-photos-enough',
    `#${number} 已经有 ${MOST_CHECK_PHOTOS} 张照片,不再收。`,
    `写结果:相符 ${number} 地点 看到什么,或 不符 ${number} 地点 哪里不一样`,
  );
}

/** The task with one photo more; the same picture is kept once. */
export function withCheckPhoto(task: Task, photo: CheckPhoto): Task {
  const { check } = task;
  if (!check) return task;
  const others = (check.photos ?? []).filter(({ digest }) => digest !== photo.digest);
  return { ...task, check: { ...check, photos: [...others, photo] }, revision: task.revision + 1 };
}

/** What who sent one reads. */
export function photographedLines({ number, check }: Task): readonly string[] {
  const count = check?.photos?.length ?? 0;
  const more = count < MOST_CHECK_PHOTOS ? `还能发 ${MOST_CHECK_PHOTOS - count} 张,接着发;` : '';
  return [
    `#${number} 现场照片收到 ${count} 张,拍摄信息去掉了,只有复核的人看得到。`,
    `${more}发完写结果:相符 ${number} 地点 看到什么,或 不符 ${number} 地点 哪里不一样`,
  ];
}
