import type { Instant } from '../core/time.ts';

/** Links from a chat to the form of one notice, and sessions at it. Tokens are 256 random bits; only their hash is kept. */
export interface FormKeys {
  /** A token that `redeem` takes once, until an instant. */
  issue(notice: number, until: Instant): Promise<string>;
  /** Case number of the notice; null when the link is unknown, used or over. Using it ends it. */
  redeem(token: string, at: Instant): Promise<number | null>;
  /** A token that `holder` knows until an instant. */
  open(notice: number, until: Instant): Promise<string>;
  /** Which notice is filled in with this token; null when none. */
  holder(token: string, at: Instant): Promise<number | null>;
}
