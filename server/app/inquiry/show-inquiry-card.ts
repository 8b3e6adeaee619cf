import { workingCalendarOf } from '../../core/calendar/working-calendar.ts';
import { inquiryDue } from '../../core/inquiry/clock.ts';
import type { Inquiry } from '../../core/inquiry/inquiry.ts';
import { inquiryCard } from '../../core/inquiry/inquiry-card.ts';
import { namesIn } from '../../core/inquiry/names.ts';
import type { Group } from '../../core/people/group.ts';
import type { Instant } from '../../core/time.ts';
import type { Records } from '../../ports/store.ts';
import { putCard } from '../put-card.ts';
import type { InquiryMeans } from './keep-inquiry.ts';

export type ShownInquiry = {
  readonly inquiry: Inquiry;
  readonly at: Instant;
  readonly notice: string | null;
  readonly notable: boolean;
};

/** Puts the card into the outbox for the lines of every department that had the inquiry; the county's group stands in for one that is not bound. */
export async function showInquiryCard(
  { catalogue }: InquiryMeans,
  records: Pick<Records, 'groups' | 'outbox'>,
  { inquiry, at, notice, notable }: ShownInquiry,
): Promise<void> {
  if (inquiry.state === 'draft') return; // nobody is asked yet
  const due = inquiryDue(inquiry, workingCalendarOf(catalogue));
  const names = namesIn(catalogue.home);
  const bound = await groupsOf(inquiry, records.groups, catalogue.home.id);
  const cardFor = (rooms: readonly string[]) => inquiryCard(inquiry, { names, now: at, due, rooms, notable, notice });
  await putCard(records, bound, cardFor, at);
}

/** From the leader's rung on the county's group sees it as well. */
async function groupsOf(inquiry: Inquiry, groups: Records['groups'], county: string): Promise<readonly Group[]> {
  const { issuer, returns, told } = inquiry;
  const departments = new Set([...returns.map(({ from }) => from), issuer]);
  const own = await groups.boundTo('county', county);
  const bound: Group[] = [];
  const add = (group: Group | null): void => {
    if (group !== null && !bound.some(({ chat }) => chat === group.chat)) bound.push(group);
  };
  for (const department of departments) add((await groups.boundTo('line', department)) ?? own);
  if (told === 'leader' || told === 'head') add(own);
  return bound;
}
