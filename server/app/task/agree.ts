import type { StaffMember } from '../../core/catalogue/staff.ts';
import { done, type Result } from '../../core/result.ts';
import { staff } from '../../core/task/actor.ts';
import type { TaskOffer, WordsOffer } from '../../core/task/offer.ts';
import type { Instant } from '../../core/time.ts';
import type { Records } from '../../ports/store.ts';
import { draftTask } from './draft-task.ts';
import { draftedLines } from './drafted-lines.ts';
import { joinErrand } from './join-errand.ts';
import type { TaskMeans } from './keep-task.ts';

/** What can be agreed to with 是. */
export type Agreeable = Exclude<TaskOffer, WordsOffer | { readonly kind: 'slip' }>;

/** 是: does what this colleague was asked. */
export async function agree(
  means: TaskMeans,
  records: Records,
  offer: Agreeable,
  { by, at }: { readonly by: StaffMember; readonly at: Instant },
): Promise<Result<readonly string[]>> {
  if (offer.kind === 'errand') return joinErrand(means, records, { numbers: offer.numbers, by, at });
  return done(draftedLines(await draftTask(means, records, { wanted: offer.wanted, by: staff(by), at })));
}
