import type { DWClientDownStream } from 'dingtalk-stream';
import type { Poster } from '../post-json.ts';
import type { Credentials, Timings } from '../settings.ts';
import { openTicket } from './gateway.ts';
import { SUBSCRIPTIONS, WireClient } from './wire-client.ts';

/** Why a connection is of no more use. */
type Ending = 'expired' | 'closed' | 'silent';

/** One frame: its `data` as text, and the acknowledgement that belongs to it. Only the first one is sent. */
export type Frame = { readonly id: string; readonly data: string; acknowledge(response?: object): void };

export type Listener = {
  /** Called for every robot frame; must not throw. */
  robot(frame: Frame): void;
  /** Called for every card callback; must not throw. */
  card(frame: Frame): void;
  /** Called for every sign of life. */
  alive(): void;
  fault(fault: unknown): void;
};

export type Connection = {
  /** Settles when nothing more will come; an expired connection stays open for acknowledgements. */
  readonly over: Promise<Ending>;
  /** Settles when the socket is closed. */
  readonly closed: Promise<void>;
  /** Closes after `ms`. */
  retire(ms: number): void;
  /** Says goodbye; what is still under way comes through. */
  close(): void;
};

type Means = { readonly credentials: Credentials; readonly timings: Timings; readonly poster: Poster };

/** Opens one connection and watches over its pulse. Rejects with a GatewayFault, a PostFault or the handshake's error. */
export async function openConnection({ credentials, timings, poster }: Means, listener: Listener): Promise<Connection> {
  let heardAt = performance.now();
  let end: (ending: Ending) => void = () => undefined;
  let gone: () => void = () => undefined;
  const over = new Promise<Ending>((settle) => {
    end = settle;
  });
  const closed = new Promise<void>((settle) => {
    gone = settle;
  });
  const alive = () => {
    heardAt = performance.now();
    listener.alive();
  };
  const framed = ({ data, headers: { messageId } }: DWClientDownStream): Frame => {
    let acknowledged = false;
    return {
      id: messageId,
      data,
      acknowledge(response) {
        if (!acknowledged) client.acknowledge(messageId, response ?? null);
        acknowledged = true;
      },
    };
  };
  const client: WireClient = new WireClient(
    credentials,
    () => openTicket(credentials, SUBSCRIPTIONS, poster, timings.gatewayPatience),
    timings.handshakePatience,
    {
      alive,
      fault: listener.fault,
      robot: (frame) => listener.robot(framed(frame)),
      card: (frame) => listener.card(framed(frame)),
      expired: () => end('expired'),
      closed: () => {
        clearInterval(pulse);
        end('closed');
        gone();
      },
    },
  );
  const pulse = setInterval(() => {
    if (performance.now() - heardAt <= timings.silenceEnds) return client.ping();
    end('silent');
    client.terminate();
  }, timings.pingEvery);
  await client.connect().catch((fault: unknown) => {
    clearInterval(pulse);
    throw fault;
  });
  alive();
  return {
    over,
    closed,
    retire: (ms) => {
      setTimeout(() => client.terminate(), ms).unref();
    },
    close() {
      client.disconnect();
      setTimeout(() => client.terminate(), CLOSING_PATIENCE).unref();
    },
  };
}

const CLOSING_PATIENCE = 500;
