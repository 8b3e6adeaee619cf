import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http';
import type { AddressInfo, Socket } from 'node:net';
import { setTimeout as sleep } from 'node:timers/promises';
import { FaultPlan } from './fake-weixin-faults.ts';
import { Journal } from './fake-weixin-journal.ts';

/** One request as the fake saw it. `json` is null when the body is none. */
export type Call = {
  readonly path: string;
  readonly query: URLSearchParams;
  readonly json: Readonly<Record<string, unknown>> | null;
};

/** How a request was answered. */
export type Answered = { readonly path: string; readonly status: number; readonly body: unknown };

export type Handler = (call: Call) => unknown;

/** A JSON server on the loopback that records its calls and fails on demand. */
export class FakeServer {
  readonly calls = new Journal<Call>();
  readonly answered = new Journal<Answered>();
  readonly faults = new FaultPlan();
  readonly #routes = new Map<string, Handler>();
  readonly #sockets = new Set<Socket>();
  readonly #server: Server;

  constructor() {
    this.#server = createServer((request, response) => {
      this.#handle(request, response).catch(() => response.destroy());
    });
    this.#server.on('connection', (socket) => {
      this.#sockets.add(socket);
      socket.once('close', () => this.#sockets.delete(socket));
    });
  }

  /** `path` with its method: `POST /cgi-bin/stable_token`. What the handler gives back goes out as JSON, bytes as they are. */
  route(path: string, handler: Handler): void {
    this.#routes.set(path, handler);
  }

  async listen(): Promise<void> {
    await new Promise<void>((resolve) => this.#server.listen(0, '127.0.0.1', resolve));
  }

  get url(): string {
    return `http://127.0.0.1:${(this.#server.address() as AddressInfo).port}`;
  }

  async close(): Promise<void> {
    for (const socket of this.#sockets) socket.destroy();
    await new Promise((resolve) => this.#server.close(resolve));
  }

  async #handle(request: IncomingMessage, response: ServerResponse): Promise<void> {
    const url = new URL(request.url ?? '/', 'http://fake');
    const json = await jsonOf(request);
    const call = this.calls.add({ path: url.pathname, query: url.searchParams, json });
    const fault = this.faults.take(call.path);
    if (fault?.kind === 'hang') return;
    if (fault?.kind === 'reset') request.socket.resetAndDestroy();
    else if (fault?.kind === 'respond') this.#respond(response, { path: call.path, ...fault });
    else await this.#answer(`${request.method} ${call.path}`, call, response, fault);
  }

  async #answer(route: string, call: Call, response: ServerResponse, fault: ReturnType<FaultPlan['take']>) {
    const handler = this.#routes.get(route);
    const body = handler ? handler(call) : { errcode: -1, errmsg: `the fake has no ${route}` };
    if (fault?.kind === 'delay') await sleep(fault.ms);
    if (fault?.kind === 'lose-reply') response.socket?.resetAndDestroy();
    else this.#respond(response, { path: call.path, status: handler ? 200 : 404, body });
  }

  #respond(response: ServerResponse, { path, status, body }: Answered): void {
    this.answered.add({ path, status, body: body instanceof Buffer ? `${body.length} bytes` : body });
    respond(response, status, body);
  }
}

async function jsonOf(request: IncomingMessage): Promise<Call['json']> {
  const chunks: Buffer[] = [];
  for await (const chunk of request as AsyncIterable<Buffer>) chunks.push(chunk);
  try {
    return JSON.parse(Buffer.concat(chunks).toString('utf8')) as Call['json'];
  } catch {
    return null;
  }
}

function respond(response: ServerResponse, status: number, body: unknown): void {
  if (body instanceof Buffer) {
    response.writeHead(status, { 'content-type': 'image/jpeg', 'content-length': body.length }).end(body);
    return;
  }
  response.writeHead(status, { 'content-type': 'application/json; charset=utf-8' });
  response.end(typeof body === 'string' ? body : JSON.stringify(body));
}
