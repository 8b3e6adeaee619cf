import { setTimeout as pause } from 'node:timers/promises';
import { CHANNEL, type Log } from '../log.ts';
import type { Poster } from '../post-json.ts';
import type { Credentials, Timings } from '../settings.ts';
import { type Connection, type Listener, openConnection } from './connection.ts';
import { GatewayFault } from './gateway.ts';
import { keepLane } from './lane.ts';

/** Two: a message is pushed to one connection picked at random, and only a second one covers the gap of the first. */
const LANES = 2;

export type Supervisor = {
  start(): void;
  /** Opens nothing more. Open connections stay until `close`. */
  halt(): void;
  /** Says goodbye on every connection, those being drained included. */
  close(): Promise<void>;
  /** Connections on which messages can come now. */
  live(): number;
  /** True while the platform refuses client id or secret. */
  refused(): boolean;
};

type Means = {
  readonly credentials: Credentials;
  readonly timings: Timings;
  readonly poster: Poster;
  readonly log: Log;
};

/** Holds two connections into one listener. A refused secret is said once, plainly, until a connection has been opened again. */
export function superviseStream(means: Means, listener: Listener): Supervisor {
  const { timings, log } = means;
  const halting = new AbortController();
  const open = new Set<Connection>();
  const live = new Set<Connection>();
  let refused = false;

  const failed = (fault: unknown): void => {
    if (!(fault instanceof GatewayFault) || fault.kind !== 'secret-refused') {
      log.warn('dingtalk-connection-failed', { ...CHANNEL, ...outline(fault) });
      return;
    }
    if (refused) return;
    refused = true;
    log.error('dingtalk-secret-refused', fault, { ...CHANNEL, why: SECRET_REFUSED });
  };
  const opened = (connection: Connection): void => {
    refused = false;
    open.add(connection);
    live.add(connection);
    void connection.closed.then(() => open.delete(connection));
    log.info('dingtalk-connected', { ...CHANNEL, count: live.size });
  };
  const over = (connection: Connection): void => {
    live.delete(connection);
    log.info('dingtalk-connection-over', { ...CHANNEL, count: live.size });
  };
  const run = async (lane: number): Promise<void> => {
    await pause(lane * timings.stagger, undefined, { signal: halting.signal }).catch(() => undefined);
    const connect = () => openConnection(means, listener);
    await keepLane({ timings, signal: halting.signal, open: connect, opened, over, failed });
  };

  return {
    start() {
      for (let lane = 0; lane < LANES; lane += 1) void run(lane);
    },
    halt: () => halting.abort(),
    async close() {
      for (const connection of open) connection.close();
      await Promise.all([...open].map((connection) => connection.closed));
    },
    live: () => live.size,
    refused: () => refused,
  };
}

export const SECRET_REFUSED =
  '钉钉不认 DINGTALK_CLIENT_ID 或 DINGTALK_CLIENT_SECRET:到开发者后台「凭证与基础信息」核对后重新启动';

function outline(fault: unknown): { why: string; status?: number } {
  if (fault instanceof GatewayFault) return { why: 'gateway', status: fault.status };
  return { why: fault instanceof Error ? fault.name : typeof fault };
}
