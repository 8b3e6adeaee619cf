import { afterAll } from 'vitest';
import { guardLoopback } from './loopback-guard.ts';

/** Stands before every test file: a file whose tests reached beyond this machine fails, and the strays are named. */
const strays: string[] = [];

guardLoopback((target) => strays.push(target));

/** Takes the strays that a test meant to provoke. */
export function takeStrays(): readonly string[] {
  return strays.splice(0);
}

afterAll(() => {
  if (strays.length > 0) throw new Error(`left the loopback: ${takeStrays().join(', ')}`);
});
