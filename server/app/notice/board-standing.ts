import { type BoardFault, sayBoardFault } from '../../core/notice/board-check.ts';
import type { Instant } from '../../core/time.ts';
import type { Means } from '../means.ts';

/** Whether the whole board holds: how many entries were walked, what is wrong, and when that was looked at. */
export type BoardStanding = {
  readonly entries: number;
  readonly faults: readonly string[];
  readonly at: Instant;
};

/** A walk reads everything: it is taken at most once a minute, however many people look. */
const GOOD_FOR = 60_000;

/** The standing of the board, looked at anew when the last look is older than a minute. */
export function boardStanding(means: Pick<Means, 'store' | 'clock'>): () => Promise<BoardStanding> {
  let last: Promise<BoardStanding> | null = null;
  let lookedAt = Number.NaN;
  return () => {
    const now = means.clock.now();
    if (last === null || !(Math.abs(now - lookedAt) < GOOD_FOR)) {
      lookedAt = now;
      last = look(means, now);
      last.catch(() => {
        last = null; // a store that was away is asked again at once
      });
    }
    return last;
  };
}

async function look({ store }: Pick<Means, 'store'>, at: Instant): Promise<BoardStanding> {
  const { entries, faults } = await store.transaction(({ notices }) => notices.board.check());
  return { entries, faults: faultsSaid(faults), at };
}

const MOST_NAMED = 20;

export function faultsSaid(faults: readonly BoardFault[]): readonly string[] {
  return faults.slice(0, MOST_NAMED).map(sayBoardFault);
}
