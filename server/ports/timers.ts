import type { Instant } from '../core/time.ts';
import type { Records } from './store.ts';

/** Something that is to happen when its time has come. One timer a kind and subject: setting it again moves it. */
export type Timer = {
  /** Name of a member of `app/timers`. */
  readonly kind: string;
  /** What it is about, in code words and numbers: `12` for hand-over 12. Never personal data: it is stored in the clear. */
  readonly subject: string;
  readonly due: Instant;
};

/** Timers inside a transaction: set with the record they are about, or not at all. */
export interface Timers {
  /** `now`: from which the wait is counted. */
  set(timer: Timer, now: Instant): Promise<void>;
  /** When a timer is due; null when there is none. */
  dueAt(timer: Pick<Timer, 'kind' | 'subject'>): Promise<Instant | null>;
  /** Without effect when there is none. */
  cancel(timer: Pick<Timer, 'kind' | 'subject'>): Promise<void>;
}

/**
 * Does what is to be done when a timer rings, in one transaction with the timer's end. Gives back when to ring again; null: never.
 * Rings are rare but not exact: late after an outage, so the rule reads its record again and decides by that.
 */
export type Ring = (timer: Timer, records: Records, now: Instant) => Promise<Instant | null>;
