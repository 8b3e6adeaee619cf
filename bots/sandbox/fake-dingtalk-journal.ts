type Waiter<T> = { readonly test: (entry: T) => boolean; readonly settle: (entry: T) => void };

/** An append-only record that can be waited on: "tell me when an entry like this shows up". */
export class Journal<T> {
  readonly entries: T[] = [];
  readonly #listeners: ((entry: T) => void)[] = [];
  #waiters: Waiter<T>[] = [];

  /** Told of every entry to come. */
  watch(listener: (entry: T) => void): void {
    this.#listeners.push(listener);
  }

  add(entry: T): T {
    this.entries.push(entry);
    for (const listener of this.#listeners) listener(entry);
    const met = this.#waiters.filter((each) => each.test(entry));
    this.#waiters = this.#waiters.filter((each) => !met.includes(each));
    for (const each of met) each.settle(entry);
    return entry;
  }

  /** The first entry that passes, present or coming; rejects after `patience` milliseconds. */
  waitFor(test: (entry: T) => boolean, patience = 5_000, what = 'entry'): Promise<T> {
    const known = this.entries.find(test);
    if (known !== undefined) return Promise.resolve(known);
    return new Promise((settle, fail) => {
      const timer = setTimeout(() => {
        this.#waiters = this.#waiters.filter((each) => each !== waiter);
        fail(new Error(`no ${what} within ${patience} ms`));
      }, patience);
      const waiter = {
        test,
        settle: (entry: T) => {
          clearTimeout(timer);
          settle(entry);
        },
      };
      this.#waiters.push(waiter);
    });
  }
}
