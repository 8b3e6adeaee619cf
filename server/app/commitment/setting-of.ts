import { workingCalendarOf } from '../../core/calendar/working-calendar.ts';
import type { Commitment } from '../../core/commitment/commitment.ts';
import { signable, type TextSetting } from '../../core/commitment/commitment-text.ts';
import { lastDayToObject } from '../../core/commitment/objection-window.ts';
import { nameWithTown } from '../../core/place.ts';
import { type Day, startOf } from '../../core/time.ts';
import type { Knowledge } from '../means.ts';

/** What the text of a commitment is made from today; null when the list of today does not let it be signed any more. */
export function settingOf(
  { catalogue }: Pick<Knowledge, 'catalogue'>,
  { row, matter, town, particular, identity }: Commitment,
  today: Day,
): TextSetting | null {
  const { home, places } = catalogue;
  const found = signable(home, row, today);
  if (found === null) return null;
  const filled = town === null ? null : { town: nameWithTown(places, town), particular };
  const { check } = found.form;
  const shownUntil =
    check.how === 'public' ? lastDayToObject(workingCalendarOf(catalogue), startOf(today), check.shown) : null;
  return { ...found, home, matter, today, shownUntil, filled, signer: identity };
}
