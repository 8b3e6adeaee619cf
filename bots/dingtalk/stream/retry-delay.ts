import type { Timings } from '../settings.ts';

/**
 * Milliseconds before the n-th try in a row that follows a failure (n from 1): none before the first, then doubling with jitter.
 * `luck` is in [0, 1).
 */
export function retryDelay(failures: number, timings: Pick<Timings, 'retryFrom' | 'retryMost'>, luck: number): number {
  if (failures <= 1) return 0;
  const whole = Math.min(timings.retryMost, timings.retryFrom * 2 ** Math.min(failures - 2, 20));
  return whole * (0.5 + luck / 2);
}
