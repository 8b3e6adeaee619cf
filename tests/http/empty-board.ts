import { nothingCounted } from '../../server/core/notice/board-count.ts';
import { refused } from '../../server/core/result.ts';
import type { Instant } from '../../server/core/time.ts';
import type { Uses } from '../../server/http/uses.ts';

/** A board on which nothing was ever announced. */
export function emptyBoard(now: Instant): Uses['board'] {
  const whole = { entries: 0, faults: [], at: now, walking: null };
  return {
    code: () => null,
    list: async () => ({
      ...{ notices: [], all: 0, page: 1, pages: 1, more: false, kinds: [], places: [] },
      count: nothingCounted(''),
      faults: [],
      spared: { notices: 0, each: 303, yuan: 0, source: '湖州' },
    }),
    read: async () => refused('notice-unknown', '没有这个编号的声明。', '核对编号。'),
    certificate: async () => refused('notice-unknown', '没有这个编号的声明。', '核对编号。'),
    verifyFile: async () => ({ is: 'foreign' }),
    check: async () => refused('notice-kind-unknown', '公示板没有这种证。', '从列表里选一种。'),
    standing: async () => whole,
    counts: async (within) => ({
      ...{ at: now, within, total: nothingCounted(within), parts: [], day: null },
      spared: { notices: 0, each: 303, yuan: 0, source: '湖州' },
    }),
    roots: async () => [],
    dayChain: async () => null,
  };
}
