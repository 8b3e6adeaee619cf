import type { Instant } from '../../server/core/time.ts';

/** The county's clock in a demonstration: it runs, and can be moved. */
export class MovableClock {
  #ahead = 0;

  now = (): Instant => Date.now() + this.#ahead;

  get moved(): boolean {
    return this.#ahead !== 0;
  }

  set(at: Instant): void {
    this.#ahead = at - Date.now();
  }

  /** To the machine's own time. */
  reset(): void {
    this.#ahead = 0;
  }
}
