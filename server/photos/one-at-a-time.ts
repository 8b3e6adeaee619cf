/** Runs work one after the other; null when too much is waiting. */
export type OneAtATime = <T>(work: () => Promise<T>) => Promise<T> | null;

/** `most`: how many may wait or run at once. */
export function oneAtATime(most: number): OneAtATime {
  let last: Promise<unknown> = Promise.resolve();
  let inside = 0;
  return (work) => {
    if (inside >= most) return null;
    inside += 1;
    const done = last.then(work).finally(() => {
      inside -= 1;
    });
    last = done.catch(() => undefined); // whoever asked hears of the fault; the next one is not stopped by it
    return done;
  };
}
