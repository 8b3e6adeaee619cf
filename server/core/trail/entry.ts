import type { Instant } from '../time.ts';

/** One line of the trail (留痕): what happened to which record, when, by whom. `facts` holds no personal data in the clear. */
export type TrailEntry = {
  /** Kind and number of the record: `slip MZ-20181203-0007`, `conversation 0192…`. */
  readonly record: string;
  /** Past-tense event name in code words: `slip-issued`. */
  readonly event: string;
  /** Role and account of who did it: `citizen`, `bot`, `staff 0017`. */
  readonly by: string;
  readonly at: Instant;
  readonly facts: Readonly<Record<string, string | number | boolean | null>>;
};
