import {
  createServer,
  type IncomingHttpHeaders,
  type IncomingMessage,
  type Server,
  type ServerResponse,
} from 'node:http';
import type { AddressInfo, Socket } from 'node:net';
import { setTimeout as pause } from 'node:timers/promises';
import { FaultPlan } from './fake-dingtalk-faults.ts';
import { Journal } from './fake-dingtalk-journal.ts';

/** The fields of a JSON object; an empty one when the body was none. */
export type Fields = Readonly<Record<string, unknown>>;

export type Call = {
  readonly at: number;
  readonly method: string;
  readonly path: string;
  readonly query: URLSearchParams;
  readonly headers: IncomingHttpHeaders;
  readonly bytes: number;
  readonly body: Fields;
};

export type Answer = {
  readonly status?: number;
  readonly headers?: Readonly<Record<string, string>>;
  /** A string goes out as it is, anything else as JSON. */
  readonly body?: unknown;
};

/** How a call was answered. */
export type Answered = { readonly path: string; readonly status: number; readonly body: unknown };

export type Handler = (call: Call) => Answer;

/** The smallest HTTP server that can route, record and misbehave on demand. On the loopback only. */
export class FakeHttp {
  readonly faults = new FaultPlan();
  readonly calls = new Journal<Call>();
  readonly answered = new Journal<Answered>();
  readonly server: Server;
  readonly #routes = new Map<string, Handler>();
  readonly #sockets = new Set<Socket>();

  constructor() {
    this.server = createServer((request, response) => {
      this.#serve(request, response).catch(() => response.destroy());
    });
    this.server.on('connection', (socket) => {
      socket.setNoDelay(true);
      this.#sockets.add(socket);
      socket.on('close', () => this.#sockets.delete(socket));
    });
  }

  route(method: string, path: string, handler: Handler): void {
    this.#routes.set(`${method} ${path}`, handler);
  }

  listen(): Promise<void> {
    return new Promise((settle, fail) => {
      this.server.once('error', fail);
      this.server.listen(0, '127.0.0.1', () => settle());
    });
  }

  get port(): number {
    return (this.server.address() as AddressInfo).port;
  }

  get url(): string {
    return `http://127.0.0.1:${this.port}`;
  }

  callsOf(path: string): readonly Call[] {
    return this.calls.entries.filter((call) => call.path === path);
  }

  close(): Promise<void> {
    for (const socket of this.#sockets) socket.destroy();
    return new Promise((settle) => this.server.close(() => settle()));
  }

  async #serve(request: IncomingMessage, response: ServerResponse): Promise<void> {
    const call = this.calls.add(await readCall(request));
    const handle = this.#routes.get(`${call.method} ${call.path}`) ?? notFound;
    const fault = this.faults.take(call.path);
    switch (fault?.kind) {
      case 'respond':
        return this.#write(call, response, fault);
      case 'hang':
        return;
      case 'reset':
        request.socket.resetAndDestroy();
        return;
      case 'lose-reply':
        handle(call);
        request.socket.destroy();
        return;
      case 'delay':
        await pause(fault.ms);
    }
    this.#write(call, response, handle(call));
  }

  #write({ path }: Call, response: ServerResponse, answer: Answer): void {
    const { status = 200, body } = answer;
    this.answered.add({ path, status, body: body instanceof Buffer ? `${body.length} bytes` : body });
    write(response, answer);
  }
}

function notFound({ method, path }: Call): Answer {
  return { status: 404, body: { code: 'NoSuchRoute', message: `${method} ${path}` } };
}

async function readCall(request: IncomingMessage): Promise<Call> {
  const chunks: Buffer[] = [];
  for await (const chunk of request) chunks.push(chunk as Buffer);
  const raw = Buffer.concat(chunks);
  const { pathname, searchParams } = new URL(request.url ?? '/', 'http://fake');
  return {
    at: performance.now(),
    method: request.method ?? 'GET',
    path: pathname,
    query: searchParams,
    headers: request.headers,
    bytes: raw.length,
    body: readFields(raw.toString()),
  };
}

/** A JSON object, or an empty one for anything else. */
export function readFields(text: string): Fields {
  try {
    const value: unknown = JSON.parse(text);
    return typeof value === 'object' && value !== null ? (value as Fields) : {};
  } catch {
    return {};
  }
}

function write(response: ServerResponse, { status = 200, headers = {}, body = {} }: Answer): void {
  if (response.destroyed) return;
  const bytes = body instanceof Buffer ? body : Buffer.from(typeof body === 'string' ? body : JSON.stringify(body));
  response.writeHead(status, { 'content-type': typeOf(body), 'content-length': bytes.length, ...headers }).end(bytes);
}

function typeOf(body: unknown): string {
  if (body instanceof Buffer) return 'image/jpeg';
  return typeof body === 'string' ? 'text/plain; charset=utf-8' : 'application/json;charset=utf-8';
}
