import { setMaxListeners } from 'node:events';
import type { Clock } from '../../ports/clock.ts';
import type { Sender, SendOutcome } from '../../ports/store.ts';
import type { OpenStore } from '../open-store.ts';
import { LEASE, type Leased, lease, type Settlement, settle } from './lease.ts';

/** The workers that empty the outbox, one a channel: a channel that hangs delays no other. */
export type OutboxWorkers = {
  /** Takes no further message and waits for those under way, at most five seconds: what hangs then is tried again later. */
  stop(): Promise<void>;
};

const AT_ONCE = 20;
const SEND_PATIENCE = LEASE / 2;
const STOP_PATIENCE = 5_000;
const TOO_SLOW = 'too slow';

/**
 * Starts one worker for each channel. It looks when this process has put a message, and every so often besides (`every`
 * milliseconds, 500 unless told) for what another process put and for what is due again.
 */
export function startOutbox(
  store: OpenStore,
  senders: ReadonlyMap<string, Sender>,
  clock: Clock,
  every = 500,
): OutboxWorkers {
  const ending = new AbortController();
  const hurry = new AbortController();
  setMaxListeners(0, hurry.signal); // one listener a message under way
  const closings = [...senders].map(([channel, sender]) => openOutlet(store, channel, sender, clock, hurry.signal));
  const work = [...senders].map(async ([channel, sender]) => {
    while (!ending.signal.aborted) {
      const rung = store.bell.count(channel);
      const { more } = await sendRound(store, channel, sender, clock, hurry.signal).catch((fault: unknown) => {
        standsStill(store, channel, fault);
        return { more: false };
      });
      if (!more) await store.bell.wait(channel, rung, every, ending.signal);
    }
  });
  return {
    async stop() {
      ending.abort();
      const timer = setTimeout(() => hurry.abort(), STOP_PATIENCE);
      await Promise.all([...work, ...closings.map((close) => Promise.race([close(), aborted(hurry.signal)]))]);
      clearTimeout(timer);
    },
  };
}

/** Sends what transactions of this process put for the channel, without a look at the outbox. Gives back what closes it. */
function openOutlet(store: OpenStore, channel: string, sender: Sender, clock: Clock, hurry: AbortSignal) {
  const enter = enterTogether(async (settlements) => {
    if (await settle(store, settlements, clock.now())) store.bell.ring(channel);
  });
  return store.outlets.open(channel, {
    until: () => clock.now() + LEASE,
    send: (leased) =>
      tried(store, channel, sender, leased, hurry)
        .then(enter)
        .catch((fault: unknown) => standsStill(store, channel, fault)),
  });
}

/** Sends what is due on a channel now; the number of messages that were tried. */
export async function sendDue(store: OpenStore, channel: string, sender: Sender, clock: Clock): Promise<number> {
  const never = new AbortController().signal;
  setMaxListeners(0, never);
  return (await sendRound(store, channel, sender, clock, never)).tried;
}

/** What came of one look at the outbox. `more`: another look at once may find something that nobody rings for. */
type Round = { readonly tried: number; readonly more: boolean };

async function sendRound(
  store: OpenStore,
  channel: string,
  sender: Sender,
  clock: Clock,
  hurry: AbortSignal,
): Promise<Round> {
  const due = await lease(store, channel, clock.now(), AT_ONCE);
  let more = due.length === AT_ONCE;
  const enter = enterTogether(async (settlements) => {
    const followed = await settle(store, settlements, clock.now());
    more ||= followed;
  });
  await Promise.all(due.map(async (leased) => enter(await tried(store, channel, sender, leased, hurry))));
  return { tried: due.length, more };
}

async function tried(
  store: OpenStore,
  channel: string,
  sender: Sender,
  leased: Leased,
  hurry: AbortSignal,
): Promise<Settlement> {
  const { outcome, fault } = await trySending(sender, leased, hurry);
  if (outcome === 'dead') store.log(`A message on ${channel} could not be delivered and is kept as a dead letter.`);
  return { leased, outcome, fault };
}

function standsStill(store: OpenStore, channel: string, fault: unknown): void {
  store.log(`The outbox of ${channel} stands still: ${fault instanceof Error ? fault.message : String(fault)}`);
}

function aborted(signal: AbortSignal): Promise<void> {
  return new Promise((resolve) => {
    if (signal.aborted) resolve();
    signal.addEventListener('abort', () => resolve(), { once: true });
  });
}

/** Enters the first at once, and together whatever came while the entry before was under way: nothing waits for a slow neighbour. */
function enterTogether(write: (settlements: readonly Settlement[]) => Promise<void>) {
  let waiting: Settlement[] = [];
  let writing: Promise<void> = Promise.resolve();
  return (settlement: Settlement): Promise<void> => {
    waiting.push(settlement);
    if (waiting.length > 1) return writing;
    writing = writing
      .catch(() => undefined)
      .then(() => {
        const together = waiting;
        waiting = [];
        return write(together);
      });
    return writing;
  };
}

function trySending(
  sender: Sender,
  { message }: Leased,
  hurry: AbortSignal,
): Promise<{ outcome: SendOutcome; fault: string | null }> {
  return new Promise((resolve) => {
    const end = (outcome: SendOutcome, fault: string | null): void => {
      clearTimeout(timer);
      hurry.removeEventListener('abort', giveUp);
      resolve({ outcome, fault });
    };
    const giveUp = (): void => end('retry', TOO_SLOW);
    const timer = setTimeout(giveUp, SEND_PATIENCE).unref();
    hurry.addEventListener('abort', giveUp);
    if (hurry.aborted) giveUp();
    const sending = Promise.resolve().then(() => sender.send(message));
    sending.then(
      (outcome) => end(outcome, null),
      (fault: unknown) => end('retry', nameOf(fault)), // the message of a fault may quote the person: its name does not
    );
  });
}

function nameOf(fault: unknown): string {
  if (!(fault instanceof Error)) return 'Fault';
  return 'code' in fault ? `${fault.name} ${String(fault.code)}` : fault.name;
}
