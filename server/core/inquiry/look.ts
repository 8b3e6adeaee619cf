import type { Instant } from '../time.ts';

/**
 * Somebody reached for what is held about a citizen: a verifier saw whom an inquiry is about, a data source was asked, or somebody
 * tried whose inquiry it is not. The citizen sees every one of them (谁查了我).
 */
export type Look = {
  readonly kind: 'viewed' | 'looked-up' | 'refused';
  /** Staff id; null for a data source. */
  readonly by: string | null;
  /** Id of the department of who looked. */
  readonly department: string;
  readonly inquiry: string;
  readonly fact: string;
  readonly purpose: string;
  readonly at: Instant;
};
