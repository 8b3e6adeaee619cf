import type { Ring } from '../../ports/timers.ts';
import type { Knowledge } from '../means.ts';
import { commitmentCheck } from './commitment-check.ts';
import { commitmentObjection } from './commitment-objection.ts';
import { commitmentShowing } from './commitment-showing.ts';
import { dailyDigest } from './daily-digest.ts';
import { handOverLapse } from './hand-over-lapse.ts';
import { inquiryClock } from './inquiry-clock.ts';
import { noticePrivacy } from './notice-privacy.ts';
import { noticeTerm } from './notice-term.ts';
import { reissueClock } from './reissue-clock.ts';
import { retention } from './retention.ts';
import { taskClock } from './task-clock.ts';
import type { TimerKind } from './timer-kind.ts';

/** Every kind of timer. */
export const TIMER_KINDS: readonly TimerKind[] = [
  handOverLapse,
  taskClock,
  inquiryClock,
  dailyDigest,
  noticeTerm,
  noticePrivacy,
  reissueClock,
  commitmentCheck,
  commitmentObjection,
  commitmentShowing,
  retention,
];

const byName = new Map(TIMER_KINDS.map((kind) => [kind.name, kind]));

/** How long a timer of a newer program waits for it. */
const UNKNOWN_WAITS = 3_600_000;

/** Rings whatever kind it is. */
export function ringWith(knowledge: Pick<Knowledge, 'catalogue'>): Ring {
  return async ({ kind, subject }, records, now) => {
    const known = byName.get(kind);
    return known ? known.ring({ knowledge, records, subject, now }) : now + UNKNOWN_WAITS;
  };
}
