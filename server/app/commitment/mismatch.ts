import { workingCalendarOf } from '../../core/calendar/working-calendar.ts';
import type { Commitment } from '../../core/commitment/commitment.ts';
import { newsOf } from '../../core/commitment/commitment-news.ts';
import { creditRecord } from '../../core/commitment/credit-record.ts';
import { lastDayToObject, objectionEnds } from '../../core/commitment/objection-window.ts';
import type { Instant } from '../../core/time.ts';
import type { Records } from '../../ports/store.ts';
import type { Knowledge } from '../means.ts';
import { tellSigner } from './tell-signer.ts';

type Rules = Pick<Knowledge, 'catalogue'>;

/** Name of the timer that waits for the end of the time to object. */
export const COMMITMENT_OBJECTION = 'commitment-objection';

/** Days whose holidays are not known today may be entered by tomorrow. */
const ASK_AGAIN = 86_400_000;

/** When the time to object is over; asked again tomorrow while nobody can say. */
export function windowEnds({ catalogue }: Rules, { reached }: Commitment, now: Instant): Instant {
  const since = reached.mismatch ?? now;
  return objectionEnds(workingCalendarOf(catalogue), since, catalogue.home.objectionDays) ?? now + ASK_AGAIN;
}

/** A check found otherwise: he is told what and until when he can object. Nothing is recorded yet. */
export async function openWindow(means: Rules, records: Records, commitment: Commitment, at: Instant): Promise<void> {
  const due = windowEnds(means, commitment, at);
  await records.timers.set({ kind: COMMITMENT_OBJECTION, subject: commitment.number ?? '', due }, at);
  await tellNews(means, records, commitment, at);
}

/** It stays untrue: from now on the record counts, and he hears how it is repaired. */
export async function recordUntrue(means: Rules, records: Records, commitment: Commitment, at: Instant): Promise<void> {
  const { number, identity, signer } = commitment;
  if (number === null || identity === null) throw new Error('Only a signed commitment can be untrue.');
  const record = creditRecord(number, means.catalogue.home.commitments, at);
  const { represents, idNumber } = identity;
  await records.commitments.credit.add(record, represents ?? { idNumber, account: signer.talk });
  await tellNews(means, records, commitment, at);
}

/** Tells him what became of it, where there is something to tell. */
export async function tellNews(
  { catalogue }: Rules,
  records: Pick<Records, 'outbox'>,
  commitment: Commitment,
  at: Instant,
): Promise<void> {
  const { home } = catalogue;
  const since = commitment.reached.mismatch;
  const objectUntil =
    since === undefined ? null : lastDayToObject(workingCalendarOf(catalogue), since, home.objectionDays);
  const lines = newsOf(commitment, { home, objectUntil });
  if (lines !== null) await tellSigner(records, commitment, lines, at);
}
