import type { Instant } from '../../core/time.ts';
import type { Leased } from './lease.ts';

/** Messages that may be on their way through one outlet at once. */
const MOST = 20;

/** How a channel's worker takes messages straight from the transactions of this process. */
export type Outlet = {
  /** When a lease given now ends. */
  until(): Instant;
  /** Sends one that was committed as leased, and enters what became of it. Never rejects. */
  send(leased: Leased): Promise<void>;
};

/** Room for one message that is not committed yet. Is sent or left, once. */
export type Slot = { readonly until: Instant; send(leased: Leased): void; leave(): void };

type Opened = { readonly outlet: Outlet; taken: number; emptied: () => void };

/**
 * The outlets of the channels whose workers run in this process: what a transaction puts for them need not be looked for in the
 * database once it is there.
 */
export class Outlets {
  readonly #open = new Map<string, Opened>();

  /** Gives back what closes it, and waits for what is on its way. */
  open(channel: string, outlet: Outlet): () => Promise<void> {
    const opened: Opened = { outlet, taken: 0, emptied: () => undefined };
    this.#open.set(channel, opened);
    return () => {
      if (this.#open.get(channel) === opened) this.#open.delete(channel);
      if (opened.taken === 0) return Promise.resolve();
      return new Promise((resolve) => {
        opened.emptied = resolve;
      });
    };
  }

  /** Null where the channel has no outlet here, or no room in it: then the worker finds the message in the database. */
  reserve(channel: string): Slot | null {
    const opened = this.#open.get(channel);
    if (opened === undefined || opened.taken >= MOST) return null;
    opened.taken += 1;
    const leave = (): void => {
      opened.taken -= 1;
      if (opened.taken === 0) opened.emptied();
    };
    const { outlet } = opened;
    return { until: outlet.until(), leave, send: (leased) => void outlet.send(leased).then(leave) };
  }
}
