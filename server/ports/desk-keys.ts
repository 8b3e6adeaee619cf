import type { Instant } from '../core/time.ts';

/** Links to the desk and sessions at it. Tokens are 256 random bits; only their hash is kept. */
export interface DeskKeys {
  /** A token that `redeem` takes once, until an instant. */
  issue(staff: string, until: Instant): Promise<string>;
  /** Whose link it is; null when it is unknown, used or over. Using it ends it. */
  redeem(token: string, at: Instant): Promise<string | null>;
  /** A token that `holder` knows until an instant. */
  open(staff: string, until: Instant): Promise<string>;
  /** Who sits at the desk with this token; null when nobody. */
  holder(token: string, at: Instant): Promise<string | null>;
  end(token: string): Promise<void>;
}
