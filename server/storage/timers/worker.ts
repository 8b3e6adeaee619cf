import { setTimeout as pause } from 'node:timers/promises';
import type { Clock } from '../../ports/clock.ts';
import type { Ring, Timer } from '../../ports/timers.ts';
import type { OpenStore } from '../open-store.ts';
import { bossOn, queueOf } from './boss.ts';
import { ringOne } from './ring.ts';

/** Rings timers: woken by jobs, and once a minute by itself those that have no job, or lost it. */
export type TimerWorkers = {
  /** Rings everything that is due; the number of timers rung. */
  sweep(): Promise<number>;
  /** Takes no further timer; those under way are finished. */
  stop(): Promise<void>;
};

const SWEEP_EVERY = 60_000;
const AT_ONE_SWEEP = 500;

/** One poll takes a batch, and the next at once while batches come back full: one by one, thirty timers took seven seconds. */
const WORK = { batchSize: 20, burstWhenBatchFull: true, perJobResults: true, pollingIntervalSeconds: 1 } as const;

/** Starts the workers of a county. A ring that fails is logged and tried again, by its job soon and by the sweep in a minute. */
export async function startTimers(
  store: OpenStore,
  ring: Ring,
  clock: Clock,
  every = SWEEP_EVERY,
): Promise<TimerWorkers> {
  const ending = new AbortController();
  const boss = bossOn(store.pool, store.log, { supervise: true });
  await boss.start();
  await boss.work<Pick<Timer, 'kind' | 'subject'>, unknown, typeof WORK>(queueOf(store.county), WORK, (jobs) =>
    Promise.all(
      jobs.map(async ({ id, data }) => ({ id, status: (await tryOne(data)) ? 'completed' : 'failed' }) as const),
    ),
  );
  const sweeping = (async () => {
    while (!ending.signal.aborted) {
      await sweepAll().catch((fault: unknown) => store.log(`Timers could not be swept: ${nameOf(fault)}`));
      await pause(every, undefined, { signal: ending.signal }).catch(() => undefined);
    }
  })();
  return {
    sweep,
    async stop() {
      ending.abort();
      await boss.stop({ graceful: true, close: false, timeout: 5_000 });
      await sweeping;
    },
  };

  /** Many terms end with the same day. */
  async function sweepAll(): Promise<void> {
    let rung = AT_ONE_SWEEP;
    while (rung === AT_ONE_SWEEP && !ending.signal.aborted) rung = await sweep();
  }

  async function sweep(): Promise<number> {
    const due = await store.db
      .selectFrom('timers')
      .select(['kind', 'subject'])
      .where('county', '=', store.county)
      .where('due_at', '<=', new Date(clock.now()))
      .orderBy('due_at')
      .limit(AT_ONE_SWEEP)
      .execute();
    let rung = 0;
    for (const timer of due) if ((await tryOne(timer)) === 'rung') rung += 1;
    return rung;
  }

  /** Null when it failed. */
  async function tryOne(timer: Pick<Timer, 'kind' | 'subject'>) {
    try {
      return await ringOne(store, timer, ring, clock.now());
    } catch (fault) {
      store.log(`A timer of kind ${timer.kind} could not ring and is tried again: ${nameOf(fault)}`);
      return null;
    }
  }
}

/** The message of a fault may quote the person: its name does not. */
function nameOf(fault: unknown): string {
  if (!(fault instanceof Error)) return 'Fault';
  return 'code' in fault ? `${fault.name} ${String(fault.code)}` : fault.name;
}
