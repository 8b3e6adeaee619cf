/** So many accounts are remembered, the newest. */
const MOST = 10_000;

/**
 * Who was last found behind an account (by its key), as far as this process remembers. A hint and no fact: a person who was
 * forgotten, or whose transaction came to nothing, may still stand here.
 */
export class PeopleSeen {
  readonly #people = new Map<string, string>();

  note(account: Buffer, person: string): void {
    const key = account.toString('latin1');
    if (this.#people.get(key) === person) return;
    this.#people.set(key, person);
    if (this.#people.size > MOST) this.#people.delete(this.#people.keys().next().value ?? key);
  }

  find(account: Buffer): string | null {
    return this.#people.get(account.toString('latin1')) ?? null;
  }
}
