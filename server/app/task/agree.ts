import type { StaffMember } from '../../core/catalogue/staff.ts';
import type { Talk } from '../../core/conversation/message.ts';
import { done, type Result } from '../../core/result.ts';
import { staff } from '../../core/task/actor.ts';
import type { Instant } from '../../core/time.ts';
import type { Records } from '../../ports/store.ts';
import { draftTask } from './draft-task.ts';
import { draftedLines } from './drafted-lines.ts';
import { joinErrand } from './join-errand.ts';
import type { TaskMeans } from './keep-task.ts';

/** 是: does what this colleague was asked last in this chat; null when he was asked nothing, or too long ago. */
export async function agree(
  means: TaskMeans,
  records: Records,
  { by, talk, at }: { readonly by: StaffMember; readonly talk: Talk; readonly at: Instant },
): Promise<Result<readonly string[]> | null> {
  const offer = await records.tasks.takeOffer(talk, at);
  if (offer === null) return null;
  if (offer.kind === 'errand') return joinErrand(means, records, { numbers: offer.numbers, by, at });
  return done(draftedLines(await draftTask(means, records, { wanted: offer.wanted, by: staff(by), at })));
}
