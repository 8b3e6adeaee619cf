import type { Instant } from '../core/time.ts';
import type { Account } from './sign-in.ts';

type Whose = Pick<Account, 'channel' | 'person'>;

/** How a reader of our own program can be reached, as he chose. */
export interface ReaderReach {
  /** He agreed to messages of a template. */
  agree(whose: Whose, template: string, at: Instant): Promise<void>;
  disagree(whose: Whose, template: string): Promise<void>;
  agrees(whose: Whose, template: string): Promise<boolean>;
  /** Keeps the number for call-backs; a second one takes the first one's place. */
  keepTelephone(whose: Whose, telephone: string, at: Instant): Promise<void>;
  telephoneOf(whose: Whose): Promise<string | null>;
  /** Whether there was one. */
  dropTelephone(whose: Whose): Promise<boolean>;
}
