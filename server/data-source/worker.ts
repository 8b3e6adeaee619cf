import { setTimeout as pause } from 'node:timers/promises';

export type LookUpWorker = {
  /** Begins no further look-up; the one under way is finished. */
  stop(): Promise<void>;
};

/** Looks for what a data source is to be asked, every so many milliseconds, and goes on at once while there is more. */
export function startLookUps(
  lookUpNext: () => Promise<boolean>,
  every: number,
  log: (line: string) => void,
): LookUpWorker {
  const ending = new AbortController();
  const working = (async () => {
    while (!ending.signal.aborted) {
      const more = await lookUpNext().catch((fault: unknown) => {
        log(`An inquiry could not be looked up and is tried again: ${fault instanceof Error ? fault.name : 'Fault'}`);
        return false;
      });
      if (!more) await pause(every, undefined, { signal: ending.signal }).catch(() => undefined);
    }
  })();
  return {
    async stop() {
      ending.abort();
      await working;
    },
  };
}
