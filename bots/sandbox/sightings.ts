import type { Instant } from '../../server/core/time.ts';
import type { Sighting } from '../../server/ports/sandbox.ts';

const MOST = 60;

/** The last things that the platforms saw. */
export class Sightings {
  readonly #now: () => Instant;
  #seen: Sighting[] = [];

  constructor(now: () => Instant) {
    this.#now = now;
  }

  add(sighting: Omit<Sighting, 'at'>): void {
    this.#seen = [{ at: this.#now(), ...sighting }, ...this.#seen].slice(0, MOST);
  }

  get newestFirst(): readonly Sighting[] {
    return this.#seen;
  }
}
