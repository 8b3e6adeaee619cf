import dgram from 'node:dgram';
import net from 'node:net';
import { afterAll } from 'vitest';

/**
 * Import this file first in a test that uses the network: every connection that would leave this machine fails at once, the
 * test file fails with it, and the strays are named. Local sockets and the loopback work as ever.
 */
const strays: string[] = [];

const LOOPBACK = /^(localhost|127(?:\.\d{1,3}){3}|::1|::ffff:127(?:\.\d{1,3}){3})$/i;

type Target = { readonly host?: string; readonly path?: string; readonly port?: number | string };

const connect = net.Socket.prototype.connect;
const send = dgram.Socket.prototype.send;

net.Socket.prototype.connect = function guarded(this: net.Socket, ...given: unknown[]): net.Socket {
  const target = targetOf(given);
  if (target.path !== undefined || LOOPBACK.test(target.host ?? 'localhost'))
    return Reflect.apply(connect, this, given) as net.Socket;
  strays.push(`${target.host}:${target.port}`);
  process.nextTick(() => this.destroy(new Error(`left the loopback: ${target.host}:${target.port}`)));
  return this;
} as typeof connect;

dgram.Socket.prototype.send = function guarded(this: dgram.Socket, ...given: unknown[]): void {
  const host = given.findLast((each) => typeof each === 'string');
  if (host === undefined || LOOPBACK.test(String(host))) Reflect.apply(send, this, given);
  else strays.push(`udp ${String(host)}`);
} as typeof send;

/** `connect` takes options, a path, or port and host; within Node it is given the three as one list. */
function targetOf(given: readonly unknown[]): Target {
  const [first, second] = Array.isArray(given[0]) ? (given[0] as unknown[]) : given;
  if (typeof first === 'object' && first !== null) return first as Target;
  if (typeof first === 'string' && !/^\d+$/.test(first)) return { path: first };
  return { port: Number(first), ...(typeof second === 'string' && { host: second }) };
}

/** Takes the strays that a test meant to provoke. */
export function takeStrays(): readonly string[] {
  return strays.splice(0);
}

afterAll(() => {
  if (strays.length > 0) throw new Error(`left the loopback: ${takeStrays().join(', ')}`);
});
