import type { Instant } from '../core/time.ts';
import type { Account } from './sign-in.ts';

/** Something that was told to a reader: its lines, the first the headline. */
export type ReaderMessage = { readonly lines: readonly string[]; readonly at: Instant };

/** What lies ready for readers of our own program, who cannot be written to. */
export interface ReaderMessages {
  /** A second message under the same key changes nothing. */
  add(about: Pick<Account, 'channel' | 'person'>, key: string, message: ReaderMessage): Promise<void>;
  /** Newest first. */
  of(about: Pick<Account, 'channel' | 'person'>, limit: number): Promise<readonly ReaderMessage[]>;
}
