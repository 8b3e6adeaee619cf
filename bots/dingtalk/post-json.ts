import http, { type ClientRequest, type IncomingMessage } from 'node:http';
import https from 'node:https';
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

export function openPoster(): Poster {
  // Idle sockets are given up before the platform does: a request on a socket that is being closed would be "perhaps done".
  const options = { keepAlive: true, maxSockets: 32, timeout: 4_000 };
  const plain = new http.Agent(options);
  const secure = new https.Agent(options);
  const send = async (method: 'POST' | 'PUT', address: string, body: unknown, patience: number, more: Headers = {}) => {
    const url = new URL(address);
    const bytes = Buffer.from(JSON.stringify(body));
    const json = { 'content-type': 'application/json', accept: 'application/json' };
    const how = { method, headers: { ...json, 'content-length': bytes.length, ...more } };
    const request =
      url.protocol === 'https:'
        ? https.request(url, { ...how, agent: secure })
        : http.request(url, { ...how, agent: plain });
    return answerTo(request, bytes, patience);
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

function answerTo(request: ClientRequest, bytes: Buffer, patience: number): Promise<Posted> {
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
    request.end(bytes);
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
