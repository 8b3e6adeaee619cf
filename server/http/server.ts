import { createServer, type Server, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { type AppOptions, createApp } from './app.ts';

/** Milliseconds. */
export type Timeouts = {
  readonly headers: number;
  readonly request: number;
  readonly keepAlive: number;
  /** How long requests under way may take to end once the server is asked to stop. */
  readonly stop: number;
};

/** Idle connections outlast those of the usual reverse proxy (a minute): one that it takes up again is not just being closed here. */
const TIMEOUTS: Timeouts = { headers: 8_000, request: 15_000, keepAlive: 65_000, stop: 10_000 };

export type HttpServer = {
  /** Begins to listen; port 0 takes any free one. Resolves with the address. */
  listen(port: number, host?: string): Promise<AddressInfo>;
  /** Takes no new request, ends those under way, and is gone within the stop time. Calling it twice is harmless. */
  stop(): Promise<void>;
};

/** The HTTP server of everything public. Slow senders are cut off: without the short check interval Node enforces neither timeout in time. */
export function createHttpServer(options: AppOptions & { readonly timeouts?: Partial<Timeouts> }): HttpServer {
  const timeouts = { ...TIMEOUTS, ...options.timeouts };
  const { app, metrics } = createApp(options);
  const handle = app.callback();
  const underWay = new Set<ServerResponse>();
  let stopping: Promise<void> | null = null;
  const server = createServer(
    {
      headersTimeout: timeouts.headers,
      requestTimeout: timeouts.request,
      keepAliveTimeout: timeouts.keepAlive,
      connectionsCheckingInterval: 500,
    },
    (request, response) => {
      underWay.add(response);
      response.once('close', () => underWay.delete(response));
      if (stopping) response.setHeader('Connection', 'close');
      void handle(request, response);
    },
  );
  return {
    listen: (port, host) => listen(server, port, host),
    stop: () => {
      stopping ??= stop(server, underWay, timeouts.stop).finally(() => metrics.close());
      return stopping;
    },
  };
}

function listen(server: Server, port: number, host: string | undefined): Promise<AddressInfo> {
  return new Promise((resolve, reject) => {
    server.once('error', reject);
    server.listen({ port, host }, () => {
      server.removeListener('error', reject);
      resolve(server.address() as AddressInfo);
    });
  });
}

/** Tells every connection with a request under way to close after its answer; what is still open after `patience` is cut. */
function stop(server: Server, underWay: ReadonlySet<ServerResponse>, patience: number): Promise<void> {
  for (const response of underWay) if (!response.headersSent) response.setHeader('Connection', 'close');
  return new Promise((resolve) => {
    const cut = setTimeout(() => server.closeAllConnections(), patience);
    server.close(() => {
      clearTimeout(cut);
      resolve();
    });
    server.closeIdleConnections();
  });
}
