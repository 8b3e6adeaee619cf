import type { Socket } from 'node:net';
import { DWClient, type DWClientDownStream, TOPIC_CARD, TOPIC_ROBOT } from 'dingtalk-stream';
import { WebSocket } from 'ws';

export const SUBSCRIPTIONS = [
  { type: 'CALLBACK', topic: TOPIC_ROBOT },
  { type: 'CALLBACK', topic: TOPIC_CARD },
] as const;

const MOST_FRAME_BYTES = 1 << 20;

/** What a connection is told about its wire. None of these may throw. */
export type Ears = {
  /** Something came: a frame or a pong. */
  alive(): void;
  robot(frame: DWClientDownStream): void;
  card(frame: DWClientDownStream): void;
  /** The platform will deliver nothing more here. */
  expired(): void;
  closed(): void;
  /** A frame that could not be handled; the wire goes on. */
  fault(fault: unknown): void;
};

/** The members of DWClient 2.1.5 that its typings call private and that we stand in for. */
type Wire = { dw_url: string; socket: WebSocket | undefined };

/**
 * dingtalk-stream 2.1.5 as a wire client and nothing else: it subscribes, reads frames, answers pings, writes acknowledgements.
 * One object is one connection. Left alone it loses messages and ends the process (decision 0007), therefore gateway, socket
 * and dispatch are overridden: nothing that comes over the wire and nothing a handler does can throw into the SDK, and it
 * neither reconnects nor writes to the console.
 */
export class WireClient extends DWClient {
  readonly #ears: Ears;
  readonly #openTicket: () => Promise<string>;
  readonly #handshakePatience: number;
  #line: Socket | null = null;

  constructor(
    credentials: { readonly clientId: string; readonly clientSecret: string },
    openTicket: () => Promise<string>,
    handshakePatience: number,
    ears: Ears,
  ) {
    super({ ...credentials, keepAlive: false });
    this.config.autoReconnect = false;
    this.config.subscriptions = [...SUBSCRIPTIONS]; // the SDK shares one array between all clients of a process
    this.#openTicket = openTicket;
    this.#handshakePatience = handshakePatience;
    this.#ears = ears;
    this.on(TOPIC_ROBOT, (frame: DWClientDownStream) => ears.robot(frame));
    this.on(TOPIC_CARD, (frame: DWClientDownStream) => ears.card(frame));
  }

  get #wire(): Wire {
    return this as unknown as Wire;
  }

  /** Opens the connection; rejects when it cannot be opened. */
  override async connect(): Promise<void> {
    await this.getEndpoint();
    await this._connect();
  }

  override async getEndpoint(): Promise<this> {
    this.#wire.dw_url = await this.#openTicket();
    return this;
  }

  /** As the SDK has it, with a time limit for the handshake, a limit for frames, and no word on the console. */
  override _connect(): Promise<void> {
    return new Promise((settle, fail) => {
      const socket = new WebSocket(this.#wire.dw_url, {
        handshakeTimeout: this.#handshakePatience,
        maxPayload: MOST_FRAME_BYTES,
        perMessageDeflate: false,
      });
      this.#wire.socket = socket;
      socket.on('upgrade', (response) => {
        this.#line = response.socket;
      });
      socket.on('open', () => {
        this.connected = true;
        settle();
      });
      socket.on('message', (bytes) => this.onDownStream(String(bytes)));
      socket.on('pong', () => this.#ears.alive());
      socket.on('error', fail);
      socket.on('close', (code) => {
        this.connected = false;
        fail(new Error(`closed with ${code}`));
        this.#ears.closed();
      });
    });
  }

  override onDownStream(data: string): void {
    this.#ears.alive();
    try {
      super.onDownStream(data);
    } catch (fault) {
      this.#ears.fault(fault);
    }
  }

  override onSystem(frame: DWClientDownStream): void {
    super.onSystem(frame);
    if (frame.headers.topic === 'disconnect') this.#ears.expired();
  }

  /** Nobody here listens to events: LATER keeps them, where the SDK would answer SUCCESS and lose them. */
  override onEvent(frame: DWClientDownStream): void {
    if (this.connected && frame.headers.messageId) this.send(frame.headers.messageId, { status: 'LATER' });
  }

  /** Acknowledges on this connection, the frame's own, or nowhere. */
  acknowledge(messageId: string, response: object | null): void {
    if (this.#wire.socket?.readyState !== WebSocket.OPEN || !messageId) return;
    this.#gather();
    this.socketCallBackResponse(messageId, response);
  }

  /** Messages that were stored together are acknowledged together: what is written in one turn leaves in one call to the system. */
  #gather(): void {
    const line = this.#line;
    if (line === null || line.writableCorked > 0) return;
    line.cork();
    process.nextTick(() => line.uncork());
  }

  ping(): void {
    if (this.#wire.socket?.readyState === WebSocket.OPEN) this.#wire.socket.ping();
  }

  /** Says goodbye: what is still under way is read until the other side has answered. */
  override disconnect(): void {
    this.#wire.socket?.close();
  }

  terminate(): void {
    this.#wire.socket?.terminate();
  }
}
