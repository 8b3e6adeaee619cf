import { workingCalendarOf } from '../core/calendar/working-calendar.ts';
import { attendanceAt } from '../core/calendar/working-time.ts';
import { GROUP_LABELS } from '../core/people/group.ts';
import type { Records } from '../ports/store.ts';
import type { Means } from './means.ts';

/** So long before the known holidays end, somebody is asked to enter the next year's. */
const AHEAD = 45 * 24 * 3_600_000;

/** What an administrator has to see to before it costs a citizen something. */
export async function warnings(
  { catalogue, clock }: Pick<Means, 'catalogue' | 'clock'>,
  { groups }: Pick<Records, 'groups'>,
): Promise<readonly string[]> {
  const county = await groups.boundTo('county', catalogue.home.id);
  const ahead = attendanceAt(workingCalendarOf(catalogue), clock.now() + AHEAD);
  return [
    ...(county === null ? [`还没有绑定${GROUP_LABELS.county}:转人工只在工作台看得到`] : []),
    ...(ahead.kind === 'unknown'
      ? [`${ahead.year} 年的节假日还没有录入(data/calendar/${ahead.year}.json),到时算不准上班时间`]
      : []),
  ];
}
