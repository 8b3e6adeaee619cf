import type { StaffMember } from '../../core/catalogue/staff.ts';
import type { Talk } from '../../core/conversation/message.ts';
import { done, type Result } from '../../core/result.ts';
import { bestTrip } from '../../core/task/errand.ts';
import { OFFER_HOLDS } from '../../core/task/offer.ts';
import { choiceLines } from '../../core/task/rest-of-line.ts';
import type { Instant } from '../../core/time.ts';
import type { Records } from '../../ports/store.ts';
import type { TaskMeans } from './keep-task.ts';
import { MOST_LISTED } from './list-tasks.ts';

/** 顺路: asks whether tasks in his hands that lead to the same place shall be one trip. */
export async function offerErrand(
  { catalogue }: TaskMeans,
  { tasks }: Pick<Records, 'tasks'>,
  { by, talk, at }: { readonly by: StaffMember; readonly talk: Talk; readonly at: Instant },
): Promise<Result<readonly string[]>> {
  const trip = bestTrip(await tasks.openOf(by.id, MOST_LISTED), catalogue);
  if (!trip.ok) return trip;
  const { where, numbers } = trip.value;
  await tasks.offer(talk, { kind: 'errand', numbers }, at + OFFER_HOLDS);
  const which = numbers.map((each) => `#${each}`).join(' ');
  return done([
    `同一去向(${where})有 ${which},一趟办?`,
    `省 ${numbers.length - 1} 趟。回 是 就并成一趟(10 分钟内)`,
    ...choiceLines(['是']),
  ]);
}
