import type { Instant } from '../core/time.ts';

/** `left`: how many tries are left. */
type Attempt =
  | { readonly kind: 'right' }
  | { readonly kind: 'wrong'; readonly left: number }
  /** None waits: never issued, over, or tried too often. */
  | { readonly kind: 'none' };

/** 回拨核对码: four digits that one colleague reads out on the telephone and another types. Kept as a keyed hash, one a task. */
export interface CallBacks {
  /** A new code; an earlier one is over. */
  issue(number: number, by: string, until: Instant): Promise<string>;
  /** Staff id of who made the code that waits; null when none does. */
  issuerOf(number: number, now: Instant): Promise<string | null>;
  /** Tries a code. The right one ends it, and so does the last wrong one. */
  attempt(number: number, code: string, now: Instant): Promise<Attempt>;
}
