import type { StaffMember } from '../../server/core/catalogue/staff.ts';
import type { TrailEntry } from '../../server/core/trail/entry.ts';
import { inquiryOn, type ToldInquiry } from './replay-inquiry.ts';
import { type ToldTask, toldOn } from './replay-task.ts';

/** A task and its inquiries, by public number, as the task's trail tells them. */
export type Told = { readonly task: ToldTask | null; readonly inquiries: ReadonlyMap<string, ToldInquiry> };

export const NOTHING: Told = { task: null, inquiries: new Map() };

/** Further entries of a task's trail, in order. Throws a sentence at the first that the life-cycles do not allow. */
export function replayed(before: Told, entries: readonly TrailEntry[], staff: ReadonlyMap<string, StaffMember>): Told {
  let { task } = before;
  const inquiries = new Map(before.inquiries);
  for (const entry of entries) {
    task = toldOn(task, entry, staff);
    const { inquiry } = entry.facts;
    if (typeof inquiry !== 'string') continue;
    const allowed = task !== null && task.allowedUntil !== null && entry.at < task.allowedUntil;
    const around = { owner: task?.owner ?? null, allowed };
    inquiries.set(inquiry, inquiryOn(inquiries.get(inquiry) ?? null, entry, around));
  }
  return { task, inquiries };
}
