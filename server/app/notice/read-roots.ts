import type { DayChain } from '../../core/notice/proof-file.ts';
import type { Day } from '../../core/time.ts';
import type { BoardDay } from '../../ports/notices.ts';
import type { Means } from '../means.ts';

/** More than a year of days: older ones are asked for by their day. */
const MOST_DAYS = 400;

/** The roots of the days on which something happened on the board, newest first. */
export function readRoots({ store }: Means): Promise<readonly BoardDay[]> {
  return store.transaction(({ notices: { board } }) => board.days(MOST_DAYS));
}

/** The chain of one day, without what the notices say; null for a day on which nothing happened. */
export function readDayChain({ store, catalogue }: Means, day: Day): Promise<DayChain | null> {
  return store.transaction(async ({ notices: { board } }) => {
    const { previous, entries } = await board.dayOf(day);
    const last = entries.at(-1);
    if (!last) return null;
    return {
      ...{ county: catalogue.home.id, day, previous, root: last.link },
      entries: entries.map(({ seq, number, event, leaf, link }) => ({ seq, number, event, leaf, link })),
    };
  });
}
