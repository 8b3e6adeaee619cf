import { workingCalendarOf } from '../../core/calendar/working-calendar.ts';
import { climbed } from '../../core/clock/ladder.ts';
import { inquiryDue, inquiryRungs } from '../../core/inquiry/clock.ts';
import { type Inquiry, standingAnswer } from '../../core/inquiry/inquiry.ts';
import { isWaiting } from '../../core/inquiry/life-cycle.ts';
import { givenLines } from '../../core/inquiry/verifier-lines.ts';
import type { Instant } from '../../core/time.ts';
import type { Records } from '../../ports/store.ts';
import type { Knowledge } from '../means.ts';
import { tellColleague } from '../tell-colleague.ts';
import { showInquiryCard } from './show-inquiry-card.ts';

/** What changing an inquiry takes: rules and names, no engine. */
export type InquiryMeans = Pick<Knowledge, 'catalogue'>;

/** Name of the timer that reminds of an inquiry; stored with every timer. */
export const INQUIRY_CLOCK = 'inquiry-clock';

export type InquiryChange = {
  readonly inquiry: Inquiry;
  /** As the trail names it: `inquiry-answered`. */
  readonly event: string;
  /** Staff id, or `bot`. */
  readonly by: string;
  readonly at: Instant;
  /** Said above the card; null when there is nothing special. */
  readonly notice?: string | null;
  /** False when the groups need not be told now. */
  readonly notable?: boolean;
  /** True for one that was just asked. */
  readonly fresh?: boolean;
  /** True when it was just given to its verifier: he reads so in his own chat. */
  readonly given?: boolean;
};

/** Keeps an inquiry with everything that follows from it: its timer, both timelines, its card in every group concerned. */
export async function keepInquiry(means: InquiryMeans, records: Records, change: InquiryChange): Promise<Inquiry> {
  const { inquiry, at, fresh = false } = change;
  const calendar = workingCalendarOf(means.catalogue);
  const marks = { due: inquiryDue(inquiry, calendar) };
  if (fresh) await records.inquiries.add(inquiry, marks);
  else await records.inquiries.save(inquiry, marks);
  await setClock(means, records, inquiry, at);
  await noteBoth(records, change);
  const { notice = null, notable = true } = change;
  await showInquiryCard(means, records, { inquiry, at, notice, notable });
  const key = `${inquiry.publicNumber} given ${inquiry.revision}`;
  const lines = givenLines(inquiry, marks.due, at);
  if (change.given && isWaiting(inquiry)) await tellColleague(means, records, { key, to: inquiry.verifier, lines, at });
  return inquiry;
}

/** The same entry on the inquiry's timeline and on the task's. Words that were typed stay in the inquiry, where they are sealed. */
export async function noteBoth(
  { trail }: Pick<Records, 'trail'>,
  { inquiry, event, by, at }: Pick<InquiryChange, 'inquiry' | 'event' | 'by' | 'at'>,
): Promise<void> {
  const { publicNumber, task, state, issuer, verifier, returns, subject } = inquiry;
  const answer = standingAnswer(inquiry);
  const facts = {
    ...{ state, issuer, verifier, returns: returns.length, answer: answer?.kind ?? null },
    ...{ answeredBy: answer?.by ?? null, source: answer?.source ?? null },
  };
  const about = subject.account ?? undefined;
  await trail.append({ record: `inquiry ${publicNumber}`, event, by, at, facts: { task, ...facts } }, about);
  await trail.append({ record: `task ${task}`, event, by, at, facts: { inquiry: publicNumber, ...facts } }, about);
}

async function setClock(means: InquiryMeans, { timers }: Records, inquiry: Inquiry, now: Instant): Promise<void> {
  const timer = { kind: INQUIRY_CLOCK, subject: String(inquiry.number) };
  const due = nextRing(means, inquiry, now);
  if (due === null) await timers.cancel(timer);
  else await timers.set({ ...timer, due }, now);
}

/** When somebody is next to be told of an inquiry's time; null: never more. */
export function nextRing({ catalogue }: InquiryMeans, inquiry: Inquiry, now: Instant): Instant | null {
  if (!isWaiting(inquiry)) return null;
  const rungs = inquiryRungs(inquiry, catalogue.home.inquiryLadder, workingCalendarOf(catalogue));
  const { reached, nextAt } = climbed(rungs, inquiry.told, now);
  return reached.length > 0 ? now : nextAt;
}
