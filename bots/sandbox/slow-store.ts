import { setTimeout as pause } from 'node:timers/promises';
import type { Store } from '../../server/ports/store.ts';

/** How slow the store is made. Whoever waits when it ends waits no longer. */
export class Slowness {
  #ms = 0;
  #over = new AbortController();

  begin(ms: number): () => void {
    this.#ms = ms;
    return () => {
      this.#ms = 0;
      this.#over.abort();
      this.#over = new AbortController();
    };
  }

  async wait(): Promise<void> {
    if (this.#ms > 0) await pause(this.#ms, undefined, { signal: this.#over.signal }).catch(() => undefined);
  }
}

/** The same store, but each use waits first. */
export function slowStore(store: Store, slowness: Slowness): Store {
  return {
    async transaction(work) {
      await slowness.wait();
      return store.transaction(work);
    },
    ready: () => store.ready(),
    close: () => store.close(),
  };
}
