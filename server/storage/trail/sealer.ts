import { setTimeout as pause } from 'node:timers/promises';
import type { Clock } from '../../ports/clock.ts';
import type { OpenStore } from '../open-store.ts';
import { sealHeads } from './seal.ts';

/** The background sealer of a store. */
export type Sealer = {
  /** Seals what is left and ends; resolves when the last seal is anchored. */
  stop(): Promise<void>;
};

/** Seals every `every` milliseconds (5,000 unless told). A failure is logged and tried again at the next turn. */
export function startSealer(store: OpenStore, clock: Clock, every = 5_000): Sealer {
  const ending = new AbortController();
  const work = (async () => {
    while (!ending.signal.aborted) {
      await pause(every, undefined, { signal: ending.signal }).catch(() => undefined);
      await sealAll(store, clock).catch((fault: unknown) =>
        store.log(`The trail could not be sealed: ${fault instanceof Error ? fault.message : String(fault)}`),
      );
    }
  })();
  return {
    stop() {
      ending.abort();
      return work;
    },
  };
}

async function sealAll(store: OpenStore, clock: Clock): Promise<void> {
  while (await sealHeads(store, clock.now())) await pause(0);
}
