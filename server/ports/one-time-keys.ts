import type { Instant } from '../core/time.ts';

/** Links that work once, and the sessions they open. Tokens are 256 random bits; only a hash of them is kept. */
export interface OneTimeKeys<Whose> {
  /** A token that `redeem` takes once, until an instant. */
  issue(whose: Whose, until: Instant): Promise<string>;
  /** What the link opens; null when it is unknown, used or over. Using it ends it. */
  redeem(token: string, at: Instant): Promise<Whose | null>;
  /** A token that `holder` knows until an instant. */
  open(whose: Whose, until: Instant): Promise<string>;
  /** What is open under this token; null when nothing is. */
  holder(token: string, at: Instant): Promise<Whose | null>;
}

/** From a citizen's chat to one page: the case number of the notice that is filled in, of the commitment that is signed. No key opens the other page. */
export type PageKeys = Readonly<Record<'form' | 'signing', OneTimeKeys<number>>>;
