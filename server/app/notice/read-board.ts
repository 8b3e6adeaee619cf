import { type AdsSpared, adsSpared, type BoardCount, countsOf, nothingCounted } from '../../core/notice/board-count.ts';
import type { PublicNotice } from '../../core/notice/public-notice.ts';
import type { BoardSearch } from '../../ports/notices.ts';
import type { Means } from '../means.ts';
import { faultsSaid } from './board-standing.ts';

/** Nobody copies the board page by page: deeper than this one narrows the search. */
const DEEPEST = 10;
const ROWS = 20;

export type BoardQuery = BoardSearch & { readonly page?: number | undefined };

export type BoardList = {
  readonly notices: readonly PublicNotice[];
  /** Counted to a thousand. */
  readonly all: number;
  readonly page: number;
  /** How many pages can be turned to. */
  readonly pages: number;
  /** True when there is more than can be turned to. */
  readonly more: boolean;
  readonly kinds: readonly { readonly id: string; readonly name: string }[];
  readonly places: readonly string[];
  readonly count: BoardCount;
  readonly spared: AdsSpared;
  /** What is wrong with the notices of this page, looked at now. */
  readonly faults: readonly string[];
};

/** One page of the board, newest first, at most ten pages deep. */
export function readBoard({ store, catalogue }: Means, { page = 1, ...wanted }: BoardQuery): Promise<BoardList> {
  const { noticeBoard } = catalogue.home;
  const at = Math.min(Math.max(1, page), DEEPEST);
  return store.transaction(async ({ notices: { board } }) => {
    const found = await board.search(wanted, { size: ROWS, at });
    const full = Math.max(1, Math.ceil(found.all / ROWS));
    const [count = nothingCounted('')] = countsOf(await board.tallies('', 'all'));
    const readings = await board.readings(found.notices.map(({ number }) => number));
    return {
      notices: found.notices,
      all: found.all,
      page: at,
      pages: Math.min(full, DEEPEST),
      more: full > DEEPEST,
      kinds: noticeBoard.kinds.map(({ id, name }) => ({ id, name })),
      places: await board.places(),
      count,
      spared: adsSpared(count, noticeBoard),
      faults: faultsSaid(readings.flatMap(({ faults }) => faults)),
    };
  });
}
