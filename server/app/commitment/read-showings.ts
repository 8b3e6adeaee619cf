import type { ReceiptStanding } from '../../core/commitment/commitment-receipt.ts';
import { type PublicShowing, publicShowing } from '../../core/commitment/public-showing.ts';
import { done, type Result, refused } from '../../core/result.ts';
import { dayOf } from '../../core/time.ts';
import type { Means } from '../means.ts';

/** Nobody copies the page: deeper than this is not turned. */
const DEEPEST = 10;
const ROWS = 20;

export type ShowingList = {
  readonly showings: readonly PublicShowing[];
  readonly all: number;
  readonly page: number;
  /** How many pages can be turned to. */
  readonly pages: number;
};

/** One page of what everybody may object to today, newest first. */
export function readShowings({ store, clock }: Means, page: number): Promise<ShowingList> {
  const at = Math.min(Math.max(1, page), DEEPEST);
  return store.transaction(async ({ commitments }) => {
    const { found, all } = await commitments.onShow({ size: ROWS, at });
    const today = dayOf(clock.now());
    const showings = found.flatMap((each) => publicShowing(each, today) ?? []);
    return { showings, all, page: at, pages: Math.min(DEEPEST, Math.max(1, Math.ceil(all / ROWS))) };
  });
}

/** One of them, checked at this moment, and what may be said against it. */
export type ShowingReading = {
  readonly showing: PublicShowing;
  readonly standing: ReceiptStanding;
  /** The county's reasons, in order. */
  readonly reasons: readonly string[];
};

/** Refuses what stands there no more, in the same words as what never did. */
export function readShowing({ store, clock, catalogue }: Means, number: string): Promise<Result<ShowingReading>> {
  return store.transaction(async ({ commitments }) => {
    const standing = await commitments.standing(number);
    const kept = standing === null || standing === 'broken' ? null : await commitments.findSigned(number);
    const showing = kept && publicShowing(kept, dayOf(clock.now()));
    if (showing === null || standing === null) return notOnShow(number);
    return done({ showing, standing, reasons: catalogue.home.commitments.challenges });
  });
}

export function notOnShow(number: string): Result<never> {
  return refused(
    'showing-over',
    `${number} 没有在公示。`,
    '公示期满的、撤回的、核查完的都撤下了;有话要说,打清单上的电话。',
  );
}
