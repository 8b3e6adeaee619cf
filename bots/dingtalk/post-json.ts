import http, { type ClientRequest, type IncomingMessage, type RequestOptions } from 'node:http';
import https from 'node:https';
import { urlToHttpOptions } from 'node:url';
import { readObject } from './json-object.ts';

/** The status and the JSON object that came back; an empty object when the body was none. */
export type Posted = { readonly status: number; readonly body: Readonly<Record<string, unknown>> };

/** `reached`: whether the other side may have done what was asked. */
export class PostFault extends Error {
  override readonly name = 'PostFault';
  readonly reached: 'no' | 'maybe';
  constructor(reached: 'no' | 'maybe', cause: unknown) {
    super(`no answer (${reached === 'no' ? 'not reached' : 'perhaps done'})`, { cause });
    this.reached = reached;
  }
}

type Headers = Readonly<Record<string, string>>;

export type Poster = {
  /** Posts JSON and reads the answer, whatever its status. Follows no redirect. Throws a PostFault when no whole answer came in `patience` milliseconds. */
  post(address: string, body: unknown, patience: number, headers?: Headers): Promise<Posted>;
  /** The same with PUT. */
  put(address: string, body: unknown, patience: number, headers?: Headers): Promise<Posted>;
  close(): void;
};

const MOST_BYTES = 64 * 1024;

type Host = Pick<RequestOptions, 'protocol' | 'hostname' | 'port'>;

/** Hosts by their origin, each read once: the platform's two, and those of the settings. */
const hosts = new Map<string, Host>();

export function openPoster(): Poster {
  // Idle sockets are given up before the platform does: a request on a socket that is being closed would be "perhaps done".
  const options = { keepAlive: true, maxSockets: 32, timeout: 4_000 };
  const plain = new http.Agent(options);
  const secure = new https.Agent(options);
  const send = async (method: 'POST' | 'PUT', address: string, body: unknown, patience: number, more: Headers = {}) => {
    const end = address.indexOf('/', 'https://'.length);
    const host = hostOf(address.slice(0, end));
    const text = JSON.stringify(body);
    const json = { 'content-type': 'application/json', accept: 'application/json' };
    const headers = { ...json, 'content-length': Buffer.byteLength(text), ...more };
    const how = { ...host, path: address.slice(end), method, headers };
    const request =
      host.protocol === 'https:' ? https.request({ ...how, agent: secure }) : http.request({ ...how, agent: plain });
    return answerTo(request, text, patience);
  };
  return {
    post: (...asked) => send('POST', ...asked),
    put: (...asked) => send('PUT', ...asked),
    close() {
      plain.destroy();
      secure.destroy();
    },
  };
}

function hostOf(origin: string): Host {
  const known = hosts.get(origin);
  if (known) return known;
  const { protocol, hostname, port } = urlToHttpOptions(new URL(origin));
  const host = { protocol, hostname, port };
  hosts.set(origin, host);
  return host;
}

function answerTo(request: ClientRequest, body: string, patience: number): Promise<Posted> {
  const late = setTimeout(() => request.destroy(new Error(`no answer in ${patience} ms`)), patience);
  const answered = new Promise<Posted>((settle, fail) => {
    let reached: 'no' | 'maybe' = 'no';
    const broken = (fault: unknown) => fail(new PostFault(reached, fault));
    request.on('socket', (socket) => {
      const connected = () => {
        reached = 'maybe';
      };
      if (socket.connecting) socket.once('connect', connected);
      else connected();
    });
    request.on('error', broken);
    request.on('response', (response) => readAnswer(response).then(settle, broken));
    request.end(body); // as text, which Node puts into one piece with the head
  });
  return answered.finally(() => clearTimeout(late));
}

function readAnswer(response: IncomingMessage): Promise<Posted> {
  const chunks: Buffer[] = [];
  let size = 0;
  return new Promise((settle, fail) => {
    response.on('data', (chunk: Buffer) => {
      size += chunk.length;
      if (size > MOST_BYTES) response.destroy(new Error(`the answer is longer than ${MOST_BYTES} bytes`));
      else chunks.push(chunk);
    });
    response.once('end', () => {
      settle({ status: response.statusCode ?? 0, body: readObject(Buffer.concat(chunks).toString()) });
    });
    response.once('error', fail);
    response.once('close', () => {
      if (!response.readableEnded) fail(new Error('the answer broke off'));
    });
  });
}
