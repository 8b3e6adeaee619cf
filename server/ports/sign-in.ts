import type { Talk } from '../core/conversation/message.ts';
import type { Result } from '../core/result.ts';
import type { Instant } from '../core/time.ts';

/** Who somebody is on a platform. */
export type Account = Pick<Talk, 'channel' | 'account' | 'person'>;

/** Asks the platform whose a sign-in code is. A code is good once, for minutes. */
export interface SignIn {
  accountOf(code: string): Promise<Result<Account>>;
  /** The telephone number that somebody lets the platform tell us, by a code that is good once; absent where no platform is asked. */
  readonly telephoneOf?: (code: string) => Promise<Result<string>>;
  /** The template of messages that somebody may agree to be sent; absent or null where none is set up. */
  readonly template?: string | null;
}

/** Sessions of citizens who use our own program. Tokens are 256 random bits; only their hash is kept. */
export interface ReaderSessions {
  /** A token that `holder` knows until an instant. */
  open(account: Account, until: Instant): Promise<string>;
  /** Whose token it is; null when it is unknown or over. */
  holder(token: string, at: Instant): Promise<Account | null>;
  end(token: string): Promise<void>;
}
