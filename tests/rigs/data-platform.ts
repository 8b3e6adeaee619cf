import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';

export type PlatformReply = {
  readonly status?: number;
  readonly body?: string;
  readonly hang?: boolean;
  readonly cut?: boolean;
};

/** A county's data platform on the loopback: answers what it is told to, one reply after the other, the last one for ever. */
export async function openDataPlatform(token = 'a-token-of-the-county') {
  const asked: Record<string, string>[] = [];
  let replies: PlatformReply[] = [{ body: '{"answer":"no"}' }];
  const answer = (request: IncomingMessage, response: ServerResponse, body: string): void => {
    asked.push(JSON.parse(body) as Record<string, string>);
    const [reply = {}] = replies.length > 1 ? replies.splice(0, 1) : replies;
    if (reply.cut) request.socket.destroy();
    if (reply.cut || reply.hang) return;
    response.writeHead(reply.status ?? 200, { 'Content-Type': 'application/json' }).end(reply.body ?? '');
  };
  const server = createServer(async (request, response) => {
    const body = await bodyOf(request);
    const known = request.headers.authorization === `Bearer ${token}`;
    if (!known) response.writeHead(401).end();
    else if (request.method !== 'POST' || request.url !== '/facts') response.writeHead(404).end();
    else answer(request, response, body);
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  return {
    url: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
    token,
    asked,
    answer(...next: PlatformReply[]): void {
      asked.length = 0;
      replies = next;
    },
    async close(): Promise<void> {
      server.closeAllConnections();
      await new Promise((resolve) => server.close(resolve));
    },
  };
}

async function bodyOf(request: IncomingMessage): Promise<string> {
  const pieces: Buffer[] = [];
  for await (const piece of request) pieces.push(piece as Buffer);
  return Buffer.concat(pieces).toString('utf8');
}
