/** Runs work of one key in the order it came, of different keys side by side, `most` at a time. */
export class Turns {
  readonly #most: number;
  readonly #last = new Map<string, Promise<void>>();
  readonly #waiting: (() => void)[] = [];
  #running = 0;

  constructor(most: number) {
    this.#most = most;
  }

  /** Keys with work that is not finished. */
  get busy(): number {
    return this.#last.size;
  }

  /** `work` must not reject. */
  run(key: string, work: () => Promise<void>): void {
    const before = this.#last.get(key) ?? Promise.resolve();
    const turn = before.then(() => this.#inSlot(work));
    this.#last.set(key, turn);
    void turn.then(() => {
      if (this.#last.get(key) === turn) this.#last.delete(key);
    });
  }

  /** Settles when everything that was handed in is done. */
  async idle(): Promise<void> {
    while (this.#last.size > 0) await Promise.all(this.#last.values());
  }

  async #inSlot(work: () => Promise<void>): Promise<void> {
    if (this.#running >= this.#most) await new Promise<void>((go) => this.#waiting.push(go));
    else this.#running += 1;
    await work();
    const next = this.#waiting.shift();
    if (next) next();
    else this.#running -= 1;
  }
}
