import { Newest } from '../secrecy/newest.ts';

/** So many accounts are remembered, the newest. */
const MOST = 10_000;

/**
 * Who was last found behind an account (by its key), as far as this process remembers. A hint and no fact: a person who was
 * forgotten, or whose transaction came to nothing, may still stand here.
 */
export class PeopleSeen {
  readonly #people = new Newest<string>(MOST);

  note(account: Buffer, person: string): void {
    const key = account.toString('latin1');
    if (this.#people.get(key) !== person) this.#people.put(key, person);
  }

  find(account: Buffer): string | null {
    return this.#people.get(account.toString('latin1')) ?? null;
  }
}
