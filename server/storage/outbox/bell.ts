import { EventEmitter } from 'node:events';

/** Rings when this process has committed a message for a channel, so that its worker need not look again and again. */
export class OutboxBell {
  readonly #rings = new EventEmitter();
  readonly #counts = new Map<string, number>();

  constructor() {
    this.#rings.setMaxListeners(0);
  }

  ring(channel: string): void {
    this.#counts.set(channel, this.count(channel) + 1);
    this.#rings.emit(`put ${channel}`);
  }

  /** How often it rang for a channel. */
  count(channel: string): number {
    return this.#counts.get(channel) ?? 0;
  }

  /** Resolves at the first ring after the `since`-th, after `most` milliseconds, or when the signal comes. */
  wait(channel: string, since: number, most: number, signal: AbortSignal): Promise<void> {
    if (signal.aborted || this.count(channel) !== since) return Promise.resolve();
    return new Promise((resolve) => {
      const done = (): void => {
        clearTimeout(timer);
        this.#rings.off(`put ${channel}`, done);
        signal.removeEventListener('abort', done);
        resolve();
      };
      const timer = setTimeout(done, most);
      this.#rings.once(`put ${channel}`, done);
      signal.addEventListener('abort', done);
    });
  }
}
