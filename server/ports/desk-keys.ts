import type { OneTimeKeys } from './one-time-keys.ts';

/** Links to the desk and sessions at it, of a member of the staff. */
export interface DeskKeys extends OneTimeKeys<string> {
  end(token: string): Promise<void>;
}
