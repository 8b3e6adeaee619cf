import { setTimeout as pause } from 'node:timers/promises';
import type { Clock } from '../../ports/clock.ts';
import type { Sender, SendOutcome } from '../../ports/store.ts';
import type { OpenStore } from '../open-store.ts';
import { LEASE, type Leased, lease, settle } from './lease.ts';

/** The workers that empty the outbox, one a channel: a channel that hangs delays no other. */
export type OutboxWorkers = {
  /** Takes no further message and waits for those under way, at most five seconds: what hangs then is tried again later. */
  stop(): Promise<void>;
};

const AT_ONCE = 20;
const SEND_PATIENCE = LEASE / 2;
const STOP_PATIENCE = 5_000;
const TOO_SLOW = 'too slow' as const;

/** Starts one worker for each channel. `every`: milliseconds between looks at an empty outbox (500 unless told). */
export function startOutbox(
  store: OpenStore,
  senders: ReadonlyMap<string, Sender>,
  clock: Clock,
  every = 500,
): OutboxWorkers {
  const ending = new AbortController();
  const hurry = new AbortController();
  const work = [...senders].map(async ([channel, sender]) => {
    while (!ending.signal.aborted) {
      const sent = await sendDue(store, channel, sender, clock, hurry.signal).catch((fault: unknown) => {
        store.log(`The outbox of ${channel} stands still: ${fault instanceof Error ? fault.message : String(fault)}`);
        return 0;
      });
      if (sent === 0) await pause(every, undefined, { signal: ending.signal }).catch(() => undefined);
    }
  });
  return {
    async stop() {
      ending.abort();
      const timer = setTimeout(() => hurry.abort(), STOP_PATIENCE);
      await Promise.all(work);
      clearTimeout(timer);
    },
  };
}

/** Sends what is due on a channel now; the number of messages that were tried. */
export async function sendDue(
  store: OpenStore,
  channel: string,
  sender: Sender,
  clock: Clock,
  hurry: AbortSignal = new AbortController().signal,
): Promise<number> {
  const due = await lease(store, channel, clock.now(), AT_ONCE);
  await Promise.all(
    due.map(async (leased) => {
      const { outcome, fault } = await trySending(sender, leased, hurry);
      if (outcome === 'dead') store.log(`A message on ${channel} could not be delivered and is kept as a dead letter.`);
      await settle(store, leased, outcome, fault, clock.now());
    }),
  );
  return due.length;
}

async function trySending(
  sender: Sender,
  leased: Leased,
  hurry: AbortSignal,
): Promise<{ outcome: SendOutcome; fault: string | null }> {
  const over = new AbortController();
  const signal = AbortSignal.any([over.signal, hurry]);
  const tooLong = pause<typeof TOO_SLOW>(SEND_PATIENCE, TOO_SLOW, { signal, ref: false }).catch(() => TOO_SLOW);
  try {
    const outcome = await Promise.race([sender.send(leased.message), tooLong]);
    return outcome === TOO_SLOW ? { outcome: 'retry', fault: TOO_SLOW } : { outcome, fault: null };
  } catch (fault) {
    return { outcome: 'retry', fault: nameOf(fault) }; // the message of a fault may quote the person: its name does not
  } finally {
    over.abort();
  }
}

function nameOf(fault: unknown): string {
  if (!(fault instanceof Error)) return 'Fault';
  return 'code' in fault ? `${fault.name} ${String(fault.code)}` : fault.name;
}
