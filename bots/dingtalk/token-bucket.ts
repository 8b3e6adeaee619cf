/** Lets so many through at once and refills evenly. Keys that have been full again for a while are forgotten. */
export class TokenBucket {
  readonly #size: number;
  readonly #perMs: number;
  readonly #levels = new Map<string, { level: number; at: number }>();

  /** `count` per `ms` milliseconds. */
  constructor(count: number, ms: number) {
    this.#size = count;
    this.#perMs = count / ms;
  }

  /** True, and one token less, when there is one at `now` (milliseconds on any clock that only goes forward). */
  take(key: string, now: number): boolean {
    const level = this.#levelOf(key, now);
    if (level < 1) return false;
    this.#keep(key, level - 1, now);
    return true;
  }

  /** Milliseconds until there is a token. */
  wait(key: string, now: number): number {
    return Math.max(0, Math.ceil((1 - this.#levelOf(key, now)) / this.#perMs));
  }

  /** The other side says it is too much: nothing for `ms`. */
  pause(key: string, ms: number, now: number): void {
    this.#keep(key, 1 - ms * this.#perMs, now);
  }

  #levelOf(key: string, now: number): number {
    const known = this.#levels.get(key);
    return known === undefined ? this.#size : Math.min(this.#size, known.level + (now - known.at) * this.#perMs);
  }

  #keep(key: string, level: number, now: number): void {
    if (this.#levels.size >= MOST_KEYS) this.#forget(now);
    this.#levels.set(key, { level, at: now });
  }

  #forget(now: number): void {
    for (const key of this.#levels.keys()) if (this.#levelOf(key, now) >= this.#size) this.#levels.delete(key);
  }
}

const MOST_KEYS = 5_000;
