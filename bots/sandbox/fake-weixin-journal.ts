/** What happened, in order, with a way to wait for more. */
export class Journal<T> {
  readonly entries: T[] = [];
  readonly #listeners: ((entry: T) => void)[] = [];
  #waiting: { readonly fits: (entry: T) => boolean; readonly give: (entry: T) => void }[] = [];

  /** Told of every entry to come. */
  watch(listener: (entry: T) => void): void {
    this.#listeners.push(listener);
  }

  add(entry: T): T {
    this.entries.push(entry);
    for (const listener of this.#listeners) listener(entry);
    const pleased = this.#waiting.filter(({ fits }) => fits(entry));
    this.#waiting = this.#waiting.filter((one) => !pleased.includes(one));
    for (const { give } of pleased) give(entry);
    return entry;
  }

  /** An entry that fits, there already or to come; rejects after `wait` milliseconds. */
  waitFor(fits: (entry: T) => boolean, wait = 2000): Promise<T> {
    const found = this.entries.find(fits);
    if (found) return Promise.resolve(found);
    return new Promise((resolve, reject) => {
      const one = {
        fits,
        give: (entry: T) => {
          clearTimeout(timer);
          resolve(entry);
        },
      };
      const timer = setTimeout(() => {
        this.#waiting = this.#waiting.filter((other) => other !== one);
        reject(new Error(`nothing of the kind within ${wait} ms`));
      }, wait);
      this.#waiting.push(one);
    });
  }
}
