import type { Clock } from '../../server/ports/clock.ts';
import { MovableClock } from './movable-clock.ts';
import { type OpenSandbox, openSandbox, type SandboxMeans } from './sandbox.ts';

/** What a demonstration has besides: a clock that can be moved, and the sandbox to move it in. */
export type Demo = {
  readonly clock: Clock;
  play(means: Omit<SandboxMeans, 'clock'>): OpenSandbox;
};

/** The one door to the sandbox: a start in production never loads what lies behind it. */
export function openDemo(): Demo {
  const clock = new MovableClock();
  return { clock, play: (means) => openSandbox({ ...means, clock }) };
}
