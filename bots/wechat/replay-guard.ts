import type { Instant } from '../../server/core/time.ts';

const WINDOW = 5 * 60_000;
const MOST = 50_000;

/** Refuses requests from another time and requests that were answered already. */
export type ReplayGuard = {
  /** Whether the platform's timestamp (seconds, as text) is within five minutes of our clock. */
  timely(timestamp: string): boolean;
  /** Whether a request with this signature was answered before. */
  spent(signature: string): boolean;
  /** Marks a request as answered. Until then its repetition is the platform's retry, which may carry the same signature. */
  spend(signature: string): void;
};

/** Remembers signatures for twice the window: before it and after it a repetition is stale anyway. One process only; the inbox covers the others. */
export function createReplayGuard(now: () => Instant): ReplayGuard {
  const seen = new Map<string, Instant>();
  return {
    timely: (timestamp) => /^\d{1,12}$/.test(timestamp) && Math.abs(now() - Number(timestamp) * 1000) <= WINDOW,
    spent: (signature) => seen.has(signature),
    spend(signature) {
      seen.set(signature, now());
      for (const [oldest, at] of seen) {
        if (seen.size <= MOST && at > now() - 2 * WINDOW) break;
        seen.delete(oldest);
      }
    },
  };
}
