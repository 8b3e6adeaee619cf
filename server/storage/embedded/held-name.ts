import { createHash } from 'node:crypto';
import { unlinkSync } from 'node:fs';
import { connect, createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';

/** Gives the name back. The kernel does the same when the process dies, however it dies. */
export type Release = () => void;

/**
 * Holds a name that only one living process of this machine can hold; null when another holds it.
 * A listening socket serves as the lock: on Linux in the abstract namespace, on Windows as a pipe, elsewhere as a file
 * in the temporary folder, which is taken over when nobody answers on it.
 */
export async function holdName(name: string): Promise<Release | null> {
  const address = addressOf(name);
  const held = await listen(address);
  if (held || !address.startsWith(tmpdir()) || (await answers(address))) return held;
  unlinkSync(address);
  return listen(address);
}

/** Waits for the name at most `patience` milliseconds; null when it was not to be had. */
export async function waitForName(name: string, patience: number): Promise<Release | null> {
  for (const deadline = performance.now() + patience; ; await pause(20)) {
    const release = await holdName(name);
    if (release || performance.now() > deadline) return release;
  }
}

function addressOf(name: string): string {
  const short = `zhengpaopao-${createHash('sha256').update(name).digest('hex').slice(0, 32)}`;
  if (process.platform === 'linux') return `\0${short}`;
  return process.platform === 'win32' ? `\\\\.\\pipe\\${short}` : join(tmpdir(), short);
}

function listen(address: string): Promise<Release | null> {
  return new Promise((settle, fail) => {
    const server = createServer((socket) => socket.destroy());
    server.once('error', (fault: NodeJS.ErrnoException) => (fault.code === 'EADDRINUSE' ? settle(null) : fail(fault)));
    server.listen(address, () => settle(() => server.close()));
    server.unref();
  });
}

function answers(address: string): Promise<boolean> {
  return new Promise((settle) => {
    const socket = connect(address);
    socket.once('connect', () => settle(true) ?? socket.destroy());
    socket.once('error', () => settle(false));
  });
}
