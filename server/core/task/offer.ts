import type { Wanted } from './task.ts';

/** A line that lacks its words: the next message of who was asked is them. `choices`: what his numbers stand for. */
export type WordsOffer = { readonly kind: 'words'; readonly line: string; readonly choices: readonly string[] };

/** What staff were asked and may answer: with 是, with a number, or with the words themselves. */
export type TaskOffer =
  /** The list says that the paper is not needed: shall it be run all the same? */
  | { readonly kind: 'draft'; readonly wanted: Wanted }
  /** 顺路: shall these be run in one trip? */
  | { readonly kind: 'errand'; readonly numbers: readonly number[] }
  /** 授权 12 照片: his next picture is the signed slip. 现场照片 12, `of: 'check'`: it shows what he came to check. */
  | { readonly kind: 'slip'; readonly number: number; readonly of?: 'check' }
  | WordsOffer;

/** How long an answer is waited for: minutes, not hours, so that a later 是 means something else. */
export const OFFER_HOLDS = 10 * 60_000;
