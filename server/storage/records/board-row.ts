import type { PublicNotice } from '../../core/notice/public-notice.ts';
import type { Tables } from '../database/tables.ts';

/** What is shown of one notice, as it is stored: masked values and days. */
type BoardRow = Omit<Tables['board_notices'], 'county'>;

export function noticeOf(row: BoardRow): PublicNotice {
  const { number, state, kind, title, holder, shown, place, corrects } = row;
  return {
    ...{ number, kind, title, holder, shown, place, corrects },
    state: state as PublicNotice['state'],
    lostOn: row.lost_on,
    publishedOn: row.published_on,
    endsOn: row.ends_on,
    privateOn: row.private_on,
    changedOn: row.changed_on,
    correctedBy: row.corrected_by,
  };
}

/** The columns of what is shown, in the order of their values. */
export const BOARD_COLUMNS = [
  ...(['number', 'state', 'kind', 'title', 'holder', 'shown', 'place', 'lost_on', 'published_on'] as const),
  ...(['ends_on', 'private_on', 'changed_on', 'corrects', 'corrected_by'] as const),
];

export function boardValues(notice: PublicNotice): readonly (string | null)[] {
  const { number, state, kind, title, holder, shown, place, corrects } = notice;
  const { lostOn, publishedOn, endsOn, privateOn, changedOn, correctedBy } = notice;
  const said = [number, state, kind, title, holder, shown, place, lostOn, publishedOn];
  said.push(endsOn, privateOn, changedOn, corrects, correctedBy);
  return said;
}
