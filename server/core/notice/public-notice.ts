import { maskedName } from '../people/person-name.ts';
import type { Places } from '../place.ts';
import { addDays, type Day } from '../time.ts';
import { shownNumber } from './certificate-number.ts';
import { publicPlace } from './lost-place.ts';
import type { LossNotice } from './notice.ts';
import type { NoticeKind } from './notice-kind.ts';
import type { NoticeState } from './state.ts';

/**
 * All that the public ever sees of a notice. Everything comes from the kind, the places and the calendar, except the masked name and at
 * most four characters of a number that holds no personal data. Null where the text was erased at the privacy date.
 */
export type PublicNotice = {
  /** `YS-20190715-0031`. */
  readonly number: string;
  readonly state: NoticeState;
  readonly kind: string | null;
  readonly title: string | null;
  /** 张**. */
  readonly holder: string | null;
  /** `SJ****07`; null also where the number is never shown. */
  readonly shown: string | null;
  /** County at the finest. */
  readonly place: string | null;
  readonly lostOn: Day | null;
  readonly publishedOn: Day;
  /** The last day of the term. */
  readonly endsOn: Day | null;
  /** The day on which the text is erased. */
  readonly privateOn: Day | null;
  /** The day of the last change. */
  readonly changedOn: Day;
  readonly corrects: string | null;
  readonly correctedBy: string | null;
};

/** What is published of a notice that is full. */
export type Announcement = Pick<
  PublicNotice,
  'number' | 'kind' | 'title' | 'holder' | 'shown' | 'place' | 'lostOn' | 'endsOn' | 'privateOn' | 'corrects'
>;

export function announcementOf(
  notice: LossNotice,
  kind: NoticeKind,
  { number, on, places }: { readonly number: string; readonly on: Day; readonly places: Places },
): Announcement {
  const endsOn = addDays(on, kind.termDays);
  return {
    number,
    kind: kind.id,
    title: kind.name,
    holder: maskedName(notice.name ?? ''),
    shown: shownNumber(notice.certificateNumber ?? '', kind.number),
    place: publicPlace(notice.lostAt ?? '', places),
    lostOn: notice.lostOn,
    endsOn,
    privateOn: addDays(endsOn, kind.keepDays),
    corrects: notice.corrects,
  };
}

/** The sentence that a newspaper would have printed. */
export function statementOf({ title, holder, shown, state }: PublicNotice): string | null {
  if (title === null || holder === null) return null;
  const number = shown === null ? '' : `(证号${shown})`;
  return ['withdrawn', 'revoked', 'corrected'].includes(state)
    ? `${holder}遗失${title}${number}的声明,已不再有效。`
    : `${holder}遗失${title}${number},声明作废。`;
}
