import { workingCalendarOf } from '../../core/calendar/working-calendar.ts';
import { inquiryDue } from '../../core/inquiry/clock.ts';
import type { Inquiry } from '../../core/inquiry/inquiry.ts';
import { cardLines, inquiryCard } from '../../core/inquiry/inquiry-card.ts';
import { namesIn } from '../../core/inquiry/names.ts';
import type { Group } from '../../core/people/group.ts';
import type { Instant } from '../../core/time.ts';
import type { Records } from '../../ports/store.ts';
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
  { groups, outbox }: Pick<Records, 'groups' | 'outbox'>,
  { inquiry, at, notice, notable }: ShownInquiry,
): Promise<void> {
  if (inquiry.state === 'draft') return; // nobody is asked yet
  const due = inquiryDue(inquiry, workingCalendarOf(catalogue));
  const names = namesIn(catalogue.home);
  const bound = await groupsOf(inquiry, groups, catalogue.home.id);
  for (const channel of new Set(bound.map((group) => group.channel))) {
    const rooms = bound.filter((group) => group.channel === channel).map(({ recipient }) => recipient);
    const card = inquiryCard(inquiry, { names, now: at, due, rooms, notable, notice });
    const reply = { lines: cardLines(card), choices: [], card };
    await outbox.put({ key: `${card.id} card ${card.revision} ${channel}`, channel, recipient: card.id, reply, at });
  }
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
