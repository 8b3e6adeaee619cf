import { createHash } from 'node:crypto';
import { type IncomingMessage, ServerResponse } from 'node:http';
import { gunzipSync } from 'node:zlib';
import type { DestinationStream } from 'pino';

/** Something that left the house for anybody: where it was seen first, what kind of text it is, and its bytes as they came. */
export type PublicBytes = { readonly where: string; readonly type: string; readonly bytes: Buffer };

/** By digest: two hundred turns of one page are one page. */
const seen = new Map<string, PublicBytes>();
const logged: string[] = [];

/** A log that keeps its lines in `lines`, and shows them to whoever looks for what must be in none. */
export function watchedLog(lines: string[]): DestinationStream {
  return {
    write(line: string): void {
      lines.push(line);
      logged.push(line);
    },
  };
}

/** Everything since the last time. */
export function takePublicBytes(): readonly PublicBytes[] {
  const all = [...seen.values(), { where: 'the log', type: 'text/plain', bytes: Buffer.from(logged.join('\n')) }];
  seen.clear();
  logged.length = 0;
  return all;
}

const TEXTS = /html|json|xml|text\/(?:plain|csv)|pdf/u;
/** For colleagues, for one person by what he alone knows, or telephones that are played in a demonstration: not public. */
const OWN =
  /^\/(?:metrics|sandbox|identity\/trial|wechat|desk|replies|api\/replies|api\/session|commitments\/new|notices\/new)/u;

/** Asked by nobody in particular: he is not signed in, and holds no session of a page. */
function isPublic({ headers, url = '' }: IncomingMessage): boolean {
  return (
    headers.authorization === undefined && !/(?:desk|signing|form)=\w/u.test(headers.cookie ?? '') && !OWN.test(url)
  );
}

/** Ours, not one of the platforms that are played: only we send a content policy. */
function isOurs(response: ServerResponse): boolean {
  return response.hasHeader('content-security-policy');
}

type Sent = Parameters<ServerResponse['end']>;
const { write, end } = ServerResponse.prototype;
const parts = new WeakMap<ServerResponse, Buffer[]>();

/** From now on whatever a server of this process answers to anybody is kept until `takePublicBytes`. Calling it twice is harmless. */
export function watchServers(): void {
  ServerResponse.prototype.write = function watched(this: ServerResponse, ...given: unknown[]): boolean {
    note(this, given[0]);
    return Reflect.apply(write, this, given) as boolean;
  } as typeof write;
  ServerResponse.prototype.end = function watched(this: ServerResponse, ...given: Sent): ServerResponse {
    note(this, given[0]);
    keep(this);
    return Reflect.apply(end, this, given) as ServerResponse;
  } as typeof end;
}

function note(response: ServerResponse, chunk: unknown): void {
  if (!(typeof chunk === 'string' || chunk instanceof Uint8Array) || !isOurs(response)) return;
  const all = parts.get(response) ?? [];
  parts.set(response, all);
  all.push(Buffer.from(chunk));
}

function keep(response: ServerResponse): void {
  const chunks = parts.get(response);
  const type = String(response.getHeader('content-type') ?? '');
  if (chunks === undefined || !TEXTS.test(type) || !isPublic(response.req)) return;
  const sent = Buffer.concat(chunks);
  const digest = createHash('sha1').update(sent).digest('hex');
  if (seen.has(digest)) return;
  const bytes = response.getHeader('content-encoding') === 'gzip' ? gunzipSync(sent) : sent;
  const { method, url } = response.req;
  seen.set(digest, { where: `${method} ${url}`, type, bytes });
}
