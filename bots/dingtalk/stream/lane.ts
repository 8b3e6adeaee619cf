import { setTimeout as pause } from 'node:timers/promises';
import type { Timings } from '../settings.ts';
import type { Connection } from './connection.ts';
import { GatewayFault } from './gateway.ts';
import { retryDelay } from './retry-delay.ts';

export type LaneMeans = {
  readonly timings: Timings;
  readonly signal: AbortSignal;
  open(): Promise<Connection>;
  opened(connection: Connection): void;
  over(connection: Connection): void;
  failed(fault: unknown): void;
};

/**
 * Keeps one connection open until the signal. Expired: the replacement is opened first, the old one stays a while for its
 * acknowledgements. Lost: at once, then slower and slower. Never rejects.
 */
export async function keepLane(means: LaneMeans): Promise<void> {
  const { signal, timings } = means;
  let failures = 0;
  while (!signal.aborted) {
    const lived = await liveOnce(means);
    failures = lived.ms >= timings.steadyAfter ? 1 : failures + 1;
    const wait = lived.refused ? timings.refusedRetry : retryDelay(failures, timings, Math.random());
    await pause(wait, undefined, { signal }).catch(() => undefined);
  }
}

type Lived = { readonly ms: number; readonly refused: boolean };

/** One connection from its opening to its end. */
async function liveOnce({ timings, signal, open, opened, over, failed }: LaneMeans): Promise<Lived> {
  let connection: Connection;
  try {
    connection = await open();
  } catch (fault) {
    if (!signal.aborted) failed(fault);
    return { ms: 0, refused: fault instanceof GatewayFault && fault.kind === 'secret-refused' };
  }
  opened(connection);
  const since = performance.now();
  if (signal.aborted) connection.close();
  const ending = await connection.over;
  if (ending === 'expired') connection.retire(timings.drain);
  over(connection);
  return { ms: performance.now() - since, refused: false };
}
