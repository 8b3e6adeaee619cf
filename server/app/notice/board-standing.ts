import { type BoardFault, sayBoardFault } from '../../core/notice/board-check.ts';
import { CHAIN_START, type ChainPlace } from '../../core/notice/chain-walk.ts';
import type { Instant } from '../../core/time.ts';
import type { Means } from '../means.ts';

/** Whether the whole board holds: how many entries were walked from the first to the last, what is wrong, and when that was. */
export type BoardStanding = {
  readonly entries: number;
  readonly faults: readonly string[];
  /** When the last whole walk ended; null before the first did. */
  readonly at: Instant | null;
  /** Entries that the walk under way has passed; null when none is. */
  readonly walking: number | null;
};

/** A piece of the way is one short transaction, and keeps the processor for a few milliseconds. */
const A_PIECE = 500;
/** Pieces that whoever looks waits for: a board of ten thousand entries is walked before he is answered. */
const WAITED_FOR = 20;
/** A walk is taken at most once a minute, and takes a tenth of the time at most. */
const GOOD_FOR = 60_000;
const REST = 9;

type Whole = { readonly entries: number; readonly faults: readonly BoardFault[]; readonly at: Instant };
type Walk = { entries: number; faults: readonly BoardFault[]; place: ChainPlace; readonly begun: Instant };
type Around = Pick<Means, 'store' | 'clock'>;

/**
 * The standing of the board. A walk reads everything, so a long one goes on behind the back of whoever looks, one piece at a time with
 * `breathe` between; a fault is told as soon as the walk comes to it. Each page besides checks what it shows.
 */
export function boardStanding(means: Around, breathe: () => Promise<void>): () => Promise<BoardStanding> {
  let whole: Whole | null = null;
  let walk: Walk | null = null;
  let due = Number.NEGATIVE_INFINITY;
  let looking: Promise<void> = Promise.resolve();

  const end = ({ entries, faults, begun }: Walk): void => {
    const at = means.clock.now();
    whole = { entries, faults, at };
    due = begun + Math.max(GOOD_FOR, (at - begun) * REST);
    walk = null;
  };
  const onward = async (under: Walk, pieces: number, between: () => Promise<void>): Promise<void> => {
    for (let left = pieces; left > 0 && walk === under; left -= 1) {
      if (await passed(means, under)) end(under);
      else await between();
    }
  };
  /** A store that was away is asked again at once, from the beginning. */
  const forget = (fault: unknown): never => {
    walk = null;
    throw fault;
  };
  const look = async (): Promise<void> => {
    const now = means.clock.now();
    if (walk !== null || (now < due && now >= (whole?.at ?? now))) return;
    const begun: Walk = { entries: 0, faults: [], place: CHAIN_START, begun: now };
    walk = begun;
    await onward(begun, WAITED_FOR, async () => {}).catch(forget);
    onward(begun, Number.POSITIVE_INFINITY, breathe).catch(() => {
      walk = null;
    });
  };
  return async () => {
    looking = looking.catch(() => undefined).then(look);
    await looking;
    const faults = [...(walk?.faults ?? []), ...(whole?.faults ?? [])];
    return {
      entries: whole?.entries ?? 0,
      faults: [...new Set(faultsSaid(faults))],
      at: whole?.at ?? null,
      walking: walk?.entries ?? null,
    };
  };
}

/** One piece; true when the walk is over. */
async function passed({ store }: Around, walk: Walk): Promise<boolean> {
  const step = await store.transaction(async ({ notices: { board } }) => {
    const piece = await board.checkAfter(walk.place, A_PIECE);
    return { ...piece, rest: piece.ended ? await board.checkRest() : [] };
  });
  walk.entries += step.entries;
  walk.faults = [...walk.faults, ...step.faults, ...step.rest].slice(0, MOST_NAMED);
  walk.place = step.at;
  return step.ended;
}

const MOST_NAMED = 20;

export function faultsSaid(faults: readonly BoardFault[]): readonly string[] {
  return faults.slice(0, MOST_NAMED).map(sayBoardFault);
}
