import type { OutboxBell } from './bell.ts';
import type { Leased } from './lease.ts';
import type { Outlets, Slot } from './outlets.ts';

/** What one transaction puts into the outbox, and what is to come of it once it has committed. */
export class Posting {
  readonly #outlets: Outlets;
  readonly #bell: OutboxBell;
  #channels = new Set<string>();
  #straight: { readonly slot: Slot; readonly leased: Leased }[] = [];

  constructor(outlets: Outlets, bell: OutboxBell) {
    this.#outlets = outlets;
    this.#bell = bell;
  }

  /** For a channel's worker to find. */
  put(channel: string): void {
    this.#channels.add(channel);
  }

  /** Straight to the channel's worker: until when it is leased to it. Null where that cannot be. */
  lease(channel: string, leased: Leased): Date | null {
    const slot = this.#outlets.reserve(channel);
    if (slot === null) return null;
    this.#straight.push({ slot, leased });
    return new Date(slot.until);
  }

  committed(): void {
    for (const { slot, leased } of this.#straight) slot.send(leased);
    for (const channel of this.#channels) this.#bell.ring(channel);
  }

  /** The work came to nothing, or begins anew. */
  drop(): void {
    for (const { slot } of this.#straight) slot.leave();
    this.#straight = [];
    this.#channels = new Set();
  }
}
