import type { Clock } from '../../server/ports/clock.ts';
import type { SignIn } from '../../server/ports/sign-in.ts';
import { demoSignIn } from './demo-sign-in.ts';
import { MovableClock } from './movable-clock.ts';
import { type OpenSandbox, openSandbox, type SandboxMeans } from './sandbox.ts';

/** What a demonstration has besides: a clock that can be moved, and the sandbox to move it in. */
export type Demo = {
  readonly clock: Clock;
  readonly signIn: SignIn;
  play(means: Omit<SandboxMeans, 'clock'>): OpenSandbox;
};

/** The one door to the sandbox: a start in production never loads what lies behind it. */
export function openDemo(): Demo {
  const clock = new MovableClock();
  return { clock, signIn: demoSignIn, play: (means) => openSandbox({ ...means, clock }) };
}
