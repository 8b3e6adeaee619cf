import { basisText } from '../../core/answer/citation.ts';
import { workingCalendarOf } from '../../core/calendar/working-calendar.ts';
import type { Commitment } from '../../core/commitment/commitment.ts';
import type { TextSetting } from '../../core/commitment/commitment-text.ts';
import { lastDayToObject } from '../../core/commitment/objection-window.ts';
import type { Showing } from '../../core/commitment/showing.ts';
import { addDays, type Day, dayOf, type Instant, startOf } from '../../core/time.ts';
import type { Records } from '../../ports/store.ts';
import type { Knowledge } from '../means.ts';

type Rules = Pick<Knowledge, 'catalogue'>;

/** Name of the timer that waits for the end of the days on the public page. */
export const COMMITMENT_SHOWING = 'commitment-showing';

/** Days whose holidays are not known today may be entered by tomorrow. */
const ASK_AGAIN = 86_400_000;

/** The last day on the public page; null while nobody can say. */
export function lastShown({ catalogue }: Rules, { from, days }: Pick<Showing, 'from' | 'days'>): Day | null {
  return lastDayToObject(workingCalendarOf(catalogue), startOf(from), days);
}

/** When the timer looks again. */
export function showingRings({ until }: Pick<Showing, 'until'>, now: Instant): Instant {
  return until === null ? now + ASK_AGAIN : startOf(addDays(until, 1));
}

/** 公示: from now on it stands on the public page, as the text said that it would. Nobody is sent. */
export async function showInstead(
  means: Rules,
  { timers, trail }: Pick<Records, 'timers' | 'trail'>,
  commitment: Commitment,
  { form, filled }: Pick<TextSetting, 'form' | 'filled'>,
  at: Instant,
): Promise<Commitment> {
  const { check, fact, undertakes } = form;
  const { number } = commitment;
  if (check.how !== 'public' || number === null) throw new Error('Only what says so is shown to everybody.');
  const term = { from: dayOf(at), days: check.shown };
  const until = lastShown(means, term);
  const showing: Showing = {
    ...{ ...term, until, place: filled?.town ?? '', undertakes: [fact, ...undertakes] },
    ...{ basis: basisText(check.basis), overAt: null, challenges: [] },
  };
  await timers.set({ kind: COMMITMENT_SHOWING, subject: number, due: showingRings(showing, at) }, at);
  const record = `commitment ${commitment.case}`;
  const facts = { number, from: term.from, until };
  await trail.append({ record, event: 'commitment-shown', by: 'bot', at, facts }, commitment.signer.talk);
  return { ...commitment, showing };
}
