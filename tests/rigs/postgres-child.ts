import { type ChildProcess, spawn } from 'node:child_process';
import { createInterface } from 'node:readline';
import { fileURLToPath } from 'node:url';
import { TYPESCRIPT } from './typescript.ts';

/** A process of our own that tells what it does line by line. */
export type Child = {
  readonly process: ChildProcess;
  /** Every line it wrote so far. */
  readonly lines: readonly string[];
  /** Waits for a line that begins with `start`; rejects when the process ends first. */
  line(start: string): Promise<string>;
  /** Sends a signal and waits for the end. */
  end(signal?: NodeJS.Signals): Promise<void>;
};

const ROOT = fileURLToPath(new URL('../..', import.meta.url));
const LOOPBACK = fileURLToPath(new URL('./loopback-preload.ts', import.meta.url));

/** Runs a TypeScript file (relative to the root) in a process of its own, which cannot leave this machine either. */
export function startChild(file: string, args: readonly string[]): Child {
  const child = spawn(process.execPath, [...TYPESCRIPT, '--first', LOOPBACK, file, ...args], {
    cwd: ROOT,
    stdio: ['pipe', 'pipe', 'pipe'],
  });
  const lines: string[] = [];
  const waiting = new Set<() => void>();
  let faults = '';
  let ended = false;
  const wake = () => {
    for (const each of waiting) each();
  };
  createInterface({ input: child.stdout }).on('line', (line) => {
    lines.push(line);
    wake();
  });
  child.stderr.on('data', (bytes) => {
    faults += bytes;
  });
  const gone = new Promise<void>((settle) => {
    child.once('close', () => {
      ended = true;
      wake();
      settle();
    });
  });
  return {
    process: child,
    lines,
    line: (start) =>
      new Promise((settle, fail) => {
        const look = () => {
          const found = lines.find((line) => line.startsWith(start));
          if (found === undefined && !ended) return;
          waiting.delete(look);
          if (found === undefined) fail(new Error(`the child ended before it said "${start}": ${faults}`));
          else settle(found);
        };
        waiting.add(look);
        look();
      }),
    end(signal = 'SIGKILL') {
      if (!ended) child.kill(signal);
      return gone;
    },
  };
}
