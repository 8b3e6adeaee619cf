import dgram from 'node:dgram';
import net from 'node:net';

const LOOPBACK = /^(localhost|127(?:\.\d{1,3}){3}|::1|::ffff:127(?:\.\d{1,3}){3})$/i;

/**
 * From now on every connection of this process that would leave this machine fails at once and is told to `onStray`. It takes hold at the
 * socket, below http, tls, ws, undici and pg alike. Local sockets and the loopback work as ever.
 */
export function guardLoopback(onStray: (target: string) => void): void {
  net.Socket.prototype.connect = function guarded(this: net.Socket, ...given: unknown[]): net.Socket {
    const target = targetOf(given);
    if (target.path !== undefined || LOOPBACK.test(target.host ?? 'localhost'))
      return Reflect.apply(connect, this, given) as net.Socket;
    const where = `${target.host}:${target.port}`;
    onStray(where);
    process.nextTick(() => this.destroy(new Error(`left the loopback: ${where}`)));
    return this;
  } as typeof connect;
  dgram.Socket.prototype.send = function guarded(this: dgram.Socket, ...given: unknown[]): void {
    const host = given.findLast((each) => typeof each === 'string');
    if (host === undefined || LOOPBACK.test(String(host))) Reflect.apply(send, this, given);
    else onStray(`udp ${String(host)}`);
  } as typeof send;
}

type Target = { readonly host?: string; readonly path?: string; readonly port?: number | string };

const connect = net.Socket.prototype.connect;
const send = dgram.Socket.prototype.send;

/** `connect` takes options, a path, or port and host; within Node it is given the three as one list. */
function targetOf(given: readonly unknown[]): Target {
  const [first, second] = Array.isArray(given[0]) ? (given[0] as unknown[]) : given;
  if (typeof first === 'object' && first !== null) return first as Target;
  if (typeof first === 'string' && !/^\d+$/.test(first)) return { path: first };
  return { port: Number(first), ...(typeof second === 'string' && { host: second }) };
}
