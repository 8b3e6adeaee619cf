import { setTimeout as pause } from 'node:timers/promises';
import type { Store } from '../../server/ports/store.ts';

/** How a store behaves: milliseconds a transaction takes, and how many fail before one works. */
export type Mood = {
  delay: number;
  failing: number;
  /** While true no transaction gets on, however fast the machine is. */
  held?: boolean;
  /** How many transactions have begun. */
  begun?: number;
};

/** A store that is as slow and as often away as `mood` says at the time. */
export function moody(real: Store, mood: Mood): Store {
  return {
    ...real,
    async transaction(work) {
      mood.begun = (mood.begun ?? 0) + 1;
      if (mood.delay > 0) await pause(mood.delay);
      while (mood.held) await pause(5);
      if (mood.failing > 0) {
        mood.failing -= 1;
        throw new Error('the database is away');
      }
      return real.transaction(work);
    },
  };
}
