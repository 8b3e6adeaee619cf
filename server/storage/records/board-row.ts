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

export function rowOf(notice: PublicNotice): BoardRow {
  const { number, state, kind, title, holder, shown, place, corrects } = notice;
  return {
    ...{ number, state, kind, title, holder, shown, place, corrects },
    lost_on: notice.lostOn,
    published_on: notice.publishedOn,
    ends_on: notice.endsOn,
    private_on: notice.privateOn,
    changed_on: notice.changedOn,
    corrected_by: notice.correctedBy,
  };
}
