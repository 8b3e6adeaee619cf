import { setTimeout as pause } from 'node:timers/promises';
import type { Store } from '../../server/ports/store.ts';

/** The same store, but each use waits first: `delay` gives the milliseconds. */
export function slowStore(store: Store, delay: () => number): Store {
  return {
    async transaction(work) {
      const wait = delay();
      if (wait > 0) await pause(wait);
      return store.transaction(work);
    },
    ready: () => store.ready(),
    close: () => store.close(),
  };
}
