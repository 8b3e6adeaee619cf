import type { Instant } from '../core/time.ts';

/** The time of day of the whole product: moved by tests and by the sandbox, never read elsewhere. */
export interface Clock {
  now(): Instant;
}
