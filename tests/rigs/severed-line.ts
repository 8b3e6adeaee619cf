import { connect, createServer, type Server, type Socket } from 'node:net';
import { join } from 'node:path';

/** A line between a program and its database that can be cut and mended. */
export type SeveredLine = { readonly url: string; cut(): Promise<void>; mend(): Promise<void> };

/** Puts a line before the database of a URL, on a port of the loopback. */
export async function lineTo(databaseUrl: string): Promise<SeveredLine> {
  const url = new URL(databaseUrl);
  const folder = url.searchParams.get('host');
  const port = Number(url.port || 5432);
  const open = () =>
    folder?.startsWith('/') ? connect(join(folder, `.s.PGSQL.${port}`)) : connect(port, url.hostname);
  const sockets = new Set<Socket>();
  let server = createServer();

  const listen = (at: number): Promise<number> => {
    server = createServer((near) => {
      const far = open();
      for (const [one, other] of [
        [near, far],
        [far, near],
      ] as const) {
        sockets.add(one);
        one.pipe(other);
        one.on('error', () => other.destroy());
        one.on('close', () => sockets.delete(one));
      }
    });
    return new Promise((settle) => server.listen(at, '127.0.0.1', () => settle(portOf(server))));
  };
  const own = await listen(0);
  url.searchParams.delete('host');
  url.hostname = '127.0.0.1';
  url.port = String(own);
  return {
    url: url.href,
    async cut() {
      const closed = new Promise((settle) => server.close(settle));
      for (const socket of sockets) socket.destroy();
      await closed;
    },
    async mend() {
      await listen(own);
    },
  };
}

function portOf(server: Server): number {
  const address = server.address();
  return typeof address === 'object' && address ? address.port : 0;
}
