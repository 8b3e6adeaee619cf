import type { Day } from '../../core/time.ts';
import type { BoardDay } from '../../ports/notices.ts';
import type { Means } from '../means.ts';

/** More than a year of days: older ones are asked for by their day. */
const MOST_DAYS = 400;

export type DayChain = {
  readonly county: string;
  readonly day: Day;
  /** The link before the day's first entry; empty before the first of all. */
  readonly previous: string;
  readonly entries: readonly {
    readonly seq: number;
    readonly number: string;
    readonly event: string;
    readonly leaf: string;
    readonly link: string;
  }[];
  /** The link that the day ends with. */
  readonly root: string;
};

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
