import type { Wanted } from './task.ts';

/** What staff were asked and may answer with 是. */
export type TaskOffer =
  /** The list says that the paper is not needed: shall it be run all the same? */
  | { readonly kind: 'draft'; readonly wanted: Wanted }
  /** 顺路: shall these be run in one trip? */
  | { readonly kind: 'errand'; readonly numbers: readonly number[] };

/** How long an answer is waited for: minutes, not hours, so that a later 是 means something else. */
export const OFFER_HOLDS = 10 * 60_000;
