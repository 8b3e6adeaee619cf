import type { Instant } from '../core/time.ts';
import type { Account } from './sign-in.ts';

type Whose = Pick<Account, 'channel' | 'person'>;

/** Accounts of one person on two platforms, which he joined himself. */
export interface JoinedAccounts {
  /** A code of eight characters that `takeCode` takes once, until an instant; the code he had before opens nothing any more. */
  issueCode(account: Account, until: Instant): Promise<string>;
  /** Whose code it is, as it was typed; null when it is unknown, used or over. Taking it ends it. */
  takeCode(code: string, at: Instant): Promise<Account | null>;
  /** False when one of them is joined already. */
  join(one: Account, other: Account, at: Instant): Promise<boolean>;
  /** The account that is joined to this one; null when none is. */
  other(whose: Whose): Promise<Account | null>;
  /** Whether there was something to part. */
  part(whose: Whose): Promise<boolean>;
}
