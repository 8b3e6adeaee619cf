import type { Allowance } from '../clock/clock.ts';
import type { Rung } from '../clock/ladder.ts';
import type { Instant } from '../time.ts';

/** 补办时限: from when, how long, and the highest rung of which the department was told. */
export type ReissueTime = { readonly since: Instant; readonly allowance: Allowance; readonly told: Rung | null };

/** A time that begins now. */
export function newReissueTime(allowance: Allowance, since: Instant): ReissueTime {
  return { since, allowance, told: null };
}
