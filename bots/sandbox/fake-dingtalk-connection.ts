import { randomBytes, randomUUID } from 'node:crypto';
import type { Socket } from 'node:net';
import { WebSocket } from 'ws';

export type Subscription = { readonly type: string; readonly topic: string };

/** One Stream connection as the platform sees it. `zombie`: still open, but nobody reads at the other end. */
export class FakeConnection {
  readonly id = randomBytes(6).toString('hex');
  state: 'live' | 'draining' | 'zombie' | 'closed' = 'live';
  systemPongs = 0;
  readonly #socket: WebSocket;
  readonly #raw: Socket;
  readonly #subscriptions: readonly Subscription[];

  constructor(socket: WebSocket, raw: Socket, subscriptions: readonly Subscription[]) {
    this.#socket = socket;
    this.#raw = raw;
    this.#subscriptions = subscriptions;
    socket.on('error', () => undefined);
    socket.on('close', () => {
      this.state = 'closed';
    });
  }

  takes(type: string, topic: string): boolean {
    return this.#subscriptions.some((each) => each.type === type && (each.topic === '*' || each.topic === topic));
  }

  /** False when the socket is no longer open. */
  send(frame: unknown): boolean {
    if (this.#socket.readyState !== WebSocket.OPEN) return false;
    this.#socket.send(typeof frame === 'string' ? frame : JSON.stringify(frame));
    return true;
  }

  system(topic: string, data: unknown): void {
    const headers = { topic, contentType: 'application/json', messageId: randomUUID(), time: String(Date.now()) };
    this.send({ specVersion: '1.0', type: 'SYSTEM', headers, data: JSON.stringify(data) });
  }

  ping(): void {
    this.system('ping', { opaque: randomUUID() });
  }

  /** A disconnect frame, silence, then a TCP close: as documented. */
  expire(quiet: number): void {
    this.system('disconnect', { reason: 'connection is expired' });
    this.state = 'draining';
    setTimeout(() => this.#socket.terminate(), quiet).unref();
  }

  /** A TCP reset, without a close frame. */
  cut(): void {
    this.state = 'closed';
    this.#raw.resetAndDestroy();
  }

  /** Stays open, but nothing is read or answered any more, not even a ping. */
  freeze(): void {
    this.state = 'zombie';
    this.#socket.pause();
    this.#raw.pause();
  }

  end(): void {
    this.#socket.terminate();
    this.state = 'closed';
  }
}
