import { Socket as Datagram } from 'node:dgram';
import { Socket } from 'node:net';

const LOOPBACK = /^(127\.\d+\.\d+\.\d+|::1|::ffff:127\.\d+\.\d+\.\d+|localhost)$/i;

/** Stands between this process and the world: every connection that would leave the loopback fails and is remembered. */
export type LoopbackGuard = {
  /** `host:port` of everything that was tried. A test file ends with expecting none. */
  readonly attempts: readonly string[];
  lift(): void;
};

/** Takes hold below http, tls, ws, undici and pg alike: at the socket. */
export function guardLoopback(): LoopbackGuard {
  const attempts: string[] = [];
  const [connect, send] = [Socket.prototype.connect, Datagram.prototype.send];
  Socket.prototype.connect = function guarded(this: Socket, ...given: unknown[]): Socket {
    const target = outside(given);
    if (target === null) return Reflect.apply(connect, this, given) as Socket;
    attempts.push(target);
    process.nextTick(() => this.destroy(new Error(`${target} is not on the loopback`)));
    return this;
  } as Socket['connect'];
  Datagram.prototype.send = function guarded(): void {
    attempts.push('datagram');
  };
  return {
    attempts,
    lift() {
      Socket.prototype.connect = connect;
      Datagram.prototype.send = send;
    },
  };
}

/** The address of a connection that would leave, as `host:port`; null for the loopback and for local sockets. */
function outside(given: readonly unknown[]): string | null {
  const { host, port, path } = optionsOf(given);
  return path || host === undefined || LOOPBACK.test(host) ? null : `${host}:${port}`;
}

type Target = { readonly host?: string; readonly port?: unknown; readonly path?: string };

/** Node passes options, a normalised array that begins with options, or port and host. */
function optionsOf(given: readonly unknown[]): Target {
  const first: unknown = Array.isArray(given[0]) ? given[0][0] : given[0];
  if (typeof first === 'object' && first !== null) return first;
  return typeof given[1] === 'string' ? { host: given[1], port: first } : {};
}
