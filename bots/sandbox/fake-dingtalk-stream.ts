import { randomUUID } from 'node:crypto';
import type { IncomingMessage } from 'node:http';
import type { Socket } from 'node:net';
import { WebSocketServer } from 'ws';
import { FakeConnection, type Subscription } from './fake-dingtalk-connection.ts';
import type { Delivery } from './fake-dingtalk-delivery.ts';
import { type Answer, type Call, type FakeHttp, readFields } from './fake-dingtalk-http.ts';
import { Journal } from './fake-dingtalk-journal.ts';
import type { FakeDingTalkOptions } from './fake-dingtalk-options.ts';
import { apiError } from './fake-dingtalk-refusal.ts';

export const GATEWAY_PATH = '/v1.0/gateway/connections/open';

/** A line that opens or ends, or a delivery that is acknowledged. */
export type Incident =
  | { readonly kind: 'opened' | 'closed'; readonly connection: string }
  | { readonly kind: 'acknowledged'; readonly delivery: Delivery };

type Ticket = { readonly expires: number; readonly subscriptions: readonly Subscription[] };

/** The Stream half of the fake: tickets, connections, pushes, acknowledgements. Source: developerpedia docs/learn/stream/protocol.md. */
export class FakeStream {
  readonly connections: FakeConnection[] = [];
  readonly deliveries = new Journal<Delivery>();
  /** What happens on the lines, as it happens. */
  readonly incidents = new Journal<Incident>();
  /** Acks for frames that were never sent, or that are no JSON. */
  readonly strays: string[] = [];
  /** Handshakes still to be refused with this status. */
  refusal: { status: number; times: number } | null = null;
  /** Milliseconds by which handshakes are answered late. */
  handshakeDelay = 0;
  readonly #options: FakeDingTalkOptions;
  readonly #http: FakeHttp;
  readonly #sockets = new WebSocketServer({ noServer: true });
  readonly #tickets = new Map<string, Ticket>();
  readonly #byMessageId = new Map<string, Delivery>();

  constructor(http: FakeHttp, options: FakeDingTalkOptions) {
    this.#http = http;
    this.#options = options;
    http.route('POST', GATEWAY_PATH, (call) => this.#open(call));
    http.server.on('upgrade', (request, socket, head) => this.#upgrade(request, socket as Socket, head));
  }

  get live(): readonly FakeConnection[] {
    return this.connections.filter((each) => each.state === 'live');
  }

  /** Pushes to one live connection picked at random; a frozen one swallows what no live one can take. */
  push(push: Pick<Delivery, 'type' | 'topic' | 'data' | 'msgId'>, copies = 1, freshIds = false): Delivery {
    const delivery: Delivery = { ...push, messageId: randomUUID(), connections: [], acks: [], lost: false };
    for (let copy = 0; copy < copies; copy += 1)
      this.#transmit(delivery, copy > 0 && freshIds ? randomUUID() : delivery.messageId);
    return this.deliveries.add(delivery);
  }

  end(): void {
    for (const each of this.connections) each.end();
    this.#sockets.close();
  }

  #open({ body, headers }: Call): Answer {
    const { clientId, clientSecret, subscriptions } = body;
    if (!headers.accept?.includes('application/json')) return { body: '<OpenConnectionResponse/>' };
    if (clientId !== this.#options.clientId || clientSecret !== this.#options.clientSecret)
      return apiError(401, 'authFailed', '鉴权失败');
    if (!Array.isArray(subscriptions) || subscriptions.length === 0)
      return apiError(400, 'invalidParameter.subscriptions', 'subscriptions is empty');
    const ticket = `${randomUUID()}+/=`;
    this.#tickets.set(ticket, {
      expires: Date.now() + this.#options.ticketLife,
      subscriptions: structuredClone(subscriptions) as Subscription[],
    });
    return { body: { endpoint: `ws://127.0.0.1:${this.#http.port}/connect`, ticket } };
  }

  #upgrade(request: IncomingMessage, socket: Socket, head: Buffer): void {
    socket.on('error', () => undefined);
    const admitted = this.#admit(request);
    if (typeof admitted === 'number') {
      socket.end(`HTTP/1.1 ${admitted} No\r\nConnection: close\r\nContent-Length: 0\r\n\r\n`);
      return;
    }
    const accept = () => this.#accept(request, socket, head, admitted.subscriptions);
    if (this.handshakeDelay > 0) setTimeout(accept, this.handshakeDelay).unref();
    else accept();
  }

  /** The ticket that was shown, used up by that; or the status of the refusal. */
  #admit(request: IncomingMessage): Ticket | number {
    if (this.refusal !== null && this.refusal.times > 0) {
      this.refusal.times -= 1;
      return this.refusal.status;
    }
    const { pathname, searchParams } = new URL(request.url ?? '/', 'http://fake');
    const name = searchParams.get('ticket') ?? '';
    const ticket = this.#tickets.get(name);
    this.#tickets.delete(name);
    return pathname === '/connect' && ticket !== undefined && ticket.expires >= Date.now() ? ticket : 401;
  }

  #accept(request: IncomingMessage, raw: Socket, head: Buffer, subscriptions: readonly Subscription[]): void {
    if (raw.destroyed) return;
    this.#sockets.handleUpgrade(request, raw, head, (socket) => {
      const connection = new FakeConnection(socket, raw, subscriptions);
      this.connections.push(connection);
      this.incidents.add({ kind: 'opened', connection: connection.id });
      socket.on('close', () => this.incidents.add({ kind: 'closed', connection: connection.id }));
      socket.on('message', (bytes) => this.#hear(connection, String(bytes)));
    });
  }

  #transmit(delivery: Delivery, messageId: string): void {
    const taking = this.live.filter((each) => each.takes(delivery.type, delivery.topic));
    const target = taking[Math.floor(Math.random() * taking.length)] ?? this.connections.find(isZombie);
    const frame = {
      specVersion: '1.0',
      type: delivery.type,
      headers: { topic: delivery.topic, messageId, contentType: 'application/json', time: String(Date.now()) },
      data: JSON.stringify(delivery.data),
    };
    this.#byMessageId.set(messageId, delivery);
    delivery.lost = !target?.send(frame) && delivery.connections.length === 0;
    if (target === undefined || delivery.lost) return;
    delivery.connections.push(target.id);
    this.#pushAgainUnlessAcked(delivery, messageId);
  }

  #pushAgainUnlessAcked(delivery: Delivery, messageId: string): void {
    const { redeliver, mostDeliveries, ackPatience } = this.#options;
    if (delivery.type !== 'EVENT' && redeliver === 'never') return;
    if (delivery.connections.length >= mostDeliveries) return;
    const again = () => {
      const settled = delivery.acks.some((ack) => ack.data.status !== 'LATER');
      if (!settled) this.#transmit(delivery, messageId);
    };
    setTimeout(again, ackPatience).unref();
  }

  #hear(connection: FakeConnection, text: string): void {
    const frame = readFields(text);
    const headers = (frame.headers ?? {}) as Record<string, unknown>;
    const delivery = this.#byMessageId.get(String(headers.messageId));
    const data = readFields(String(frame.data));
    if (delivery === undefined) {
      if (data.opaque === undefined) this.strays.push(text.slice(0, 500));
      else connection.systemPongs += 1;
      return;
    }
    delivery.acks.push({
      at: performance.now(),
      code: frame.code,
      connection: connection.id,
      sameConnection: delivery.connections.includes(connection.id),
      wellFormed: typeof frame.data === 'string' && frame.data.startsWith('{'),
      data,
    });
    this.incidents.add({ kind: 'acknowledged', delivery });
  }
}

const isZombie = (connection: FakeConnection): boolean => connection.state === 'zombie';
