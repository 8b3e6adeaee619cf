import { workingCalendarOf } from '../core/calendar/working-calendar.ts';
import { attendanceAt } from '../core/calendar/working-time.ts';
import type { Staffing } from '../core/hand-over/notice.ts';
import type { Instant } from '../core/time.ts';
import type { Records } from '../ports/store.ts';
import type { Knowledge } from './means.ts';

/** Who will read what a citizen says to a person now: the hours, and whether a group of staff is told. */
export async function staffing(
  { catalogue }: Pick<Knowledge, 'catalogue'>,
  records: Pick<Records, 'groups'>,
  now: Instant,
): Promise<Staffing> {
  const group = await records.groups.boundTo('county', catalogue.home.id);
  return { now, attendance: attendanceAt(workingCalendarOf(catalogue), now), groupBound: group !== null };
}
