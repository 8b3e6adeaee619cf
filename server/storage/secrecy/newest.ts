/**
 * Remembers what was put in last: at least half of `most`, at most all of it. Two maps that take turns: to take the oldest out of
 * one map costs ten times as much as to put something in.
 */
export class Newest<T> {
  readonly #half: number;
  #fresh = new Map<string, T>();
  #older = new Map<string, T>();

  constructor(most: number) {
    this.#half = Math.ceil(most / 2);
  }

  get(key: string): T | undefined {
    return this.#fresh.get(key) ?? this.#older.get(key);
  }

  put(key: string, value: T): void {
    if (this.#fresh.size >= this.#half) {
      this.#older = this.#fresh;
      this.#fresh = new Map();
    }
    this.#fresh.set(key, value);
  }
}
