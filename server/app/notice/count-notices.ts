import { type AdsSpared, adsSpared, type BoardCount, countsOf, nothingCounted } from '../../core/notice/board-count.ts';
import { eventInWords } from '../../core/notice/event-words.ts';
import type { PublicNotice } from '../../core/notice/public-notice.ts';
import type { Instant } from '../../core/time.ts';
import type { Means } from '../means.ts';

/** The board in numbers: a period, the periods that it is the sum of, and for a day the rows that were counted. */
export type NoticeCounts = {
  readonly at: Instant;
  /** Empty for all time, 2019-07, or 2019-07-15. */
  readonly within: string;
  readonly total: BoardCount;
  readonly parts: readonly BoardCount[];
  readonly spared: AdsSpared;
  /** Only of a day. */
  readonly day: DayRows | null;
};

export type DayRows = {
  /** What happened on the day, in the chain's order. */
  readonly events: readonly { readonly seq: number; readonly number: string; readonly event: string }[];
  /** Notices published on the day that are not archived: how they stand now. */
  readonly published: readonly PublicNotice[];
  /** More happened than a page shows: the chain of the day has everything. */
  readonly more: boolean;
};

/** A page of a day; a county with more in a day reads its chain. */
const MOST_ROWS = 300;

/** Counts of all time by month, of a month by day, of a day row by row. */
export function countNotices({ store, catalogue, clock }: Means, within: string): Promise<NoticeCounts> {
  return store.transaction(async ({ notices: { board } }) => {
    const [sum = nothingCounted(within)] = countsOf(await board.tallies(within, 'all'));
    const total = { ...sum, period: within };
    const parts = within.length === 10 ? [] : countsOf(await board.tallies(within, within === '' ? 'month' : 'day'));
    const spared = adsSpared(total, catalogue.home.noticeBoard);
    const base = { at: clock.now(), within, total, parts, spared };
    if (within.length < 10) return { ...base, day: null };
    const { entries } = await board.dayOf(within);
    const found = await board.search({ from: within, until: within }, { size: MOST_ROWS, at: 1 });
    const events = entries
      .slice(0, MOST_ROWS)
      .map(({ seq, number, event }) => ({ seq, number, event: eventInWords(event) }));
    return { ...base, day: { events, published: found.notices, more: entries.length > MOST_ROWS } };
  });
}
