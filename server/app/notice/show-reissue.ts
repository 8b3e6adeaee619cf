import { workingCalendarOf } from '../../core/calendar/working-calendar.ts';
import type { LossNotice } from '../../core/notice/notice.ts';
import { kindNamed } from '../../core/notice/notice-kind.ts';
import { reissueCard } from '../../core/notice/reissue-card.ts';
import { reissueDue } from '../../core/notice/reissue-clock.ts';
import { nameIn } from '../../core/people/colleague.ts';
import type { Group } from '../../core/people/group.ts';
import type { Instant } from '../../core/time.ts';
import type { Records } from '../../ports/store.ts';
import type { Knowledge } from '../means.ts';
import { putCard } from '../put-card.ts';

export type ReissueMeans = Pick<Knowledge, 'catalogue'>;

/** The group of a department; the county's stands in for one that is not bound. Null when neither is. */
export async function groupFor(
  { catalogue }: ReissueMeans,
  { groups }: Pick<Records, 'groups'>,
  department: string,
): Promise<Group | null> {
  return (await groups.boundTo('line', department)) ?? (await groups.boundTo('county', catalogue.home.id));
}

/** Puts the card of a case as it is now, `said` above it; nothing for a notice that nobody asked to have reissued. */
export async function showReissue(
  means: ReissueMeans,
  records: Pick<Records, 'groups' | 'outbox'>,
  notice: LossNotice,
  at: Instant,
  said: string | null = null,
): Promise<void> {
  const { reissue, number } = notice;
  const { home } = means.catalogue;
  const kind = kindNamed(home.noticeBoard, notice.kind);
  if (!reissue || !kind || number === null) return;
  const group = await groupFor(means, records, kind.reissuer);
  if (group === null) return;
  const by = reissue.by === null ? null : nameIn(home)(reissue.by);
  const around = { kind, by, now: at, due: reissueDue(notice, workingCalendarOf(means.catalogue)), said };
  await putCard(records, [group], (rooms) => reissueCard(notice, reissue, { ...around, rooms }), at);
}
