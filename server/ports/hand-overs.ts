import type { HandOver, HandOverLine } from '../core/hand-over/hand-over.ts';
import type { Instant } from '../core/time.ts';

/** How the open hand-overs stand, for the status page. */
export type HandOverStanding = { readonly open: number; readonly oldest: Instant | null };

/** 转人工. Whoever changes one holds its conversation's lock, so that two do not answer at once. */
export interface HandOvers {
  open(handOver: HandOver): Promise<void>;
  find(number: number): Promise<HandOver | null>;
  /** Keeps a known one as it is now. */
  save(handOver: HandOver): Promise<void>;
  /** The open ones, oldest first, then those closed since an instant, newest first; at most `limit` of each. */
  list(closedSince: Instant, limit: number): Promise<readonly HandOver[]>;
  standing(): Promise<HandOverStanding>;
  /** Adds what was said while a person holds the conversation; gives back how many lines there are now. */
  say(number: number, line: HandOverLine): Promise<number>;
  said(number: number): Promise<readonly HandOverLine[]>;
}
